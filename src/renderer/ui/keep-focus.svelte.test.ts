import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepFocus } from './keep-focus.ts';

let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  stop = keepFocus(document);
});

afterEach(() => {
  stop();
  vi.useRealTimers();
  document.body.replaceChildren();
});

function show(html: string): (id: string) => HTMLElement {
  document.body.innerHTML = html;
  return (id) => document.getElementById(id)!;
}

/** Lets the helper see the change and do all that it does about it, however much later. */
async function settle(): Promise<void> {
  await Promise.resolve();
  expect(vi.getTimerCount(), 'the change was noticed').toBeGreaterThan(0);
  vi.runAllTimers();
}

it('goes to the field when the button that emptied it goes', async () => {
  const find = show('<div><input id="field"><button id="clear">✕</button></div>');
  find('clear').focus();
  find('clear').remove();
  await settle();
  expect(find('field')).toHaveFocus();
});

it('goes to the next row when a row is removed, and to the one before at the end', async () => {
  const find = show(
    '<ul><li id="a"><button id="x">1</button></li><li id="b"><button id="y">2</button></li></ul>',
  );
  find('x').focus();
  find('a').remove();
  await settle();
  expect(find('y')).toHaveFocus();
  const before = document.createElement('li');
  before.innerHTML = '<button id="z">0</button>';
  find('b').before(before);
  find('z').focus();
  find('y').focus();
  find('b').remove();
  await settle();
  expect(find('z')).toHaveFocus();
});

it('goes to the page when all around it has gone', async () => {
  const find = show(
    '<main><article id="page" tabindex="-1"><section id="error"><button id="retry">Try again</button></section></article></main>',
  );
  find('retry').focus();
  find('error').remove();
  await settle();
  expect(find('page')).toHaveFocus();
});

it('goes back to where it was when a message in which it was goes', async () => {
  const find = show(
    '<a id="skip" href="#page">Skip</a><button id="star">Star</button><button id="next">Next</button>' +
      '<div data-toasts><div id="toast"><button id="dismiss">✕</button></div></div>',
  );
  find('star').focus();
  find('dismiss').focus();
  find('toast').remove();
  await settle();
  expect(find('star')).toHaveFocus();
});

it('leaves the focus nowhere when it was nowhere before the message', async () => {
  const find = show(
    '<a id="skip" href="#page">Skip</a><div data-toasts><div id="toast"><button id="dismiss">✕</button></div></div>',
  );
  find('dismiss').focus();
  find('toast').remove();
  await settle();
  expect(document.body).toHaveFocus();
});

it('leaves the focus where somebody else has put it, and nowhere when the reader has clicked beside', async () => {
  const find = show('<p id="text">Text</p><button id="a">A</button><button id="b">B</button>');
  find('a').focus();
  find('a').remove();
  find('b').focus();
  find('text').textContent = 'Other';
  await settle();
  expect(find('b')).toHaveFocus();
  find('b').blur();
  find('text').textContent = 'More';
  await settle();
  expect(document.body).toHaveFocus();
});
