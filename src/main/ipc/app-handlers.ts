import { LARGEST_ID } from '@shared/domain/address.ts';
import type { AppStart, Licence, ProblemReport } from '@shared/ipc/contract.ts';
import { PAGE_COMMANDS } from '@shared/shortcuts.ts';
import * as z from 'zod/mini';
import { webPageAddress } from '../links/web-addresses.ts';
import { type SettingsStore, wholeNumber } from '../settings/settings-store.ts';
import type { TokenStore } from '../settings/token-store.ts';
import type { Logger } from '../logging/logger.ts';
import type { WindowInbox } from '../window/window-inbox.ts';
import type { GroupHandlers } from './bridge.ts';
import { input, noInput, seasonNumber, tmdbId } from '../schemas/inputs.ts';

/** In UTF-16 code units. A whole season as rows is about 200 KB. */
const LONGEST_COPY = 1_000_000;

/** What the application's own calls need. */
export interface AppHandlerOptions {
  readonly about: Pick<AppStart, 'version' | 'electronVersion' | 'platform' | 'systemLocale'>;
  readonly inbox: WindowInbox;
  readonly settings: SettingsStore;
  readonly tokens: TokenStore;
  /** Turns full screen on or off. Returns whether it was on before. */
  readonly setFullScreen: (isOn: boolean) => boolean | Promise<boolean>;
  /** Opens an https address in the browser. */
  readonly openInBrowser: (address: string) => Promise<void>;
  /** Copies and keeps what a report needs, and opens the page for reports where there is one. */
  readonly reportProblem: () => Promise<ProblemReport>;
  readonly showProblemReport: () => void;
  readonly readLicences: () => Promise<readonly Licence[]>;
  readonly logger: Pick<Logger, 'error'>;
  /** The window is starting, and will ask for kept content. */
  readonly onStart: () => void;
  readonly writeClipboard: (text: string) => void | Promise<void>;
}

/** Some series have an episode 0. */
const episodeNumber = wholeNumber(0, LARGEST_ID);
/** In UTF-16 code units. A stack of about fifty lines. */
const LONGEST_DETAILS = 10_000;

const webPage = z.discriminatedUnion(
  'page',
  [
    input({ page: z.literal('token-help') }),
    input({ page: z.literal('tmdb') }),
    input({ page: z.literal('series'), seriesId: tmdbId }),
    input({ page: z.literal('season'), seriesId: tmdbId, seasonNumber }),
    input({ page: z.literal('episode'), seriesId: tmdbId, seasonNumber, episodeNumber }),
    input({ page: z.literal('person'), personId: tmdbId }),
    input({ page: z.literal('film'), filmId: tmdbId }),
    input({ page: z.literal('person-editor'), personId: tmdbId }),
    input({ page: z.literal('person-pictures'), personId: tmdbId }),
    input({ page: z.literal('series-editor'), seriesId: tmdbId }),
    input({ page: z.literal('season-editor'), seriesId: tmdbId, seasonNumber }),
    input({
      page: z.literal('episode-editor'),
      seriesId: tmdbId,
      seasonNumber,
      episodeNumber,
      part: z.literal(['guests', 'crew'], { error: 'is not a part of an episode’s editor' }),
    }),
  ],
  { error: 'is not a page that can be opened' },
);

/** Start, web pages and the clipboard. */
export function createAppHandlers(options: AppHandlerOptions): GroupHandlers<'app'> {
  const { about, inbox, settings, tokens } = options;
  return {
    start: {
      input: noInput,
      // The token's status according to the files: the keyring may show a dialog, so it is used once the window is visible.
      run: () => {
        options.onStart();
        return {
          ...about,
          address: inbox.takeAddress() ?? settings.settings.lastAddress,
          settings: settings.settings,
          token: tokens.presumedStatus(),
        };
      },
    },
    listen: {
      input: noInput,
      run: () => {
        inbox.listen();
        return null;
      },
    },
    offer: {
      input: input({ commands: z.array(z.literal(PAGE_COMMANDS, { error: 'is not a command of a page' })) }),
      run: ({ commands }) => {
        inbox.offer(commands);
        return null;
      },
    },
    openWebPage: {
      input: webPage,
      run: async (page) => {
        await options.openInBrowser(webPageAddress(page));
        return null;
      },
    },
    licences: { input: noInput, run: () => options.readLicences() },
    fullScreen: {
      input: input({ isOn: z.boolean({ error: 'is neither true nor false' }) }),
      run: async ({ isOn }) => ({ wasOn: await options.setFullScreen(isOn) }),
    },
    reportError: {
      input: input({ what: shortText(200), details: shortText(LONGEST_DETAILS) }),
      run: ({ what, details }) => {
        options.logger.error(`In the window, ${what} failed: ${details}`);
        return null;
      },
    },
    reportProblem: { input: noInput, run: () => options.reportProblem() },
    showProblemReport: {
      input: noInput,
      run: () => {
        options.showProblemReport();
        return null;
      },
    },
    copyText: {
      input: input({
        text: z
          .string({ error: 'is not text' })
          .check(z.maxLength(LONGEST_COPY, { error: 'is too long to copy' })),
      }),
      run: async ({ text }) => {
        await options.writeClipboard(text);
        return null;
      },
    },
  };
}

function shortText(longest: number): z.ZodMiniString {
  return z.string({ error: 'is not text' }).check(z.maxLength(longest, { error: 'is too long' }));
}
