import { markdownText } from '../table-text.ts';
import { pageOfSubject, type Mark, type SubjectKey } from './yours.ts';

/** Something the reader has marked, with its names. */
export interface NamedMark extends Mark {
  readonly subject: SubjectKey;
  /** Its names, the main one first; `''` for none. */
  readonly names: readonly string[];
}

/** What the reader has made, as Markdown: for each item a heading, its tags, and the note as it was written. */
export function yoursMarkdown(
  title: string,
  marks: readonly NamedMark[],
  words: { readonly reviewed: string },
): string {
  const parts = marks.map(({ subject, names, note, tags, isStarred, isReviewed }) => {
    const facts = [
      ...(isStarred ? ['★'] : []),
      ...(isReviewed ? [words.reviewed] : []),
      ...tags.map((tag) => `#${tag}`),
    ];
    const name = names.filter((line) => line !== '').join(' – ');
    return [
      `## ${escapeMarkdown(name === '' ? subject : name)}`,
      '',
      ...(facts.length === 0 ? [] : [facts.map(escapeMarkdown).join(' · '), '']),
      ...(note === '' ? [] : [note, '']),
      `<endroll://${pageOfSubject(subject)}>`,
      '',
    ].join('\n');
  });
  return [`# ${escapeMarkdown(title)}`, '', ...parts].join('\n');
}

/** Names may contain Markdown syntax, such as `*batteries not included`; here they may also begin a line. */
function escapeMarkdown(text: string): string {
  return markdownText(text).replaceAll('#', String.raw`\#`);
}
