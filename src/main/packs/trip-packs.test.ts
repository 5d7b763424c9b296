import { describe, expect, it, vi } from 'vitest';
import { KEY, PackStage, smallSeason } from './test/pack-stage.ts';

const OTHER = { ...KEY, seriesId: 1399 };

/** What a test lets go when it wants to. */
function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

describe('a trip pack', () => {
  it('keeps every season that TMDB lists with all its pictures, and ends in a receipt', async () => {
    const stage = new PackStage();
    await stage.start();
    expect(stage.pack).toEqual({
      ...KEY,
      seasonNumbers: [0, 1, 2],
      state: 'done',
      // Three posters, three guests, and the regular once.
      progress: { seasonsDone: 3, picturesDone: 7, picturesKnown: 7, secondsLeft: null },
      error: null,
      receipt: {
        checkedAt: '2026-11-24T12:00:00.000Z',
        seasonsKept: 3,
        seasonsWanted: 3,
        credits: 9,
        portraits: 4,
        withoutPortrait: 1,
        problems: [],
      },
    });
    expect(stage.countAsked('w')).toBe(7);
    expect(await stage.kept()).toMatchObject({ state: 'done', receipt: stage.pack.receipt });
  });

  it('keeps only the seasons that were chosen, and does not ask which there are', async () => {
    const stage = new PackStage();
    await stage.start([2, 1, 2]);
    expect(stage.pack).toMatchObject({ seasonNumbers: [1, 2], receipt: { seasonsKept: 2 } });
    expect(stage.countAsked('season')).toBe(2);
  });

  it('asks for three seasons at a time, and for pictures as soon as the first is there', async () => {
    const stage = new PackStage();
    const { opened, open } = gate();
    stage.hold = (name) => (name.startsWith('season') && name !== 'season 1' ? opened : null);
    await stage.start([1, 2, 3, 4, 5]);
    expect(stage.asked.filter((name) => name.startsWith('season'))).toEqual([
      'season 1',
      'season 2',
      'season 3',
      'season 4',
    ]);
    expect(stage.onDisk).toContain('w342/poster-1.jpg');
    await stage.timer.advance(250);
    expect(stage.pack.progress).toMatchObject({ seasonsDone: 1, picturesDone: 3, picturesKnown: 3 });
    open();
    await stage.timer.advance(1_000);
    expect(stage.pack.receipt).toMatchObject({ seasonsKept: 5, problems: [] });
  });

  it('asks for no season that is removed before its turn, and goes on without it', async () => {
    const stage = new PackStage();
    const { opened, open } = gate();
    stage.hold = (name) => (name.startsWith('season') ? opened : null);
    await stage.start([1, 2, 3, 4, 5]);
    stage.packs.drop([{ ...KEY, seasonNumber: 4 }]);
    open();
    await stage.timer.advance(1_000);
    expect(stage.asked).not.toContain('season 4');
    expect(stage.pack).toMatchObject({
      state: 'done',
      seasonNumbers: [1, 2, 3, 5],
      progress: { seasonsDone: 4 },
      receipt: { seasonsWanted: 4, problems: [] },
    });
  });

  it('does not ask for a removed season at the next start, and is forgotten when nothing is left of it', async () => {
    const stage = new PackStage();
    stage.hold = (name) => (name.startsWith('season') ? new Promise(() => undefined) : null);
    await stage.start([1, 2, 3, 4, 5]);
    await stage.packs.start(OTHER, [1, 2]);
    stage.packs.drop([4, 5].map((seasonNumber) => ({ ...KEY, seasonNumber })));
    stage.packs.drop([1, 2].map((seasonNumber) => ({ ...OTHER, seasonNumber })));
    await stage.restart();
    stage.hold = () => null;
    await stage.packs.resumeAll();
    await stage.timer.advance(1_000);
    expect(stage.asked.filter((name) => name.startsWith('season'))).toEqual([
      'season 1',
      'season 2',
      'season 3',
    ]);
    expect(stage.ended).toEqual([OTHER]);
  });

  it('asks for a removed season when the reader begins it with that again', async () => {
    const stage = new PackStage();
    await stage.start([1]);
    stage.packs.drop([{ ...KEY, seasonNumber: 2 }]);
    await stage.start([1, 2]);
    expect(stage.asked).toContain('season 2');
  });

  it('tells of progress four times a second at most, and of the end at once', async () => {
    const stage = new PackStage();
    await stage.start([1, 2, 3, 4, 5]);
    expect(stage.events.map(({ state }) => state)).toEqual(['running', 'running', 'done']);
  });

  it('asks for nothing that is on disk, and for no season younger than itself', async () => {
    const stage = new PackStage();
    await stage.start();
    stage.forget();
    await stage.packs.start(KEY, [0, 1, 2]);
    await stage.settle();
    expect(stage.asked).toEqual([]);
    expect(stage.pack.state).toBe('done');
  });

  it('fetches again what was kept before it began', async () => {
    const stage = new PackStage();
    await stage.start([1]);
    await stage.packs.cancel(KEY);
    stage.now = new Date('2026-11-25T12:00:00Z');
    stage.forget();
    await stage.start([1]);
    expect(stage.asked).toEqual(['season 1']);
  });

  it('counts what is kept from the start, also what it fetches again', async () => {
    const stage = new PackStage();
    await stage.start([1, 2]);
    await stage.packs.cancel(KEY);
    stage.now = new Date('2026-11-25T12:00:00Z');
    stage.forget();
    stage.hold = (name) => (name.startsWith('season') ? new Promise(() => undefined) : null);
    await stage.start([1, 2, 3, 4]);
    await stage.timer.advance(250);
    expect(stage.pack.progress).toMatchObject({ seasonsDone: 2, picturesDone: 5 });
    await stage.packs.pause(KEY);
    await stage.restart();
    expect((await stage.packs.list())[0]?.progress).toMatchObject({ seasonsDone: 2, picturesDone: 5 });
  });

  it('goes on with all that TMDB lists now, when it is started once more', async () => {
    const stage = new PackStage();
    await stage.start();
    stage.seasonNumbers = [0, 1, 2, 3];
    stage.forget();
    await stage.start();
    expect(stage.asked.filter((name) => name.startsWith('season'))).toEqual(['seasons', 'season 3']);
    expect(stage.pack.receipt).toMatchObject({ seasonsKept: 4, seasonsWanted: 4 });
  });

  it('is replaced by one with other seasons, which ends what is under way', async () => {
    const stage = new PackStage();
    stage.hold = () => new Promise(() => undefined);
    await stage.start([1, 2, 3]);
    stage.hold = () => null;
    await stage.start([4]);
    expect(stage.pack).toMatchObject({ seasonNumbers: [4], state: 'done', receipt: { seasonsKept: 1 } });
    expect(await stage.library.packs()).toHaveLength(1);
  });

  it('is not disturbed by being started once more while it runs', async () => {
    const stage = new PackStage();
    const { opened, open } = gate();
    stage.hold = () => opened;
    await stage.start([1, 2]);
    await stage.start([2, 1]);
    open();
    await stage.settle();
    expect(stage.countAsked('season')).toBe(2);
    expect(stage.pack.state).toBe('done');
  });

  it('waits for the one before it, as running', async () => {
    const stage = new PackStage();
    const { opened, open } = gate();
    stage.hold = (name) => (name === 'season 1' ? opened : null);
    await stage.start([1]);
    await stage.start([2], OTHER);
    expect(stage.pack).toMatchObject({ ...OTHER, state: 'running', progress: { picturesKnown: 0 } });
    expect(stage.asked).toEqual(['season 1']);
    open();
    await stage.settle();
    expect((await stage.packs.list()).map(({ state }) => state)).toEqual(['done', 'done']);
  });
});

