import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_SETTINGS, type Settings } from '@shared/domain/settings.ts';
import { OTHER_SETTINGS } from '@shared/domain/test/bare.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { MemoryLogger } from '../logging/memory-logger.ts';
import { SettingsStore } from '../settings/settings-store.ts';
import { StoreFile } from '../settings/store-file.ts';
import { createSettingsHandlers } from './settings-handlers.ts';

let folder: string;
let handlers: ReturnType<typeof createSettingsHandlers>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'endroll-settings-'));
  const logger = new MemoryLogger();
  const loadWriter = () => Promise.resolve(() => undefined);
  const file = new StoreFile({
    folder,
    name: 'settings',
    loadWriter,
    onRepaired: () => undefined,
    logger,
    now: () => new Date(),
  });
  handlers = createSettingsHandlers(new SettingsStore({ file, logger }));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

it.each(Object.entries(OTHER_SETTINGS) as [keyof Settings, Settings[keyof Settings]][])(
  'changes %s alone',
  async (field, value) => {
    const change = handlers.update.input.parse({ [field]: value });
    expect(await handlers.update.run(change)).toEqual({ ...DEFAULT_SETTINGS, [field]: value });
  },
);

it.each([
  ['a setting that does not exist', { colour: 'red' }],
  ['a value that it cannot have', { pictureLimit: 49 }],
  ['undefined, which is no choice', { theme: undefined }],
])('refuses %s', (_, change) => {
  expect(handlers.update.input.safeParse(change).success).toBe(false);
});
