import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { afterPaint } from './after-paint.ts';

let frames: FrameRequestCallback[];

beforeEach(() => {
  vi.useFakeTimers();
  frames = [];
  vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => frames.push(callback));
  vi.stubGlobal('cancelAnimationFrame', (frame: number) => {
    frames[frame - 1] = () => undefined;
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('waits for the frame after the next, and runs once', () => {
  const run = vi.fn();
  afterPaint(run);
  frames[0]?.(0);
  expect(run).not.toHaveBeenCalled();
  frames[1]?.(0);
  vi.runAllTimers();
  expect(run).toHaveBeenCalledOnce();
});

it('does not wait for ever where nothing is painted', () => {
  const run = vi.fn();
  afterPaint(run);
  vi.runAllTimers();
  expect(run).toHaveBeenCalledOnce();
  frames.forEach((frame) => frame(0));
  expect(run).toHaveBeenCalledOnce();
});

it('does not run when it is prevented, before or between the frames', () => {
  const run = vi.fn();
  afterPaint(run)();
  const prevent = afterPaint(run);
  frames[1]?.(0);
  prevent();
  frames.forEach((frame) => frame(0));
  vi.runAllTimers();
  expect(run).not.toHaveBeenCalled();
});
