import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AppError } from '@shared/app-error.ts';
import type { Settings } from '@shared/domain/settings.ts';
import { fail, ok, type Result } from '@shared/result.ts';
import { FakeApi } from '../test/fake-api.ts';
import { startSession } from '../test/start-session.ts';
import type { Session } from './session.svelte.ts';

const refused = fail({ kind: 'unexpected', reference: 'ab12' } as const);
let session: Session;
/** What main is to answer, in the order in which it was asked. */
let answers: ((result: Result<Settings, AppError>) => void)[];
let kept: Settings;

beforeEach(async () => {
  const api = new FakeApi();
  answers = [];
  session = await startSession(api, { theme: 'light', density: 'comfortable' });
  kept = session.settings;
  vi.spyOn(api.settings, 'update').mockImplementation(() => new Promise((resolve) => answers.push(resolve)));
});

const shown = () => [session.settings.theme, session.settings.density];

describe('two changes one after the other', () => {
  it('both stay shown, whatever main says of the first before it has heard of the second', async () => {
    const first = session.update({ theme: 'dark' });
    const second = session.update({ density: 'compact' });
    expect(shown()).toEqual(['dark', 'compact']);
    answers[0]!(ok({ ...kept, theme: 'dark' }));
    await first;
    expect(shown()).toEqual(['dark', 'compact']);
    answers[1]!(ok({ ...kept, theme: 'dark', density: 'compact' }));
    await second;
    expect(shown()).toEqual(['dark', 'compact']);
  });

  it('leave only the first when the second is refused', async () => {
    const updates = [session.update({ theme: 'dark' }), session.update({ density: 'compact' })];
    answers[0]!(ok({ ...kept, theme: 'dark' }));
    answers[1]!(refused);
    expect(await Promise.all(updates)).toEqual([null, refused.error]);
    expect(shown()).toEqual(['dark', 'comfortable']);
  });

  it('leave only the second when the first is refused', async () => {
    const updates = [session.update({ theme: 'dark' }), session.update({ density: 'compact' })];
    answers[0]!(refused);
    answers[1]!(ok({ ...kept, density: 'compact' }));
    await Promise.all(updates);
    expect(shown()).toEqual(['light', 'compact']);
  });
});

it('tells why a change in passing could not be stored, and stores it at the second try', async () => {
  const api = new FakeApi();
  const tell = vi.fn<(error: AppError, onretry: () => void) => void>();
  const told = await startSession(api);
  told.onnotstored = tell;
  vi.spyOn(api.settings, 'update').mockResolvedValueOnce(refused);
  told.choose({ libraryOrder: 'opened' });
  expect(told.settings.libraryOrder).toBe('opened');
  await vi.waitFor(() => expect(tell).toHaveBeenCalledExactlyOnceWith(refused.error, expect.any(Function)));
  expect(told.settings.libraryOrder).toBe('name');
  tell.mock.calls[0]![1]();
  await vi.waitFor(() => expect(api.inputsOf('settings.update')).toEqual([{ libraryOrder: 'opened' }]));
  expect(told.settings.libraryOrder).toBe('opened');
  expect(tell).toHaveBeenCalledTimes(1);
});

it('goes back to what is kept when a change is refused', async () => {
  const update = session.update({ theme: 'dark' });
  expect(shown()).toEqual(['dark', 'comfortable']);
  answers[0]!(refused);
  expect(await update).toEqual(refused.error);
  expect(shown()).toEqual(['light', 'comfortable']);
});
