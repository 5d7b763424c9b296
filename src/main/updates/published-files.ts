// In a file of its own: without Electron, the tests of a release ask it for what they publish.

/** How each processor is called in the names of files. */
const PROCESSORS: Readonly<Record<string, readonly string[]>> = {
  x64: ['x64', 'amd64', 'x86_64', 'universal'],
  arm64: ['arm64', 'aarch64', 'universal'],
};

/** The file for this system and processor among those that are published; `null` if none says that it is. */
export function fileFor<File extends { readonly url: string }>(
  files: readonly File[],
  ending: string,
  processor: string = process.arch,
): File | null {
  const names = PROCESSORS[processor] ?? [processor];
  return (
    files.find(
      ({ url }) =>
        url.endsWith(ending) &&
        names.some((name) => new RegExp(`(?:^|[-_.])${name}(?:[-_.]|$)`, 'u').test(url)),
    ) ?? null
  );
}
