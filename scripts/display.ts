import type { Command } from './run-command.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Printed once when a command runs on a display that nobody sees. */
export const virtualDisplayNote =
  'No display here: running under xvfb-run, on a display that cannot be seen.';

/** Whether there is no display for windows, so that one has to be created. */
export function needsVirtualDisplay(env: Environment, platform: NodeJS.Platform): boolean {
  return platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY'];
}

/** The same command on a virtual display. */
export function onVirtualDisplay({ program, args }: Command): Command {
  return { program: 'xvfb-run', args: ['-a', '-s', '-screen 0 2240x1400x24', program, ...args] };
}

/** The command as it must be run here: on a virtual display, which is then announced, or unchanged. */
export function onSomeDisplay(
  command: Command,
  env: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
): Command {
  if (!needsVirtualDisplay(env, platform)) return command;
  console.log(virtualDisplayNote);
  return onVirtualDisplay(command);
}

/** Electron's switches for its sandbox: on Linux, Chromium refuses to start one as root. */
export function sandboxArguments(
  platform: NodeJS.Platform = process.platform,
  userId: number | undefined = process.getuid?.(),
): readonly string[] {
  return platform === 'linux' && userId === 0 ? ['--no-sandbox'] : [];
}
