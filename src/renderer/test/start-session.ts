import type { Settings } from '@shared/domain/settings.ts';
import { Session } from '../state/session.svelte.ts';
import type { FakeApi } from './fake-api.ts';

/** The session of a window that begins with these settings. */
export async function startSession(api: FakeApi, settings: Partial<Settings> = {}): Promise<Session> {
  api.settingsNow = { ...api.settingsNow, ...settings };
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  return new Session(api, started.value);
}
