import { expect, it } from 'vitest';
import { createStorageHandlers } from './storage-handlers.ts';

function createHandlers(clearLibrary: () => Promise<void>) {
  const told: string[] = [];
  const storage = {
    sizes: () => Promise.resolve({ libraryBytes: 1, pictureBytes: 2, pictureCount: 3 }),
    clearPictures: () => Promise.resolve(),
    clearLibrary,
    openFolder: () => Promise.resolve(),
  };
  return { told, handlers: createStorageHandlers({ storage, emit: (channel) => told.push(channel) }) };
}

it('tells the window that the list is another one when the library was cleared', async () => {
  const { told, handlers } = createHandlers(() => Promise.resolve());
  await handlers.clearPictures.run(undefined);
  expect(told).toEqual([]);
  await handlers.clearLibrary.run(undefined);
  expect(told).toEqual(['library:changed']);
});

it('does not when it was not', async () => {
  const { told, handlers } = createHandlers(() => Promise.reject(new Error('busy')));
  await expect(Promise.resolve(handlers.clearLibrary.run(undefined))).rejects.toThrow('busy');
  expect(told).toEqual([]);
});
