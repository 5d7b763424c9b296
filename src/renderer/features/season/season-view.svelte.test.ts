import { ENGLISH_CREDIT_NAMES } from '@shared/domain/credit-names.ts';
import { NO_CHANGES, type SeasonKey } from '@shared/domain/season.ts';
import { flushSync } from 'svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Settings } from '@shared/domain/settings.ts';
import type { AppError } from '@shared/app-error.ts';
import type { PackedSeasonPage } from '@shared/packed-season-page.ts';
import { fail, ok, type Result } from '@shared/result.ts';
import { toSeenSeries } from '@shared/domain/spoilers.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { packPage } from '../../test/pack-page.ts';
import { credit, person, seasonPage } from '../../test/season-fixture.ts';
import { startSession } from '../../test/start-session.ts';
import { Spoilers } from '../../state/spoilers.svelte.ts';
import { SeasonView } from './season-view.svelte.ts';

let api: FakeApi;

beforeEach(() => {
  api = new FakeApi();
});

async function create(
  settings: Partial<Settings> = {},
  key: SeasonKey = { seriesId: 1396, seasonNumber: 1, language: 'en-US' },
): Promise<SeasonView> {
  return new SeasonView(api, key, {
    spoilers: new Spoilers(
      () => api.settingsNow,
      () => toSeenSeries(api.yoursNow.seen),
    ),
    session: await startSession(api, settings),
    texts: { locale: 'en', credits: ENGLISH_CREDIT_NAMES },
  });
}

async function open(): Promise<SeasonView> {
  const view = await create();
  await view.load();
  return view;
}

describe('a season of thousands', () => {
  beforeEach(() => {
    const page = seasonPage();
    const credits = Array.from({ length: 1500 }, (_, index) =>
      credit(`regular-${index}`, person(index + 1, `Person ${index + 1}`)),
    );
    api.page = ok({ ...page, season: { ...page.season, credits } });
  });

  /** How many regulars are listed and counted, at each change of that until all has been read. */
  async function seenWhile(view: SeasonView): Promise<readonly string[]> {
    const seen: string[] = [];
    const stop = $effect.root(() => {
      $effect(() => {
        const { regulars, counts } = view.credits.shown ?? {};
        seen.push(`${regulars?.length ?? 'no'} of ${counts?.regulars ?? 'none'}`);
      });
    });
    flushSync();
    await view.load();
    flushSync();
    stop();
    return seen;
  }

  it('shows its first people, and counts all, before it has read all', async () => {
    expect(await seenWhile(await create())).toEqual(['no of none', '60 of 1500', '1500 of 1500']);
  });

  it('waits for all where all are sorted, and where a page is there already', async () => {
    expect(await seenWhile(await create({ seasonMode: 'table' }))).toEqual(['no of none', '1500 of 1500']);
    const shown = await open();
    expect(await seenWhile(shown)).toEqual(['1500 of 1500', '1500 of 1500']);
  });

  it('tells nobody that it is shown before all of it is', async () => {
    const told: number[] = [];
    const view = await create();
    await new Promise<void>((done) => {
      view.follow(({ season }) => {
        told.push(season.credits.length);
        done();
      });
    });
    expect(told).toEqual([1500]);
  });
});

it('shows the newest answer, whatever becomes of older and later questions', async () => {
  const view = await create();
  const answers: ((page: Result<PackedSeasonPage, AppError>) => void)[] = [];
  vi.spyOn(api.seasons, 'open').mockImplementation(() => new Promise((answer) => answers.push(answer)));
  const loads = [view.load(), view.load(), view.load()];
  const named = (name: string): Promise<PackedSeasonPage> => {
    const page = seasonPage();
    return packPage({ ...page, season: { ...page.season, name } });
  };
  answers[1]?.(ok(await named('newer')));
  answers[0]?.(ok(await named('older')));
  answers[2]?.(fail({ kind: 'cancelled' }));
  await Promise.all(loads);
  expect(view.page?.season.name).toBe('newer');
});

it('says that the library is damaged when the credits cannot be read', async () => {
  const view = await create();
  const packed = await packPage(seasonPage());
  packed.credits.fill(0);
  vi.spyOn(api.seasons, 'open').mockResolvedValue(ok(packed));
  const logged = vi.spyOn(console, 'error').mockReturnValue();
  await view.load();
  expect(logged).toHaveBeenCalledOnce();
  expect(view.status).toEqual({
    kind: 'failed',
    error: { kind: 'library-unavailable', reason: 'damaged' },
  });
});

describe('a refresh', () => {
  const { key } = seasonPage().season;
  const changes = { added: 2, removed: 0, changed: 0 };
  const offline = { kind: 'offline', reason: 'no-answer' } as const;

  /** Follows a season, and refreshes it; main tells of these changes meanwhile, and answers so in the end. */
  async function refresh(answer: Awaited<ReturnType<FakeApi['seasons']['refresh']>>): Promise<SeasonView> {
    const view = await create({}, key);
    await new Promise<void>((resolve) => view.follow(() => resolve()));
    vi.spyOn(api.seasons, 'refresh').mockImplementation(() => {
      api.send('seasons:changed', { key, reason: 'updated', changes });
      return Promise.resolve(answer);
    });
    await view.refresh();
    return view;
  }

  it('that fails in part offers what has come all the same', async () => {
    expect((await refresh(fail(offline))).waitingUpdate).toEqual(changes);
  });

  it('that succeeds shows what has come, and offers nothing', async () => {
    expect((await refresh(ok(changes))).waitingUpdate).toBeNull();
    expect(api.inputsOf('seasons.open')).toHaveLength(2);
  });

  it('that fails offers nothing that is on the page already', async () => {
    const view = await refresh(fail(offline));
    await view.load();
    vi.spyOn(api.seasons, 'refresh').mockResolvedValue(fail(offline));
    await view.refresh();
    expect(view.waitingUpdate).toBeNull();
  });
});

it('takes the date of a season that was fetched again without changes', async () => {
  const { key } = seasonPage().season;
  const view = await create({}, key);
  await new Promise<void>((resolve) => view.follow(() => resolve()));
  const fetchedAt = '2026-10-09T08:07:06.000Z';
  api.page = ok(seasonPage({ fetchedAt }));
  api.send('seasons:changed', { key, reason: 'updated', changes: NO_CHANGES });
  await expect.poll(() => view.page?.fetchedAt).toBe(fetchedAt);
});
