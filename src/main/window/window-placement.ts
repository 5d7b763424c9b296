import type { Display, Rectangle } from 'electron';

/** Where a window was, in device-independent pixels, and how it was shown. */
export interface WindowPlacement {
  /** The bounds when neither maximized nor in full screen. */
  readonly bounds: Rectangle;
  readonly isMaximized: boolean;
  readonly isFullScreen: boolean;
}

/** The smallest window, in device-independent pixels. */
export const SMALLEST_WINDOW = { width: 720, height: 520 } as const;

const FIRST_WINDOW = { width: 1280, height: 820 } as const;

/**
 * Where to open the window: at its last position, moved and shrunk so that it is completely on the display it was mostly on;
 * in the center of the first display if it was on none, for example because that was unplugged.
 */
export function placeWindow(
  saved: Rectangle | null,
  displays: readonly Pick<Display, 'workArea'>[],
): Rectangle {
  const areas = displays.map(({ workArea }) => workArea);
  const [first = { x: 0, y: 0, ...FIRST_WINDOW }] = areas;
  if (saved === null) return inMiddle(FIRST_WINDOW, first);
  const shared = areas.map((area) => sharedArea(saved, area));
  const largest = Math.max(0, ...shared);
  const area = areas[shared.indexOf(largest)];
  return largest === 0 || area === undefined ? inMiddle(saved, first) : inside(saved, area);
}

function inside({ x, y, width, height }: Rectangle, area: Rectangle): Rectangle {
  const size = fit({ width, height }, area);
  return {
    x: clamp(x, area.x, area.x + area.width - size.width),
    y: clamp(y, area.y, area.y + area.height - size.height),
    ...size,
  };
}

function inMiddle(wanted: Pick<Rectangle, 'width' | 'height'>, area: Rectangle): Rectangle {
  const size = fit(wanted, area);
  return {
    x: area.x + Math.round((area.width - size.width) / 2),
    y: area.y + Math.round((area.height - size.height) / 2),
    ...size,
  };
}

function fit(
  { width, height }: Pick<Rectangle, 'width' | 'height'>,
  area: Rectangle,
): Pick<Rectangle, 'width' | 'height'> {
  return {
    width: clamp(width, SMALLEST_WINDOW.width, Math.max(area.width, SMALLEST_WINDOW.width)),
    height: clamp(height, SMALLEST_WINDOW.height, Math.max(area.height, SMALLEST_WINDOW.height)),
  };
}

/** `value`, but not below `least`, and not above `most` unless that is below `least`. */
function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}

function sharedArea(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}
