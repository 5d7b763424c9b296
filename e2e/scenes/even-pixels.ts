import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** How Electron is started so that every computer paints the same pixels: without its graphics card and screen. */
export const EVEN_SWITCHES: readonly string[] = [
  '--password-store=basic',
  '--disable-gpu',
  '--disable-lcd-text',
  '--force-color-profile=srgb',
  '--force-device-scale-factor=1',
];

/** The fonts that fonts.conf names; without them no text could be drawn. */
const FONTS = join(import.meta.dirname, '../../node_modules/dejavu-fonts-ttf');

/** … and without its time zone, its language, its fonts and its owner's font settings. */
export const EVEN_ENVIRONMENT: Readonly<Record<string, string>> = {
  TZ: 'UTC',
  LANG: 'en_US.UTF-8',
  ...fonts(),
};

function fonts(): Readonly<Record<string, string>> {
  if (existsSync(FONTS)) return { FONTCONFIG_FILE: join(import.meta.dirname, 'fonts.conf') };
  console.warn('Pictures are in the letters of this computer: npm ci installs those they are compared in.');
  return {};
}
