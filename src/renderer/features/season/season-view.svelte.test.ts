import { ENGLISH_CREDIT_NAMES } from '@shared/domain/credit-names.ts';
import type { SeasonKey } from '@shared/domain/season.ts';
import { flushSync } from 'svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Settings } from '@shared/domain/settings.ts';
import { ok } from '@shared/result.ts';
import { toSeenSeries } from '@shared/domain/spoilers.ts';
import { FakeApi } from '../../test/fake-api.ts';
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
  await view.followed.load();
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
    await view.followed.load();
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
      view.followed.follow(({ season }) => {
        told.push(season.credits.length);
        done();
      });
    });
    expect(told).toEqual([1500]);
  });
});
