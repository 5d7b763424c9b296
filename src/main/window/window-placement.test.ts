import { expect, it } from 'vitest';
import { placeWindow } from './window-placement.ts';

const laptop = { workArea: { x: 0, y: 25, width: 1440, height: 875 } };
const monitor = { workArea: { x: 1440, y: 0, width: 2560, height: 1400 } };

it('opens the first window in the middle of the first display', () => {
  expect(placeWindow(null, [laptop, monitor])).toEqual({ x: 80, y: 53, width: 1280, height: 820 });
});

it('opens where the window was', () => {
  const saved = { x: 1500, y: 100, width: 1000, height: 700 };
  expect(placeWindow(saved, [laptop, monitor])).toEqual(saved);
});

it('moves a window that hangs over the edge back onto the display it was mostly on', () => {
  expect(placeWindow({ x: 1200, y: 300, width: 1000, height: 700 }, [laptop, monitor])).toEqual({
    x: 1440,
    y: 300,
    width: 1000,
    height: 700,
  });
});

it('shrinks a window to a display that has become smaller', () => {
  expect(placeWindow({ x: 0, y: 0, width: 3000, height: 2000 }, [laptop])).toEqual(laptop.workArea);
});

it('opens on the first display when the window’s own has been unplugged', () => {
  expect(placeWindow({ x: 2000, y: 100, width: 1000, height: 700 }, [laptop])).toEqual({
    x: 220,
    y: 113,
    width: 1000,
    height: 700,
  });
});

it('never opens smaller than the smallest window', () => {
  expect(placeWindow({ x: 10, y: 30, width: 5, height: -40 }, [laptop])).toMatchObject({
    width: 720,
    height: 520,
  });
  expect(placeWindow(null, [{ workArea: { x: 0, y: 0, width: 400, height: 300 } }])).toMatchObject({
    width: 720,
    height: 520,
  });
});

it('opens somewhere even when the system names no display', () => {
  expect(placeWindow(null, [])).toEqual({ x: 0, y: 0, width: 1280, height: 820 });
});
