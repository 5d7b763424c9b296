/** What the reader has chosen. Kept in settings.json; each field has a default, so a new one never breaks an old file. */
export interface Settings {
  /** TMDB language tag for new seasons, such as `en-US`. */
  readonly language: string;
  readonly theme: Theme;
  /** Width of the library pane in CSS pixels. */
  readonly sidebarWidth: number;
  /** Where the reader was, to open there again; an `endroll://` address or `null`. */
  readonly lastAddress: string | null;
}

/** `system` follows the operating system, live. */
export type Theme = 'system' | 'light' | 'dark';

/** The narrowest and widest library pane, in CSS pixels. */
export const SIDEBAR_WIDTH = { min: 220, max: 460 } as const;

/** What holds before the reader has chosen anything. */
export const DEFAULT_SETTINGS: Settings = {
  language: 'en-US',
  theme: 'system',
  sidebarWidth: 288,
  lastAddress: null,
};
