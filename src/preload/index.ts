import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { createApi } from './create-api.ts';

contextBridge.exposeInMainWorld(
  'api',
  createApi({
    invoke: (channel, input) => ipcRenderer.invoke(channel, input),
    subscribe: (channel, listener) => {
      // Electron's event contains the sender, which must not reach the page.
      const deliver = (_event: IpcRendererEvent, payload: unknown): void => {
        listener(payload);
      };
      ipcRenderer.on(channel, deliver);
      return () => {
        ipcRenderer.removeListener(channel, deliver);
      };
    },
  }),
);
