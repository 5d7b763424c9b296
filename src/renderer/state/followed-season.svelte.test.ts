import { beforeEach, describe, expect, it, vi } from 'vitest';
import { NO_CHANGES } from '@shared/domain/season.ts';
import type { AppError } from '@shared/app-error.ts';
import type { SeasonChanged } from '@shared/ipc/contract.ts';
import type { PackedSeasonPage } from '@shared/packed-season-page.ts';
import { fail, ok, type Result } from '@shared/result.ts';
import { FakeApi } from '../test/fake-api.ts';
import { packPage } from '../test/pack-page.ts';
import { seasonPage } from '../test/season-fixture.ts';
import { FollowedSeason } from './followed-season.svelte.ts';

const { key } = seasonPage().season;
const changes = { added: 2, removed: 0, changed: 0 };
const stopped = { kind: 'library-unavailable', reason: 'stopped' } as const;
const offline = { kind: 'offline', reason: 'no-answer' } as const;
let api: FakeApi;

beforeEach(() => {
  api = new FakeApi();
});

const create = (): FollowedSeason =>
  new FollowedSeason(api, key, { spoilers: { known: () => Promise.resolve() } });

/** The season's name on the page; `''` while there is none. */
const nameOn = ({ status }: FollowedSeason): string =>
  status.kind === 'ready' ? status.page.season.name : '';

/** TMDB has another name for the season, which the library knows from now on. */
function rename(name: string): void {
  const page = seasonPage();
  api.page = ok({ ...page, season: { ...page.season, name } });
}

async function followed(): Promise<FollowedSeason> {
  const season = create();
  await new Promise<void>((resolve) => season.follow(() => resolve()));
  return season;
}

const send = (reason: SeasonChanged['reason'], of = NO_CHANGES): void =>
  api.send('seasons:changed', { key, reason, changes: of });

it('shows the newest answer, whatever becomes of older and later questions', async () => {
  const season = create();
  const answers: ((page: Result<PackedSeasonPage, AppError>) => void)[] = [];
  vi.spyOn(api.seasons, 'open').mockImplementation(() => new Promise((answer) => answers.push(answer)));
  const loads = [season.load(), season.load(), season.load()];
  const named = (name: string): Promise<PackedSeasonPage> => {
    const page = seasonPage();
    return packPage({ ...page, season: { ...page.season, name } });
  };
  answers[1]?.(ok(await named('newer')));
  answers[0]?.(ok(await named('older')));
  answers[2]?.(fail({ kind: 'cancelled' }));
  await Promise.all(loads);
  expect(nameOn(season)).toBe('newer');
});

it('says that the library is damaged when the credits cannot be read', async () => {
  const season = create();
  const packed = await packPage(seasonPage());
  packed.credits.fill(0);
  vi.spyOn(api.seasons, 'open').mockResolvedValue(ok(packed));
  const logged = vi.spyOn(console, 'error').mockReturnValue();
  await season.load();
  expect(logged).toHaveBeenCalledOnce();
  expect(season.status).toEqual({
    kind: 'failed',
    error: { kind: 'library-unavailable', reason: 'damaged' },
  });
});

describe('a page that is being read', () => {
  it.each(['completed', 'incomplete', 'gone', 'updated'] as const)(
    'stays when the season is %s and cannot be read again, and takes the next that can',
    async (reason) => {
      const logged = vi.spyOn(console, 'warn').mockReturnValue();
      logged.mockClear();
      const season = await followed();
      api.page = fail(stopped);
      send(reason);
      await vi.waitFor(() => expect(logged).toHaveBeenCalledOnce());
      expect(nameOn(season)).toBe('Season 1');
      rename('The first one');
      send(reason);
      await vi.waitFor(() => expect(nameOn(season)).toBe('The first one'));
    },
  );

  it('takes what was missing, and the date of what is the same', async () => {
    const season = await followed();
    rename('With its guests');
    send('completed', changes);
    await vi.waitFor(() => expect(nameOn(season)).toBe('With its guests'));
    rename('As of today');
    send('updated');
    await vi.waitFor(() => expect(nameOn(season)).toBe('As of today'));
  });

  it('is offered what has changed, and shows it when the reader asks for it', async () => {
    const season = await followed();
    rename('Changed');
    send('updated', changes);
    expect(season.waitingUpdate).toEqual(changes);
    // Its date comes with it.
    send('updated');
    expect(nameOn(season)).toBe('Season 1');
    expect(api.inputsOf('seasons.open')).toHaveLength(1);
    expect(await season.load()).toBeNull();
    expect(nameOn(season)).toBe('Changed');
    expect(season.waitingUpdate).toBeNull();
  });

  it('is still offered it when it could not be shown, and the reader is told why', async () => {
    const season = await followed();
    send('updated', changes);
    api.page = fail(stopped);
    expect(await season.load()).toEqual(stopped);
    expect(nameOn(season)).toBe('Season 1');
    expect(season.waitingUpdate).toEqual(changes);
  });
});

it('opens with an update where there was nothing to show', async () => {
  api.page = fail(offline);
  const season = create();
  season.follow();
  await vi.waitFor(() => expect(season.status.kind).toBe('failed'));
  rename('There it is');
  send('updated', changes);
  await vi.waitFor(() => expect(nameOn(season)).toBe('There it is'));
  expect(season.waitingUpdate).toBeNull();
});

it('does not follow another season, nor its own once the reader has left', async () => {
  const season = create();
  const stop = await new Promise<() => void>((resolve) => {
    const end = season.follow(() => resolve(end));
  });
  api.send('seasons:changed', { key: { ...key, seasonNumber: 2 }, reason: 'completed', changes });
  stop();
  send('completed', changes);
  expect(api.inputsOf('seasons.open')).toHaveLength(1);
  expect(api.inputsOf('seasons.leave')).toEqual([key]);
});

describe('a refresh', () => {
  /** Follows a season, and refreshes it; main tells of these changes meanwhile, and answers so in the end. */
  async function refresh(
    answer: Awaited<ReturnType<FakeApi['seasons']['refresh']>>,
  ): Promise<FollowedSeason> {
    const season = await followed();
    vi.spyOn(api.seasons, 'refresh').mockImplementation(() => {
      send('updated', changes);
      return Promise.resolve(answer);
    });
    await season.refresh();
    return season;
  }

  it('that fails in part offers what has come all the same', async () => {
    expect((await refresh(fail(offline))).waitingUpdate).toEqual(changes);
  });

  it('that succeeds shows what has come, and offers nothing', async () => {
    expect((await refresh(ok(changes))).waitingUpdate).toBeNull();
    expect(api.inputsOf('seasons.open')).toHaveLength(2);
  });

  it('that fails offers nothing that is on the page already', async () => {
    const season = await refresh(fail(offline));
    await season.load();
    vi.spyOn(api.seasons, 'refresh').mockResolvedValue(fail(offline));
    await season.refresh();
    expect(season.waitingUpdate).toBeNull();
  });

  it('that cannot be read is no success, and is offered', async () => {
    const season = await followed();
    api.refreshed = ok(changes);
    api.page = fail(stopped);
    expect(await season.refresh()).toEqual(fail(stopped));
    expect(nameOn(season)).toBe('Season 1');
    expect(season.waitingUpdate).toEqual(changes);
  });
});
