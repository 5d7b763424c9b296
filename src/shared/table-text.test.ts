import { describe, expect, it } from 'vitest';
import { delimitedLine, markdownTable } from './table-text.ts';

describe('a record of comma-separated values', () => {
  it('quotes what RFC 4180 wants quoted, and keeps line breaks', () => {
    expect(delimitedLine(['a,b', 'say "hi"', 'two\nlines', 'plain', 7, null, ''], ',')).toBe(
      '"a,b","say ""hi""","two\nlines",plain,7,,',
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', '－1'])(
    'holds no formula: %j',
    (text) => {
      expect(delimitedLine([text], ',').replaceAll('"', '').startsWith("'")).toBe(true);
    },
  );

  it('leaves numbers and hyphens within a text alone', () => {
    expect(delimitedLine([-1, 'Jean-Luc', '1+1'], ',')).toBe('-1,Jean-Luc,1+1');
  });
});

describe('a record of tab-separated values', () => {
  it('is one line, whatever its cells hold', () => {
    expect(delimitedLine(['a\tb', 'c\r\nd', '"Matron', 'x,y'], '\t')).toBe('a b\tc d\t"""Matron"\tx,y');
  });
});

it('a Markdown table takes nothing for a format', () => {
  expect(markdownTable([['Name'], ['The *Boss* | <b>'], ['a\nb']])).toEqual([
    '| Name |',
    '| --- |',
    String.raw`| The \*Boss\* \| \<b\> |`,
    '| a b |',
  ]);
});
