import type { WebContents } from 'electron';

/** Marks of a start, for bench/: milliseconds since the process was created, as JSON lines. */
export interface StartTrace {
  mark(name: string): void;
  /** Marks the page's first contentful paint when it comes. */
  markPaint(page: WebContents): void;
}

/** Asked in the page: when its first content was painted, in milliseconds since 1970. */
const FIRST_PAINT = `new Promise((resolve) => {
  new PerformanceObserver((list, observer) => {
    const entry = list.getEntriesByName('first-contentful-paint')[0];
    if (entry === undefined) return;
    observer.disconnect();
    resolve(performance.timeOrigin + entry.startTime);
  }).observe({ type: 'paint', buffered: true });
})`;

/** What {@link createStartTrace} needs. */
export interface StartTraceOptions {
  /** Whether to trace; otherwise nothing is marked. */
  readonly isOn: boolean;
  /** When the process was created, in milliseconds since 1970. */
  readonly begin: number;
  readonly write: (line: string) => void;
}

/** The trace of this start. */
export function createStartTrace({ isOn, begin, write }: StartTraceOptions): StartTrace {
  const report = (name: string, at: number): void => {
    write(`${JSON.stringify({ mark: name, milliseconds: Math.round((at - begin) * 10) / 10 })}\n`);
  };
  return {
    mark: (name) => {
      if (isOn) report(name, performance.timeOrigin + performance.now());
    },
    markPaint: (page) => {
      if (!isOn) return;
      page.once('dom-ready', () => {
        void page.executeJavaScript(FIRST_PAINT).then((at) => {
          report('first-contentful-paint', Number(at));
        });
      });
    },
  };
}
