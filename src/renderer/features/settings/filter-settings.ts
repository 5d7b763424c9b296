import { foldText, hasWords, queryWords } from '@shared/domain/fold-text.ts';
import type { SettingRow, SettingsSection } from './setting-row.ts';

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
