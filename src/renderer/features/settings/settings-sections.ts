import { INTERFACE_LOCALES, type InterfaceLocale } from '@shared/domain/settings.ts';
import type { StorageSizes } from '@shared/domain/storage.ts';
import type { TokenStatus } from '@shared/domain/token.ts';
import { UPDATE_CHOICES, type UpdateStatus } from '@shared/domain/update.ts';
import { ownLanguageName } from '../../text/language-choices.ts';
import type { Texts } from '../../text/texts.svelte.ts';
import { updateText } from './update-text.ts';
import type {
  ChoiceField,
  SettingOption,
  SettingPart,
  SettingRow,
  SettingsSection,
  SwitchField,
} from './setting-row.ts';

/** What the rows show besides the settings themselves. */
export interface SettingsFacts {
  readonly version: string;
  readonly electronVersion: string;
  readonly systemLocale: InterfaceLocale;
  readonly token: TokenStatus;
  /** The proxies with a saved password, by host and port. */
  readonly proxies: readonly string[];
  /** `null` until main has measured. */
  readonly sizes: StorageSizes | null;
  /** `null` until main has said. */
  readonly update: UpdateStatus | null;
}

/** All settings, in the order of the page. */
export function settingsSections(texts: Texts, facts: SettingsFacts): readonly SettingsSection[] {
  const m = texts.m.settings;
  const { version, electronVersion, sizes } = facts;
  return [
    {
      id: 'access',
      title: m.sections.access,
      rows: [row(m.token, tokenText(facts.token, texts), 'token'), ...proxyRows(texts, facts)],
    },
    {
      id: 'language',
      title: m.sections.language,
      rows: [
        row(m.language, m.languageHint, 'language'),
        {
          title: m.interfaceLanguage,
          hint: m.interfaceLanguageHint,
          control: {
            kind: 'select',
            field: 'interfaceLanguage',
            options: interfaceLanguages(texts, facts.systemLocale),
          },
        },
      ],
    },
    { id: 'appearance', title: m.sections.appearance, rows: appearanceRows(texts) },
    { id: 'spoilers', title: m.sections.spoilers, rows: spoilerRows(texts) },
    {
      id: 'keyboard',
      title: m.sections.keyboard,
      rows: [switchRow(m.singleKeys, m.singleKeysHint, 'singleKeys')],
    },
    {
      id: 'storage',
      title: m.sections.storage,
      rows: [
        row(
          m.library,
          sizes === null ? m.measuring : m.librarySize(texts.bytes(sizes.libraryBytes)),
          'library',
        ),
        row(
          m.pictures,
          sizes === null ? m.measuring : m.pictureSize(sizes.pictureCount, texts.bytes(sizes.pictureBytes)),
          'pictures',
        ),
        row(m.pictureLimit, m.pictureLimitHint, 'picture-limit'),
        row(m.folder, m.folderHint, 'folder'),
        row(texts.m.backup.title, texts.m.backup.settingHint, 'backup'),
      ],
    },
    { id: 'updates', title: m.sections.updates, rows: updateRows(texts, facts) },
    {
      id: 'about',
      title: m.sections.about,
      rows: [
        row(m.about, m.aboutHint(version, electronVersion), 'text'),
        row(m.source, texts.m.app.tmdbNotice, 'source'),
        row(m.licences, m.licencesHint, 'licences'),
      ],
    },
  ];
}

function updateRows(texts: Texts, { version, update }: SettingsFacts): readonly SettingRow[] {
  const { settings: m, updates } = texts.m;
  const options = UPDATE_CHOICES.map((choice) => ({
    value: choice,
    label: updates.choices[choice],
    change: { updates: choice },
  }));
  const asks = update !== null && update.way !== 'none';
  // Endroll does not download what the system installs; it only says that there is a new version.
  const offered = update?.way === 'itself' ? options : options.filter(({ value }) => value !== 'download');
  const instead = update?.way === 'itself' ? {} : { instead: { download: 'tell' } };
  return [
    row(m.installed, m.installedHint(version), 'text'),
    ...(asks
      ? [
          {
            title: updates.look,
            hint: updates.lookHint,
            control: { kind: 'choice', field: 'updates', options: offered, ...instead },
          } satisfies SettingRow,
        ]
      : []),
    row(updates.status, updateText(update, texts), 'update'),
  ];
}

/** Where the token in use comes from. */
function tokenText({ source, isUnreadable }: TokenStatus, { m: { token: m } }: Texts): string {
  if (isUnreadable) return m.unreadable;
  return { none: m.none, keyring: m.stored, session: m.session, environment: m.environment }[source];
}

function proxyRows(texts: Texts, { proxies }: SettingsFacts): readonly SettingRow[] {
  const { setting, hint } = texts.m.network.proxy;
  return proxies.length === 0 ? [] : [row(setting, hint(texts.list(proxies)), 'proxy')];
}

function row(title: string, hint: string, kind: SettingPart | 'text'): SettingRow {
  return { title, hint, control: { kind } };
}

function appearanceRows({ m: { settings: m } }: Texts): readonly SettingRow[] {
  const choice = (
    title: string,
    hint: string,
    field: ChoiceField,
    options: readonly SettingOption[],
  ): SettingRow => ({ title, hint, control: { kind: 'choice', field, options } });
  const themes = ['system', 'light', 'dark'] as const;
  const densities = ['comfortable', 'compact'] as const;
  const imageSizes = ['standard', 'large'] as const;
  return [
    choice(
      m.theme,
      m.themeHint,
      'theme',
      themes.map((theme) => ({ value: theme, label: m.themes[theme], change: { theme } })),
    ),
    choice(
      m.density,
      m.densityHint,
      'density',
      densities.map((density) => ({ value: density, label: m.densities[density], change: { density } })),
    ),
    choice(
      m.imageSize,
      m.imageSizeHint,
      'imageSize',
      imageSizes.map((imageSize) => ({
        value: imageSize,
        label: m.imageSizes[imageSize],
        change: { imageSize },
      })),
    ),
  ];
}

function spoilerRows({ m: { settings: m } }: Texts): readonly SettingRow[] {
  return [
    switchRow(m.hideEpisodeCounts, m.hideEpisodeCountsHint, 'hideEpisodeCounts'),
    switchRow(m.hideCharacters, m.hideCharactersHint, 'hideCharacters'),
    switchRow(m.hideGuests, m.hideGuestsHint, 'hideGuests'),
  ];
}

function switchRow(title: string, hint: string, field: SwitchField): SettingRow {
  return { title, hint, control: { kind: 'switch', field, on: { [field]: true }, off: { [field]: false } } };
}

/** Each in its own language, so that readers of only that language can find it. */
function interfaceLanguages(texts: Texts, systemLocale: InterfaceLocale): readonly SettingOption[] {
  const own = INTERFACE_LOCALES.map((locale) => ({
    value: locale,
    label: ownLanguageName(locale),
    lang: locale,
    change: { interfaceLanguage: locale },
  }));
  const system = texts.m.settings.likeSystem(texts.languageName(systemLocale));
  return [{ value: 'system', label: system, change: { interfaceLanguage: 'system' } }, ...own];
}
