import { describe, expect, it } from 'vitest';
import { FakeTimer } from '../network/test/fake-timer.ts';
import { Outage } from './outage.ts';
import { OFFLINE, SERVER_ERROR } from './test/pack-stage.ts';

/** An outage, and how often it has told of a change. */
function create(random = 0): {
  readonly outage: Outage;
  readonly timer: FakeTimer;
  readonly halt: AbortController;
  readonly changes: () => number;
} {
  const timer = new FakeTimer();
  const halt = new AbortController();
  let changes = 0;
  const onChange = (): void => void (changes += 1);
  const outage = new Outage({ timer, random: () => random, halted: halt.signal, onChange });
  return { outage, timer, halt, changes: () => changes };
}

/** When, in milliseconds, whoever waits may go on. */
async function passedAfter(outage: Outage, timer: FakeTimer): Promise<number> {
  const from = timer.now();
  const passed = outage.untilOver().then(() => timer.now() - from);
  await timer.advance(60_000);
  return passed;
}

describe('an outage', () => {
  it('lets everyone pass while there is none', async () => {
    const { outage, timer } = create();
    expect(await passedAfter(outage, timer)).toBe(0);
    expect(outage.error).toBeNull();
  });

  it('counts failures that come together once', async () => {
    const { outage, timer, changes } = create();
    outage.begin(OFFLINE);
    outage.begin(SERVER_ERROR);
    expect(outage.error).toBe(OFFLINE);
    expect(changes()).toBe(1);
    expect(await passedAfter(outage, timer)).toBe(2_000);
    outage.begin(OFFLINE);
    expect(await passedAfter(outage, timer)).toBe(4_000);
  });

  it('lasts until something is answered that was asked after it began, and then starts from the first wait', async () => {
    const { outage, timer } = create();
    outage.begin(OFFLINE);
    outage.end();
    expect(outage.error).toBe(OFFLINE);
    await timer.advance(2_000);
    expect(outage.error).toBe(OFFLINE);
    outage.end();
    expect(outage.error).toBeNull();
    outage.begin(OFFLINE);
    expect(await passedAfter(outage, timer)).toBe(2_000);
  });

  it('waits a little longer by chance', async () => {
    const { outage, timer } = create(0.5);
    outage.begin(OFFLINE);
    expect(await passedAfter(outage, timer)).toBe(2_250);
  });

  it('lets everyone go when all is halted', async () => {
    const { outage, timer, halt } = create();
    outage.begin(OFFLINE);
    halt.abort();
    expect(await passedAfter(outage, timer)).toBe(0);
  });
});
