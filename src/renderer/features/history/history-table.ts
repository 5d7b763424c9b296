import type { PagePart } from '../../credits/page-table.ts';
import type { Texts } from '../../text/texts.svelte.ts';
import type { ShownRevision } from './history-words.ts';

/** What changed between two answers: on paper under a heading that says when, in a copy with both times and the credits' ids. */
export function revisionPart(
  { before, after, lines }: ShownRevision,
  heading: string,
  texts: Texts,
): PagePart {
  const { history, exporting, app } = texts.m;
  const { columns } = history;
  return {
    heading,
    columns: [
      { label: columns.before, kind: 'text', only: 'copy' },
      { label: columns.after, kind: 'text', only: 'copy' },
      { label: '', kind: 'name', only: 'paper' },
      { label: '', copied: columns.change, kind: 'text' },
      { label: exporting.columnNames.credit_id, kind: 'text', only: 'copy' },
    ],
    rows: lines.map(({ kind, text, creditId }) => [
      texts.dateTime(before),
      texts.dateTime(after),
      history.kinds[kind],
      { paper: text, copied: app.titled(history.kinds[kind], text) },
      creditId,
    ]),
  };
}
