import type { ElectronApplication, Locator, Page } from '@playwright/test';

/** What is really on screen at a place. */
export interface Painted {
  /** Its most frequent color: `#rrggbb`. */
  readonly background: string;
  /** The share of it that contrasts with that by at least 4.5, from 0 to 1. For text, it is a few hundredths. */
  readonly ink: number;
}

/**
 * Looks at the pixels of an element's first text, or of the whole element if it has none. Computed styles do not include
 * the backplate that Chromium paints behind text when colors are forced.
 */
export async function painted(app: ElectronApplication, window: Page, element: Locator): Promise<Painted> {
  await element.scrollIntoViewIfNeeded();
  const clip = await element.evaluate((root) => {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const place = document.createRange();
    place.selectNode(root);
    while (texts.nextNode() !== null) {
      if (texts.currentNode.textContent?.trim() === '') continue;
      place.selectNodeContents(texts.currentNode);
      break;
    }
    const { x, y, width, height } = place.getBoundingClientRect();
    return { x, y, width, height };
  });
  const picture = await window.screenshot({ clip });
  return app.evaluate(({ nativeImage }, base64) => {
    const bitmap = nativeImage.createFromBuffer(Buffer.from(base64, 'base64')).toBitmap();
    const counts = new Map<number, number>();
    for (let at = 0; at < bitmap.length; at += 4) {
      const colour = bitmap.readUIntLE(at, 3);
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    const [[background] = [0]] = [...counts].sort(([, one], [, other]) => other - one);
    const ink = [...counts]
      .filter(([colour]) => contrast(colour, background) >= 4.5)
      .reduce((sum, [, count]) => sum + count, 0);
    return { background: `#${background.toString(16).padStart(6, '0')}`, ink: ink / (bitmap.length / 4) };

    /** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
    function contrast(one: number, other: number): number {
      const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
      return (light + 0.05) / (dark + 0.05);
    }

    function luminance(colour: number): number {
      const [red = 0, green = 0, blue = 0] = [colour >> 16, (colour >> 8) & 255, colour & 255].map((byte) => {
        const share = byte / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    }
  }, picture.toString('base64'));
}
