import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { KeptSeason } from '@shared/domain/season.ts';
import { FakeApi } from '../../test/fake-api.ts';
import InContext from '../../test/InContext.svelte';
import LibraryList from './LibraryList.svelte';
import { KEPT_DETAILS } from '../../test/kept-season-fixture.ts';

const user = userEvent.setup();

function keptSeason(rest: Partial<KeptSeason> = {}): KeptSeason {
  return {
    seriesId: 71446,
    seasonNumber: 1,
    language: 'en-US',
    seriesName: 'Money Heist',
    seasonName: 'Part 1',
    airDate: '2017-05-02',
    posterPath: null,
    isWhole: true,
    fetchedAt: new Date(Date.now() - 3 * 86_400_000).toISOString(),
    creditCount: 40,
    isExpired: false,
    ...KEPT_DETAILS,
    ...rest,
  };
}

const inEnglish = keptSeason();
const inSpanish = keptSeason({
  language: 'es-ES',
  seriesName: 'La casa de papel',
  seasonName: 'Parte 1',
});

let api: FakeApi;

beforeEach(() => {
  api = new FakeApi();
});

async function show(given: Record<string, unknown> = {}) {
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const asked = { onopen: vi.fn(), onseries: vi.fn(), onremove: vi.fn() };
  render(InContext, {
    api,
    start: started.value,
    component: LibraryList,
    given: { current: null, currentSeries: null, language: 'en-US', ...asked, ...given },
  });
  await screen.findAllByRole('button');
  return asked;
}

const button = (name: string) => screen.getByRole('button', { name });

describe('the name of a series', () => {
  it('leads to its page, in the language it is kept in', async () => {
    api.kept = [inSpanish];
    const { onseries } = await show();
    await user.click(button('All seasons of La casa de papel'));
    expect(onseries).toHaveBeenCalledExactlyOnceWith({ seriesId: 71446, language: 'es-ES' });
  });

  it('prefers the reader’s language where it is kept in several', async () => {
    api.kept = [inSpanish, inEnglish];
    const { onseries } = await show();
    await user.click(button('All seasons of La casa de papel'));
    expect(onseries).toHaveBeenCalledExactlyOnceWith({ seriesId: 71446, language: 'en-US' });
  });

  it('is marked while its page is on screen', async () => {
    api.kept = [inEnglish];
    await show({ currentSeries: { seriesId: 71446, language: 'en-US' } });
    expect(button('All seasons of Money Heist')).toHaveAttribute('aria-current', 'page');
    expect(button('Money Heist, Part 1, saved 3 days ago')).not.toHaveAttribute('aria-current');
  });
});

describe('a season', () => {
  it('is marked while it is on screen', async () => {
    api.kept = [inEnglish];
    await show({ current: { seriesId: 71446, seasonNumber: 1, language: 'en-US' } });
    expect(button('Money Heist, Part 1, saved 3 days ago')).toHaveAttribute('aria-current', 'page');
  });

  it('shows its language only where the series is kept in several', async () => {
    api.kept = [inEnglish, inSpanish, keptSeason({ seriesId: 1396, seriesName: 'Lost' })];
    const { onremove } = await show();
    const spanish = button('La casa de papel, Parte 1 (Spanish (Spain)), saved 3 days ago');
    expect(spanish).toHaveTextContent(/Parte 1\s*es-ES/);
    expect(button('Lost, Part 1, saved 3 days ago')).not.toHaveTextContent('en-US');
    await user.click(button('Remove La casa de papel, Parte 1 (Spanish (Spain))'));
    expect(onremove).toHaveBeenCalledExactlyOnceWith(
      inSpanish,
      'La casa de papel, Parte 1 (Spanish (Spain))',
    );
  });

  it('whose content was deleted says so, and opens all the same', async () => {
    const expired = keptSeason({ isExpired: true, isWhole: false, creditCount: 0 });
    api.kept = [expired];
    const { onopen } = await show();
    const entry = button('Money Heist, Part 1, expired');
    expect(entry).toHaveAttribute('title', expect.stringContaining('Opening it asks TMDB again.'));
    expect(screen.queryByTitle('Incomplete')).toBeNull();
    await user.click(entry);
    expect(onopen).toHaveBeenCalledExactlyOnceWith(expired);
  });
});

it('is gone through with the arrow keys, series and seasons alike', async () => {
  api.kept = [inEnglish, keptSeason({ seasonNumber: 2, seasonName: 'Part 2' })];
  await show();
  await user.tab();
  expect(button('All seasons of Money Heist')).toHaveFocus();
  await user.keyboard('{End}');
  expect(button('Money Heist, Part 2, saved 3 days ago')).toHaveFocus();
});

it('draws a long list part by part, whenever there is nothing else to do', async () => {
  const turns: (() => void)[] = [];
  vi.stubGlobal('requestIdleCallback', (turn: () => void) => turns.push(turn));
  vi.stubGlobal('cancelIdleCallback', vi.fn());
  api.kept = Array.from({ length: 70 }, (_, index) =>
    keptSeason({ seriesId: index + 1, seriesName: `Series ${index + 1}` }),
  );
  await show();
  const counts = [screen.getAllByRole('heading').length];
  while (turns.length > 0) {
    turns.shift()?.();
    await tick();
    counts.push(screen.getAllByRole('heading').length);
  }
  expect(counts).toEqual([30, 60, 70]);
  vi.unstubAllGlobals();
});
