import { foldText, hasWords, queryWords } from '@shared/domain/fold-text.ts';
import type { Settings } from '@shared/domain/settings.ts';

/** Settings under one heading. */
export interface SettingsSection {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly SettingRow[];
}

/** A setting: its title, its description and its control. */
export interface SettingRow {
  readonly title: string;
  readonly hint: string;
  readonly control: SettingControl;
}

/** The kinds of rows: a setting's value, a component, or only text. */
export type SettingControl =
  | {
      readonly kind: 'switch';
      readonly field: SwitchField;
      readonly on: Partial<Settings>;
      readonly off: Partial<Settings>;
    }
  | {
      readonly kind: 'choice';
      readonly field: ChoiceField;
      readonly options: readonly SettingOption[];
      /** What a value that is not offered amounts to here. */
      readonly instead?: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'select';
      readonly field: 'interfaceLanguage';
      readonly options: readonly SettingOption[];
    }
  | { readonly kind: SettingPart }
  | { readonly kind: 'text' };

/** Identifies a row in its section. */
export function rowKey({ control }: SettingRow): string {
  return 'field' in control ? control.field : control.kind;
}

/** Settings that are on or off. */
export type SwitchField = {
  [Field in keyof Settings]: Settings[Field] extends boolean ? Field : never;
}[keyof Settings];

/** Settings with a few values, all visible. */
export type ChoiceField = {
  [Field in keyof Settings]: Settings[Field] extends string ? Field : never;
}[keyof Settings];

/** Rows whose control is more than a value. */
export type SettingPart =
  | 'token'
  | 'proxy'
  | 'language'
  | 'library'
  | 'pictures'
  | 'picture-limit'
  | 'folder'
  | 'backup'
  | 'source'
  | 'update'
  | 'licences';

/** One value of a setting. */
export interface SettingOption {
  readonly value: string;
  readonly label: string;
  /** The language the label is in, where it is not the interface's. */
  readonly lang?: string;
  /** What choosing it changes. */
  readonly change: Partial<Settings>;
}

/** Keeps the rows that contain every word of `query` in the heading, the title, the hint or an option's name. */
export function filterSettings(
  sections: readonly SettingsSection[],
  query: string,
): readonly SettingsSection[] {
  const words = queryWords(query);
  return sections
    .map(({ id, title, rows }) => ({
      id,
      title,
      rows: rows.filter((row) =>
        hasWords(foldText([title, row.title, row.hint, ...optionNames(row)].join('\n')), words),
      ),
    }))
    .filter(({ rows }) => rows.length > 0);
}

function optionNames({ control }: SettingRow): readonly string[] {
  return 'options' in control ? control.options.map(({ label }) => label) : [];
}
