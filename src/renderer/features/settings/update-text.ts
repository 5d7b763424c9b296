import type { Release, UpdateStatus, UpdateWay } from '@shared/domain/update.ts';
import { describeError } from '../../errors/error-text.ts';
import type { Texts } from '../../text/texts.svelte.ts';

/** How far a newer version has come, in words; `''` until main has said. */
export function updateText(status: UpdateStatus | null, texts: Texts): string {
  if (status === null) return '';
  const m = texts.m.updates;
  const { way, checkedAt, state } = status;
  if (way === 'none') return m.never;
  const last = checkedAt === null ? '' : ` ${m.lastChecked(texts.dateTime(checkedAt))}`;
  switch (state.kind) {
    case 'unknown':
      return checkedAt === null ? m.unknown : last.trim();
    case 'checking':
      return m.checking;
    case 'current':
      return `${m.current}${last}`;
    case 'available':
      return availableText(state.release, way, texts);
    case 'downloading':
      return m.downloading(state.release.version);
    case 'ready':
      return m.ready(state.release.version);
    case 'installing':
      return m.installing(state.release.version);
    case 'failed': {
      const { step, error, release } = state;
      const why = describeError(error, texts.m).text;
      // The check has worked, and its answer says it all.
      if (error.kind === 'update-failed' && error.reason === 'other-system') return `${why} ${m.goesOn}`;
      // What was known before the check is still true.
      const end = step === 'check' && release !== null ? availableText(release, way, texts) : m.goesOn;
      return `${m.failed[step]} ${why} ${end}`;
    }
  }
}

function availableText(
  { version, file }: Release,
  way: Exclude<UpdateWay, 'none'>,
  { m: { updates: m } }: Texts,
): string {
  if (way === 'itself') return m.available(version);
  return file === null ? m.bySystemAlone(version) : m.bySystem(version, file);
}

/** What the reader enters for their system to install a downloaded package. */
export function installCommand(way: 'deb' | 'rpm', file: string): string {
  return `sudo ${way === 'deb' ? 'apt' : 'dnf'} install ./${file}`;
}
