import { flushSync } from 'svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Settings } from '@shared/domain/settings.ts';
import { ok } from '@shared/result.ts';
import { NOTHING_HIDDEN } from '@shared/domain/spoilers.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { packPage } from '../../test/pack-page.ts';
import { credit, person, seasonPage } from '../../test/season-fixture.ts';
import { startSession } from '../../test/start-session.ts';
import { SeasonView } from './season-view.svelte.ts';

let api: FakeApi;

beforeEach(() => {
  api = new FakeApi();
});

async function create(settings: Partial<Settings> = {}): Promise<SeasonView> {
  return new SeasonView(
    api,
    { kind: 'sample' },
    { hidden: () => NOTHING_HIDDEN, session: await startSession(api, settings), texts: { locale: 'en' } },
  );
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

it('says that the library is damaged when the credits cannot be read', async () => {
  const view = await create();
  const packed = await packPage(seasonPage());
  packed.credits.fill(0);
  vi.spyOn(api.seasons, 'openSample').mockResolvedValue(ok(packed));
  await view.load();
  expect(view.status).toEqual({
    kind: 'failed',
    error: { kind: 'library-unavailable', reason: 'damaged' },
  });
});
