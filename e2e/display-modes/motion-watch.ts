import type { Page } from '@playwright/test';

/** Longer than this, in milliseconds, something is seen to move. */
const NO_TIME = 1;

/** Notes from now on what moves in the page, until it is read. */
export async function watchMotion(window: Page): Promise<{ read(): Promise<readonly string[]> }> {
  const watch = await window.evaluateHandle((shortest) => {
    const moved = new Set<string>();
    /** Its time is read from the styles: on a busy machine it may be over when the event comes. */
    const noteBegun = ({ type, target, pseudoElement }: TransitionEvent | AnimationEvent): void => {
      if (!(target instanceof Element)) return;
      const { animationDuration, transitionDuration } = getComputedStyle(target, pseudoElement);
      const times = type === 'animationstart' ? animationDuration : transitionDuration;
      if (times.split(',').some((time) => parseFloat(time) * 1000 > shortest))
        moved.add(`${target.tagName}.${target.getAttribute('class') ?? ''}${pseudoElement}: ${times}`);
    };
    document.addEventListener('transitionrun', noteBegun, true);
    document.addEventListener('animationstart', noteBegun, true);
    return () => {
      const running = document
        .getAnimations()
        .map(({ effect }) => Number(effect?.getComputedTiming().endTime))
        .filter((time) => time > shortest);
      return [...moved, ...running.map((time) => `runs for ${time} ms`)];
    };
  }, NO_TIME);
  return { read: () => watch.evaluate((read) => read()) };
}
