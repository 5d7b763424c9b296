import type { UpdateStatus } from '@shared/domain/update.ts';
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
    case 'available': {
      const { version, file } = state.release;
      if (way === 'itself') return m.available(version);
      return file === null ? m.bySystemAlone(version) : m.bySystem(version, file);
    }
    case 'downloading':
      return m.downloading(state.release.version);
    case 'ready':
      return m.ready(state.release.version);
    case 'failed':
      return `${m.failed[state.step]} ${describeError(state.error, texts.m).text} ${m.goesOn}`;
  }
}

/** What the reader enters for their system to install a downloaded package. */
export function installCommand(way: 'deb' | 'rpm', file: string): string {
  return `sudo ${way === 'deb' ? 'apt' : 'dnf'} install ./${file}`;
}
