import type { Stage } from './scene.ts';

/**
 * Stops the time that Endroll reads, in the window and behind it, so that ages and dates are the same in every picture.
 * Timers go on. Must not lie in the future: the system dates the files on disk.
 * @param time in ISO's form
 */
export async function stopClock({ app, window }: Stage, time: string): Promise<void> {
  const script = `(${String(stopDate)})(${Date.parse(time)})`;
  await window.addInitScript(script);
  await window.evaluate(script);
  await app.evaluate(script);
}

/** Runs in Endroll, so it must do with what is there. */
function stopDate(time: number): void {
  globalThis.Date = new Proxy(Date, {
    construct: (date, given: readonly unknown[], newTarget) =>
      Reflect.construct(date, given.length === 0 ? [time] : given, newTarget) as Date,
    get: (date, name) => (name === 'now' ? () => time : (Reflect.get(date, name) as unknown)),
  });
}
