import { expect, it, vi } from 'vitest';
import { SectionSpy } from './section-spy.svelte.ts';

it('marks the section the reader has gone to until they scroll: at the page’s end it may not reach the bar', () => {
  let tell: IntersectionObserverCallback = () => undefined;
  vi.stubGlobal(
    'IntersectionObserver',
    class extends IntersectionObserver {
      constructor(callback: IntersectionObserverCallback, options: IntersectionObserverInit = {}) {
        super(callback, options);
        if (options.rootMargin?.includes('-55%') === true) tell = callback;
      }
    },
  );
  document.body.innerHTML =
    '<section aria-labelledby="crew"></section><section aria-labelledby="episodes"></section>';
  const spy = new SectionSpy();
  const stop = spy.follow(document.body, 40);
  const target = document.querySelector('section')!;
  const inBand = [{ target, isIntersecting: true }] as unknown as IntersectionObserverEntry[];
  spy.choose('episodes');
  tell(inBand, undefined as never);
  expect(spy.current).toBe('episodes');
  document.body.dispatchEvent(new WheelEvent('wheel'));
  expect(spy.current).toBe('crew');
  stop();
  vi.unstubAllGlobals();
});
