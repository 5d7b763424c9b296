import * as z from 'zod/mini';
import { settingsFields } from '../settings/settings-schema.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { GroupHandlers } from './handlers.ts';
import { input, noInput } from './schemas.ts';

/** What the window may do with settings. */
export function createSettingsHandlers(settings: SettingsStore): GroupHandlers<'settings'> {
  return {
    get: { input: noInput, run: () => settings.settings },
    update: {
      input: input({
        language: z.exactOptional(settingsFields.language),
        theme: z.exactOptional(settingsFields.theme),
        sidebarWidth: z.exactOptional(settingsFields.sidebarWidth),
        lastAddress: z.exactOptional(settingsFields.lastAddress),
      }),
      run: (change) => settings.update(change),
    },
  };
}
