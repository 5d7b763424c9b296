import type { Page } from '@playwright/test';

/** Anything longer than this, in milliseconds, is visible as movement. */
const NO_TIME = 1;

/** Records what moves in the page from now until the record is read. */
export async function watchMotion(window: Page): Promise<{ read(): Promise<readonly string[]> }> {
  const watch = await window.evaluateHandle((shortest) => {
    const moved = new Set<string>();
    /** The duration comes from the styles: on a busy machine, the movement may be over when the event arrives. */
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
