import { yearsOf, type PersonRun, type PersonSeries } from '@shared/domain/kept-person.ts';
import type { HiddenDetails } from '@shared/domain/spoilers.ts';
import type { SheetPart } from '../../state/sheet-content.ts';
import type { Texts } from '../../text/texts.svelte.ts';
import { runFacts, runRole, seasonNumbersText, seriesText, yearsText } from './run-text.ts';

interface SheetRow {
  readonly series: PersonSeries;
  readonly run: PersonRun;
}

/** A person's kept credits for printing, series by series as on the page; without what is hidden there. */
export function personParts(
  rows: readonly SheetRow[],
  hidden: HiddenDetails,
  texts: Texts,
): readonly SheetPart[] {
  const { columns } = texts.m.personPage;
  return [...Map.groupBy(rows, ({ series }) => series)].map(([series, own]) => ({
    heading: texts.row([
      seriesText(series, texts),
      ...(yearsText(yearsOf(series.seasons)) === '' ? [] : [yearsText(yearsOf(series.seasons))]),
    ]),
    columns: [
      { label: columns.role, kind: 'name' },
      { label: columns.seasons, kind: 'text' },
      { label: columns.years, kind: 'count' },
    ],
    rows: own.map(({ run }) => [
      runRole(run, hidden, texts) ?? texts.m.spoilers.hiddenRole,
      texts.row(runFacts(run, hidden, texts)),
      yearsText(yearsOf(run.seasons)),
    ]),
  }));
}

/** The same as one table, in the order of the page. */
export function rolesPart(rows: readonly SheetRow[], hidden: HiddenDetails, texts: Texts): SheetPart {
  const { columns } = texts.m.personPage;
  return {
    heading: '',
    columns: [
      { label: columns.role, kind: 'name' },
      { label: columns.series, kind: 'text' },
      { label: columns.years, kind: 'count' },
      { label: columns.seasons, kind: 'text' },
      ...(hidden.episodeCounts ? [] : [{ label: columns.episodes, kind: 'count' } as const]),
    ],
    rows: rows.map(({ series, run }) => [
      runRole(run, hidden, texts) ?? texts.m.spoilers.hiddenRole,
      seriesText(series, texts),
      yearsText(yearsOf(run.seasons)),
      seasonNumbersText(
        run.seasons.map(({ key }) => key.seasonNumber),
        texts,
      ),
      ...(hidden.episodeCounts ? [] : [run.episodeCount === null ? '' : texts.number(run.episodeCount)]),
    ]),
  };
}
