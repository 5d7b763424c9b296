import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { Place } from '@shared/domain/address.ts';
import type { PageHost } from '../state/page-host.ts';
import { FakeApi } from '../test/fake-api.ts';
import InContext from '../test/InContext.svelte';
import PageMenuStage from '../test/stage/PageMenuStage.svelte';

const user = userEvent.setup({ pointerEventsCheck: 0 });
const key = { seriesId: 1396, seasonNumber: 1, language: 'en-US' };

async function open(
  place: Place,
  given: Record<string, unknown> = {},
  host: Partial<PageHost> = {},
): Promise<FakeApi> {
  const api = new FakeApi();
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  render(InContext, { api, start: started.value, component: PageMenuStage, given, host, place });
  await user.click(await screen.findByRole('button', { name: 'More' }));
  await screen.findByText('Copy link');
  return api;
}

const items = (): readonly string[] =>
  // jsdom knows no places, so that an open menu counts as out of sight.
  screen
    .getAllByRole('menuitem', { hidden: true })
    .map((item) => item.querySelector('.label')?.textContent ?? '');

it('has what every page has, and nothing that cannot be done', async () => {
  await open({ page: 'welcome' });
  expect(items()).toEqual(['Copy link']);
});

it('has what the page offers, its own items first and what removes something last', async () => {
  await open(
    { page: 'season', ...key },
    { hasTable: true, isExported: true, own: ['Its own'], last: ['Remove'] },
  );
  expect(items()).toEqual([
    'Its own',
    'Copy as a table (TSV)',
    'Copy as CSV',
    'Copy as Markdown',
    'Copy link',
    'Open on TMDB',
    'Print…',
    'Save as PDF…',
    'Export…',
    'Remove',
  ]);
});

it('prints the table of the page', async () => {
  const print = vi.fn<PageHost['print']>().mockResolvedValue();
  await open({ page: 'season', ...key }, { hasTable: true }, { print });
  await user.click(screen.getByText('Print…'));
  await vi.waitFor(() => expect(print).toHaveBeenCalledOnce());
  expect(print).toHaveBeenCalledWith(expect.objectContaining({ title: 'A table', parts: [] }));
});

it('copies the table of the page', async () => {
  const api = await open({ page: 'season', ...key }, { hasTable: true });
  await user.click(screen.getByText('Copy as CSV'));
  await vi.waitFor(() => expect(api.inputsOf('app.copyText')).toHaveLength(1));
  expect(JSON.stringify(api.inputsOf('app.copyText'))).toContain('A table');
});

it('says beforehand that a PDF has no portraits', async () => {
  await open({ page: 'season', ...key }, { hasTable: true });
  const [pdf] = screen
    .getAllByRole('menuitem', { hidden: true })
    .filter((item) => item.querySelector('.label')?.textContent === 'Save as PDF…');
  expect(pdf).toHaveTextContent('text only');
  expect(pdf).toHaveAttribute('aria-description', 'text only');
});