describe('the time left', () => {
  it('is told by the pace of the last seconds, once all seasons are there', async () => {
    const stage = new PackStage();
    stage.season = (key) => ({
      ...smallSeason(key),
      credits: Array.from({ length: 100 }, (_, index) => ({
        ...smallSeason(key).credits[0]!,
        creditId: `credit-${index}`,
        person: {
          ...smallSeason(key).credits[0]!.person,
          personId: index + 1,
          profilePath: `/p${index}.jpg`,
        },
      })),
    });
    // Twelve at a time, each of which takes two seconds.
    stage.hold = (name) => (name.startsWith('w') ? stage.timer.sleep(2_000) : null);
    await stage.start([1]);
    await stage.timer.advance(250);
    expect(stage.pack.progress).toMatchObject({ picturesKnown: 101, secondsLeft: null });
    await stage.timer.advance(6_000);
    expect(stage.pack.progress).toMatchObject({ picturesDone: 36, secondsLeft: 11 });
    await stage.timer.advance(20_000);
    expect(stage.pack).toMatchObject({ state: 'done', progress: { secondsLeft: null } });
  });
});

describe('pausing', () => {
  it('lets what runs come to its end, begins nothing new, and is kept', async () => {
    const stage = new PackStage();
    const { opened, open } = gate();
    stage.hold = () => opened;
    await stage.start([1, 2, 3, 4]);
    await stage.packs.pause(KEY);
    expect(stage.pack).toMatchObject({ state: 'paused', error: null });
    expect(await stage.kept()).toMatchObject({ state: 'paused' });
    open();
    await stage.settle();
    expect(stage.asked).toEqual(['season 1', 'season 2', 'season 3']);
    expect(stage.pack.progress.seasonsDone).toBe(3);
    expect((await stage.library.packContents(KEY, [1, 2, 3, 4])).seasons).toHaveLength(3);
  });

  it('is over when the reader resumes, and no request is repeated', async () => {
    const stage = new PackStage();
    const { opened, open } = gate();
    stage.hold = (name) => (name === 'w342/poster-1.jpg' ? opened : null);
    await stage.start([1, 2]);
    await stage.packs.pause(KEY);
    await stage.packs.resume(KEY);
    expect(stage.pack.state).toBe('running');
    open();
    await stage.settle();
    expect(stage.pack.state).toBe('done');
    expect(new Set(stage.asked).size).toBe(stage.asked.length);
  });

  it('takes a pack out of the queue, and out of it again when it had come back', async () => {
    const stage = new PackStage();
    const { opened, open } = gate();
    stage.hold = () => opened;
    await stage.start([1]);
    await stage.start([2], OTHER);
    await stage.packs.pause(OTHER);
    expect(stage.pack).toMatchObject({ ...OTHER, state: 'paused' });
    await stage.packs.pause(KEY);
    await stage.packs.resume(KEY);
    await stage.packs.pause(KEY);
    open();
    await stage.settle();
    expect((await stage.packs.list()).map(({ state }) => state)).toEqual(['paused', 'paused']);
    expect(stage.asked).toEqual(['season 1']);
  });
});

