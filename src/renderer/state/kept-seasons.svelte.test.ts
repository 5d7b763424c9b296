import { flushSync } from 'svelte';
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import type { KeptSeason } from '@shared/domain/season.ts';
import type { LibraryOrder } from '@shared/domain/settings.ts';
import { toJsonText } from '@shared/json-text.ts';
import { ok } from '@shared/result.ts';
import { FakeApi } from '../test/fake-api.ts';
import { keptSeason } from '../test/kept-season-fixture.ts';
import { Texts } from '../text/texts.svelte.ts';
import { filterKept, findKeptSeries, findKeptTargets } from './kept-index.ts';
import { KeptSeasons } from './kept-seasons.svelte.ts';

const texts = new Texts();
let api: FakeApi;
let kept: KeptSeasons;

beforeEach(() => {
  api = new FakeApi();
});

async function keep(...seasons: readonly KeptSeason[]): Promise<void> {
  api.kept = seasons;
  kept = new KeptSeasons(api, texts);
  kept.follow();
  await vi.waitFor(() => expect(kept.isLoaded).toBe(true));
}

const season = (seriesId: number, seriesName: string, rest: Partial<KeptSeason> = {}): KeptSeason =>
  keptSeason({ seriesId, seriesName, ...rest });

const names = (order: LibraryOrder = 'name') => kept.inOrder(order).map(({ name }) => name);

it('sorts series by name, by when they were opened, and by when they were added', async () => {
  await keep(
    season(1, 'Zorro', { openedAt: '2026-03-01', addedAt: '2026-01-02' }),
    season(2, 'Élite', { openedAt: null, addedAt: '2026-01-03' }),
    season(3, '9-1-1', { openedAt: '2026-03-02', addedAt: '2026-01-01' }),
    season(4, '24', { openedAt: null, addedAt: '2026-01-01', seasonNumber: 2 }),
    season(4, '24', { openedAt: '2026-03-03', addedAt: '2026-01-04' }),
  );
  expect(names()).toEqual(['9-1-1', '24', 'Élite', 'Zorro']);
  expect(names('opened')).toEqual(['24', '9-1-1', 'Zorro', 'Élite']);
  expect(names('added')).toEqual(['24', 'Élite', 'Zorro', '9-1-1']);
  expect(kept.findSeries(4)?.seasons.map(({ seasonNumber }) => seasonNumber)).toEqual([1, 2]);
});

it('sorts as the language of the window does, whatever the system’s is', async () => {
  await keep(season(1, 'Nzinga'), season(2, 'Ñu'), season(3, 'Nada'));
  expect(names()).toEqual(['Nada', 'Ñu', 'Nzinga']);
  await texts.use('es');
  onTestFinished(async () => {
    await texts.use('en');
  });
  expect(names()).toEqual(['Nada', 'Nzinga', 'Ñu']);
});

it('sorts series without the article of their language', async () => {
  await keep(
    season(1, 'The Wire'),
    season(2, 'Severance'),
    season(3, 'Die Brücke', { language: 'de-DE' }),
    season(4, 'Casablanca'),
    season(5, 'Wired'),
  );
  expect(names()).toEqual(['Die Brücke', 'Casablanca', 'Severance', 'The Wire', 'Wired']);
});

it('puts what is new, changed or gone in its place, and leaves the other series as they are', async () => {
  await keep(
    season(1, 'Alpha'),
    season(2, 'Beta'),
    season(3, 'Gamma'),
    season(3, 'Gamma', { seasonNumber: 2 }),
  );
  for (const order of ['opened', 'added'] as const) kept.inOrder(order);
  const [alpha] = kept.series;
  api.send('library:changed', {
    changed: [season(4, 'Ashes', { addedAt: '2026-09-01' }), season(2, 'Zeta', { openedAt: '2026-09-02' })],
    gone: [season(3, 'Gamma')],
  });
  expect(names()).toEqual(['Alpha', 'Ashes', 'Gamma', 'Zeta']);
  expect(names('opened')[0]).toBe('Zeta');
  expect(names('added')[0]).toBe('Ashes');
  expect(kept.series[0]).toBe(alpha);
  expect(kept.findSeries(3)?.seasons).toHaveLength(1);
  api.send('library:changed', { changed: [], gone: [season(3, 'Gamma', { seasonNumber: 2 })] });
  expect(kept.findSeries(3)).toBeUndefined();
  expect(kept.count).toBe(3);
  expect(kept.all?.map(({ seriesName }) => seriesName)).toEqual(['Alpha', 'Ashes', 'Zeta']);
  expect(api.inputsOf('library.list')).toHaveLength(1);
});

it('counts as kept what can be read: what a backup has listed is still to be fetched', async () => {
  await keep(season(1, 'Alpha'), season(1, '', { seasonNumber: 2, seasonName: '', isLost: true }));
  expect(kept.count).toBe(2);
  expect(kept.findSeries(1)?.readableCount).toBe(1);
});

