import type { Cell } from '@shared/table-text.ts';
import type { SheetPart } from '../../state/sheet-content.ts';
import type { Texts } from '../../text/texts.svelte.ts';
import type { ShownRevision } from './history-words.ts';

/** What changed, for printing. */
export function revisionPart({ lines }: ShownRevision, heading: string, { m }: Texts): SheetPart {
  return {
    heading,
    columns: [
      { label: '', kind: 'name' },
      { label: '', kind: 'text' },
    ],
    rows: lines.map(({ kind, text }) => [m.history.kinds[kind], text]),
  };
}

/** The same as a table for the clipboard, with the ids of the credits. */
export function revisionTable(
  revisions: readonly ShownRevision[],
  texts: Texts,
): readonly (readonly Cell[])[] {
  const { history, exporting, app } = texts.m;
  const { before, after, change } = history.columns;
  return [
    [before, after, change, exporting.columnNames.credit_id],
    ...revisions.flatMap((revision) =>
      revision.lines.map(({ kind, text, creditId }) => [
        texts.dateTime(revision.before),
        texts.dateTime(revision.after),
        app.titled(history.kinds[kind], text),
        creditId,
      ]),
    ),
  ];
}
