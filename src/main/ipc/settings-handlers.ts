import type { Settings } from '@shared/domain/settings.ts';
import * as z from 'zod/mini';
import { SETTINGS_NAMES, settingsFields } from '../settings/settings-schema.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { GroupHandlers } from './handlers.ts';
import { input, noInput } from './schemas.ts';

/** Each setting by itself: left out, or what it may be; never `undefined`, which would take the place of the kept one. */
type OptionalFields = {
  readonly [Field in keyof Settings]: z.ZodMiniExactOptional<z.ZodMiniType<Settings[Field]>>;
};

const optionalFields = Object.fromEntries(
  SETTINGS_NAMES.map((field) => [field, z.exactOptional(settingsFields[field])]),
) as OptionalFields;

/** What the window may do with settings. */
export function createSettingsHandlers(settings: SettingsStore): GroupHandlers<'settings'> {
  return {
    get: { input: noInput, run: () => settings.settings },
    update: { input: input(optionalFields), run: (change) => settings.update(change) },
  };
}
