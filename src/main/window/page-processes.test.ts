import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PageProcesses } from './page-processes.ts';

let running: Set<number>;
let killed: number[];
let pages: PageProcesses;

beforeEach(() => {
  vi.useFakeTimers();
  running = new Set([100, 200]);
  killed = [];
  pages = new PageProcesses((pid, signal) => {
    if (!running.has(pid)) throw new Error('ESRCH');
    if (signal === 'SIGKILL') killed.push(pid);
  });
});

afterEach(() => {
  vi.useRealTimers();
});

it('kills the page of a closed window that has not ended, once', () => {
  pages.add(100);
  vi.advanceTimersByTime(5_000);
  pages.kill();
  pages.kill();
  expect(killed).toEqual([100]);
});

it('does not kill the program that has got the number of a page that has ended', () => {
  pages.add(100);
  pages.add(200);
  running.delete(100);
  vi.advanceTimersByTime(1_000);
  running.add(100);
  pages.kill();
  expect(killed).toEqual([200]);
});

it('never signals process 0, which stands for ours and everyone it has started', () => {
  running.add(0);
  pages.add(0);
  pages.kill();
  expect(killed).toEqual([]);
});
