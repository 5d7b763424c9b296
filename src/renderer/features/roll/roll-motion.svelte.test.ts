import { expect, it, vi } from 'vitest';
import { RollMotion } from './roll-motion.svelte.ts';

/** jsdom has no animations. */
function stage(): HTMLElement {
  const element = document.createElement('div');
  const idle = (): void => undefined;
  const animate = (): unknown => ({
    currentTime: 0,
    pause: idle,
    play: idle,
    cancel: idle,
    updatePlaybackRate: idle,
  });
  return Object.assign(element, { animate });
}

it('stays at the end when the window gets another size, and where it is when more comes', () => {
  const target = stage();
  const motion = new RollMotion();
  motion.attach(target, 1_000, 400, 1);
  motion.seek(1_000);
  motion.attach(target, 1_500, 600, 1);
  expect(motion.position).toBe(1_500);
  motion.attach(target, 2_000, 600, 1);
  expect(motion.position).toBe(1_500);
  motion.attach(target, 4_000, 600, 2);
  expect(motion.position).toBe(3_000);
});

it('goes on without a jolt when nothing about it has changed', () => {
  const target = stage();
  const animate = vi.spyOn(target, 'animate');
  const motion = new RollMotion();
  motion.attach(target, 1_000, 400, 1);
  motion.attach(target, 1_000, 400, 1);
  expect(animate).toHaveBeenCalledOnce();
  motion.attach(target, 1_200, 400, 1);
  expect(animate).toHaveBeenCalledTimes(2);
});

it('is turned page by page, from the first to the last', () => {
  const motion = new RollMotion();
  expect([motion.pageNumber, motion.pageCount]).toEqual([1, 1]);
  motion.attach(stage(), 1_000, 400, 1);
  motion.seek(400);
  expect([motion.pageNumber, motion.pageCount]).toEqual([1, 3]);
  motion.turn(-1);
  expect(motion.pageNumber).toBe(1);
  motion.turn(1);
  motion.turn(1);
  motion.turn(1);
  expect([motion.pageNumber, motion.position]).toEqual([3, 1_000]);
});
