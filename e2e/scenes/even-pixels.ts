import { join } from 'node:path';

/** How Electron is started so that every computer paints the same pixels: without its graphics card and screen. */
export const EVEN_SWITCHES: readonly string[] = [
  '--password-store=basic',
  '--disable-gpu',
  '--disable-lcd-text',
  '--force-color-profile=srgb',
  '--force-device-scale-factor=1',
];

/** … and without its time zone, its language and what its owner has set for letters. */
export const EVEN_ENVIRONMENT: Readonly<Record<string, string>> = {
  TZ: 'UTC',
  LANG: 'en_US.UTF-8',
  FONTCONFIG_FILE: join(import.meta.dirname, 'fonts.conf'),
};
