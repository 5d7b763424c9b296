import type { Events } from '@shared/ipc/contract.ts';
import type { Stage } from './scene.ts';

/** Tells the window that something has happened, as main does. */
export async function send<Channel extends keyof Events>(
  { app }: Stage,
  channel: Channel,
  payload: Events[Channel],
): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, { name, content }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.send(name, content);
    },
    { name: channel, content: payload },
  );
}
