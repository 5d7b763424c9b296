import { readFile } from 'node:fs/promises';
import { release } from 'node:os';
import type { Redact } from './file-logger.ts';

/** How many of the log's last lines go into a report. */
const LOG_LINES = 100;

export interface DiagnosticsOptions {
  /** Endroll's own version. */
  readonly version: string;
  readonly isPackaged: boolean;
  /** As in `process.versions`: Electron, Chromium, Node. */
  readonly versions: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  /** The name of the desktop environment, on Linux. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The languages the system prefers, best first. */
  readonly languages: readonly string[];
  /** The keyring in use, or `null`. */
  readonly keyring: string | null;
  readonly logFile: string;
  readonly redact: Redact;
}

/**
 * What a bug report needs, as Markdown: versions, the system, the end of the log. It contains neither the token nor the path
 * of the reader's home folder, because people post it publicly.
 */
export async function describeSituation(options: DiagnosticsOptions): Promise<string> {
  const { version, isPackaged, versions, platform, arch, environment, languages, keyring } = options;
  const { XDG_SESSION_TYPE = '', XDG_CURRENT_DESKTOP = '' } = environment;
  const log = await readFile(options.logFile, 'utf8').catch(() => 'There is no log.');
  const facts: readonly (readonly [string, string])[] = [
    ['Endroll', `${version}${isPackaged ? '' : ', from its sources'}`],
    ['Electron', versions['electron'] ?? ''],
    ['Chromium', versions['chrome'] ?? ''],
    ['Node', versions['node'] ?? ''],
    ['System', `${platform} ${release()} ${arch}`],
    ...(platform === 'linux'
      ? [['Desktop', `${XDG_CURRENT_DESKTOP} ${XDG_SESSION_TYPE}`.trim()] as const]
      : []),
    ['Languages', languages.join(', ')],
    ['Keyring', keyring ?? 'none'],
  ];
  const lines = [
    ...facts.map(([name, value]) => `- ${name}: ${value}`),
    '',
    '```',
    ...log.trimEnd().split('\n').slice(-LOG_LINES),
    '```',
    '',
  ];
  return options.redact(lines.join('\n'));
}