describe('a restart', () => {
  it('goes on where the pack was broken off, and asks for nothing twice', async () => {
    const stage = new PackStage();
    stage.hold = (name) => (name === 'season 3' ? new Promise(() => undefined) : null);
    await stage.start([1, 2, 3]);
    stage.onDisk.delete('w185/portrait-101.jpg');
    await stage.restart();
    expect(await stage.kept()).toMatchObject({ state: 'running' });
    expect(await stage.packs.list()).toMatchObject([
      { state: 'running', progress: { seasonsDone: 2, picturesDone: 4, picturesKnown: 5 } },
    ]);
    stage.hold = () => null;
    await stage.packs.resumeAll();
    await stage.settle();
    expect(stage.asked).toEqual([
      'w185/portrait-101.jpg',
      'season 3',
      'w342/poster-3.jpg',
      'w185/portrait-103.jpg',
    ]);
    expect(stage.pack.receipt).toMatchObject({ seasonsKept: 3, problems: [] });
  });

  it('leaves paused packs and done ones as they are', async () => {
    const stage = new PackStage();
    await stage.start([1]);
    stage.hold = () => new Promise(() => undefined);
    await stage.start([2], OTHER);
    await stage.packs.pause(OTHER);
    const before = await stage.packs.list();
    await stage.restart();
    await stage.packs.resumeAll();
    await stage.settle();
    expect(stage.asked).toEqual([]);
    expect(await stage.packs.list()).toEqual(before);
  });

  it('reads the folder of pictures only for what is not done, and once for all of that', async () => {
    const stage = new PackStage();
    await stage.start([1]);
    await stage.restart();
    expect(await stage.packs.list()).toMatchObject([
      { state: 'done', progress: { picturesDone: 3, picturesKnown: 3 } },
    ]);
    expect(stage.folderReads).toBe(0);
    stage.hold = () => new Promise(() => undefined);
    for (const seriesId of [1399, 1400]) {
      await stage.start([2], { ...KEY, seriesId });
      await stage.packs.pause({ ...KEY, seriesId });
    }
    await stage.restart();
    expect(await stage.packs.list()).toHaveLength(3);
    expect(stage.folderReads).toBe(1);
  });

  it('ends everything before, tells nothing of it, and asks the library no more', async () => {
    const stage = new PackStage();
    stage.hold = () => new Promise(() => undefined);
    await stage.start([1]);
    await stage.start([2], OTHER);
    const told = stage.events.length;
    await stage.close();
    const keepPack = vi.spyOn(stage.library, 'keepPack');
    await stage.timer.advance(60_000);
    expect(keepPack).not.toHaveBeenCalled();
    expect(stage.events).toHaveLength(told);
    expect((await stage.library.packs()).map(({ state }) => state)).toEqual(['running', 'running']);
    await expect(stage.packs.start(KEY, null)).rejects.toMatchObject({ appError: { kind: 'cancelled' } });
  });
});

