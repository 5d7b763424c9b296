import { expect, it } from 'vitest';
import { JoinedScroll } from './joined-scroll.ts';

/** As much of an element as scrolls. */
class Scroller extends EventTarget {
  scrollLeft = 0;

  scrollTo(left: number): void {
    this.scrollLeft = left;
    this.dispatchEvent(new Event('scroll'));
  }
}

function join(joined: JoinedScroll): [Scroller, () => void] {
  const scroller = new Scroller();
  return [scroller, joined.join(scroller as unknown as HTMLElement)];
}

it('scrolls all that are joined, whichever the reader scrolls', () => {
  const joined = new JoinedScroll();
  const [head] = join(joined);
  const [body] = join(joined);
  body.scrollTo(120);
  expect(head.scrollLeft).toBe(120);
  head.scrollTo(-40);
  expect(body.scrollLeft).toBe(-40);
});

it('leaves alone what has left', () => {
  const joined = new JoinedScroll();
  const [head, leave] = join(joined);
  const [body] = join(joined);
  leave();
  body.scrollTo(120);
  head.scrollTo(7);
  expect([head.scrollLeft, body.scrollLeft]).toEqual([7, 120]);
});