it('tells whoever shows it', async () => {
  await keep(season(1, 'Alpha'));
  const seen: (readonly string[])[] = [];
  const end = $effect.root(() => {
    $effect(() => {
      seen.push(names());
    });
  });
  flushSync();
  api.send('library:changed', { changed: [season(2, 'Beta')], gone: [] });
  flushSync();
  expect(seen).toEqual([['Alpha'], ['Alpha', 'Beta']]);
  end();
});

it('compares names only to put in what has changed, however much is kept', async () => {
  const many = Array.from({ length: 2_000 }, (_, index) => season(index + 1, `Series ${index + 1}`));
  await keep(...many);
  expect(kept.series).toHaveLength(2_000);
  const compare = vi.spyOn(Intl.Collator.prototype, 'compare', 'get');
  const sort = vi.spyOn(Array.prototype, 'sort');
  api.send('library:changed', { changed: [season(700, 'Series 700', { hasNote: true })], gone: [] });
  expect(sort).not.toHaveBeenCalled();
  // Once for the seasons of the one series, and a dozen steps to its place.
  expect(compare.mock.calls.length).toBeLessThan(20);
  vi.restoreAllMocks();
  expect(kept.series[699]?.seasons[0]?.hasNote).toBe(true);
});

it('asks once more when something changes while the list is on its way', async () => {
  const first = Promise.withResolvers<Awaited<ReturnType<FakeApi['library']['list']>>>();
  vi.spyOn(api.library, 'list').mockReturnValueOnce(first.promise);
  kept = new KeptSeasons(api, texts);
  kept.follow();
  api.kept = [season(1, 'Alpha'), season(2, 'Beta')];
  api.send('library:changed', { changed: [season(2, 'Beta')], gone: [] });
  first.resolve(ok(toJsonText([season(1, 'Alpha')])));
  await vi.waitFor(() => expect(names()).toEqual(['Alpha', 'Beta']));
});

it('finds series and seasons by name, and narrows the list to what fits', async () => {
  await keep(
    season(1, 'The Bear', { seasonName: 'Season 1' }),
    season(2, 'Avatar', { seasonName: 'Book One: Water' }),
    season(2, 'Avatar', { seasonName: 'Book Two: Earth', seasonNumber: 2 }),
    season(3, 'Bear Country', { seasonName: 'Season 1' }),
  );
  const all = kept.series;
  expect(findKeptSeries(all, 'bear', texts).map(({ name }) => name)).toEqual(['Bear Country', 'The Bear']);
  expect(findKeptTargets(all, 'avatar 2', texts)).toEqual([]);
  expect(findKeptTargets(all, 'avatar, book tw', texts).map(({ kind }) => kind)).toEqual(['season']);
  const [earth] = filterKept(all, 'earth', texts);
  expect(earth?.seasons?.map(({ seasonName }) => seasonName)).toEqual(['Book Two: Earth']);
  expect(filterKept(all, 'bear', texts)).toEqual([
    expect.objectContaining({ seasons: null }),
    expect.objectContaining({ seasons: null }),
  ]);
  expect(filterKept(all, '', texts)).toHaveLength(3);
});

it('finds a season that has no name of its own in the window’s words too, whatever language TMDB was asked for', async () => {
  await keep(season(1, 'Dark', { seasonName: 'Staffel 1', language: 'de-DE' }));
  const found = (query: string) => findKeptTargets(kept.series, query, texts).map(({ kind }) => kind);
  expect(found('dark staffel 1')).toEqual(['season']);
  expect(found('dark, season 1')).toEqual(['season']);
});

it('names a series of a backup that was never fetched here in the language of the interface', async () => {
  const listed = season(1396, 'Series 1396', { seasonName: '', isLost: true });
  vi.spyOn(texts, 'unknownSeries').mockReturnValue('Serie 1396');
  await keep(listed, season(7, 'Series 7'));
  expect(names()).toEqual(['Serie 1396', 'Series 7']);
});

it('changes when a removal is answered, so that the message with Undo comes at the same time', async () => {
  const [lost, fargo] = [season(1, 'Lost'), season(2, 'Fargo')];
  await keep(lost, fargo);
  const answer = Promise.withResolvers<Awaited<ReturnType<FakeApi['library']['remove']>>>();
  vi.spyOn(api.library, 'remove').mockReturnValue(answer.promise);
  const listed = vi.spyOn(api.library, 'removed').mockReturnValue(new Promise(() => undefined));
  const removal = kept.remove(lost);
  api.send('library:changed', { changed: [], gone: [lost] });
  expect(names(), 'still there').toEqual(['Fargo', 'Lost']);
  answer.resolve(ok(null));
  expect(await removal, 'though what can be put back is still being read').toBeNull();
  expect(listed).toHaveBeenCalledOnce();
  expect(names()).toEqual(['Fargo']);
});