describe('the end of the program', () => {
  it('lets in what is about to arrive, and begins nothing new', async () => {
    const stage = new PackStage();
    stage.hold = (name) => (name.startsWith('season') ? stage.timer.sleep(400) : null);
    await stage.start([1, 2, 3, 4]);
    await stage.restart();
    stage.hold = () => null;
    await stage.packs.resumeAll();
    await stage.settle();
    expect(stage.asked.filter((name) => name.startsWith('season'))).toEqual(['season 4']);
    expect(stage.pack.receipt).toMatchObject({ seasonsKept: 4, problems: [] });
  });
});

describe('cancelling', () => {
  it('ends what runs, forgets the pack and leaves what was kept', async () => {
    const stage = new PackStage();
    stage.hold = (name) => (name === 'season 2' ? new Promise(() => undefined) : null);
    await stage.start([1, 2]);
    await stage.packs.cancel(KEY);
    await stage.settle();
    expect(stage.ended).toEqual([KEY]);
    expect(await stage.packs.list()).toEqual([]);
    expect((await stage.library.packContents(KEY, [1, 2])).seasons).toHaveLength(1);
    expect(stage.onDisk.size).toBe(3);
  });

  it('ends all packs when the library is to be emptied', async () => {
    const stage = new PackStage();
    stage.hold = () => new Promise(() => undefined);
    await stage.start([1]);
    await stage.start([2], OTHER);
    await stage.packs.cancelAll();
    await stage.settle();
    expect(stage.ended).toEqual([KEY, OTHER]);
    expect(stage.asked).toEqual(['season 1']);
    expect(await stage.library.packs()).toEqual([]);
  });
});

describe('verifying', () => {
  it('asks nobody, and names what is gone', async () => {
    const stage = new PackStage();
    await stage.start([1, 2, 3]);
    stage.onDisk.delete('w185/portrait-102.jpg');
    stage.onDisk.delete('w342/poster-1.jpg');
    await stage.library.remove([{ ...KEY, seasonNumber: 3 }]);
    stage.forget();
    stage.now = new Date('2027-01-01T00:00:00Z');
    await stage.packs.verify(KEY);
    expect(stage.asked).toEqual([]);
    expect(stage.pack).toMatchObject({ state: 'done', progress: { seasonsDone: 3 } });
    expect(stage.pack.receipt).toEqual({
      checkedAt: '2027-01-01T00:00:00.000Z',
      seasonsKept: 2,
      seasonsWanted: 3,
      credits: 6,
      portraits: 2,
      withoutPortrait: 1,
      problems: [
        { kind: 'season-missing', seasonNumber: 3, error: null },
        { kind: 'poster-missing', seasonNumber: 1, posterPath: '/poster-1.jpg' },
        { kind: 'portrait-missing', personName: 'Person 102', profilePath: '/portrait-102.jpg' },
      ],
    });
    expect(await stage.kept()).toMatchObject({ receipt: stage.pack.receipt });
  });

  it('is followed by fetching just what is missing, when the reader resumes', async () => {
    const stage = new PackStage();
    await stage.start([1, 2]);
    stage.onDisk.delete('w185/portrait-102.jpg');
    await stage.packs.verify(KEY);
    stage.forget();
    await stage.packs.resume(KEY);
    await stage.settle();
    expect(stage.asked).toEqual(['w185/portrait-102.jpg']);
    expect(stage.pack).toMatchObject({ state: 'done', receipt: { problems: [] } });
  });

  it('changes nothing of a pack that runs, that rests unbegun, or that is not there', async () => {
    const stage = new PackStage();
    await stage.packs.verify(KEY);
    stage.hold = () => new Promise(() => undefined);
    await stage.start();
    await stage.packs.verify(KEY);
    await stage.packs.pause(KEY);
    await stage.packs.verify(KEY);
    expect(stage.events.map(({ state, receipt }) => [state, receipt])).toEqual([
      ['running', null],
      ['paused', null],
    ]);
  });
});
