import { render } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import Marked from './Marked.svelte';

const html = (text: string, query: string): string =>
  render(Marked, { text, query })
    .container.innerHTML.replaceAll(/<!--.*?-->/gu, '')
    .replaceAll(/ class="[^"]*"/gu, '');

it('marks what matches and leaves every letter as it was', () => {
  expect(html('Ana Golubić ', 'golubic an')).toBe('<mark>An</mark>a <mark>Golubić</mark> ');
});

it('is the text alone where nothing is looked for, or found', () => {
  expect(html('Ana <Golubić>', '')).toBe('Ana &lt;Golubić&gt;');
  expect(html('Ana', 'ben')).toBe('Ana');
});

it('follows what is typed', async () => {
  const { container, rerender } = render(Marked, { text: 'Ana Golubić', query: 'a' });
  expect([...container.querySelectorAll('mark')].map(({ textContent }) => textContent)).toEqual(['A', 'a']);
  await rerender({ query: 'an' });
  expect([...container.querySelectorAll('mark')].map(({ textContent }) => textContent)).toEqual(['An']);
});
