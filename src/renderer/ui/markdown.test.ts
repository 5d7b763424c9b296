import { expect, it } from 'vitest';
import { parseMarkdown } from './markdown.ts';

const plain = (text: string) => [{ form: 'plain', text }];

it('reads headings, paragraphs over several lines, lists and pictures', () => {
  const text = [
    '# A guide',
    '',
    'One line,',
    'and another.',
    '- first,',
    '  which goes on',
    '- second',
    '',
    '![A season](../images/season.png)',
  ].join('\n');
  expect(parseMarkdown(text)).toEqual([
    { kind: 'heading', level: 1, spans: plain('A guide') },
    { kind: 'paragraph', spans: plain('One line, and another.') },
    { kind: 'list', items: [plain('first, which goes on'), plain('second')] },
    { kind: 'picture', text: 'A season', address: '../images/season.png' },
  ]);
});

it('marks strong and emphasized text, code and links', () => {
  expect(parseMarkdown('**Filter** _names_ by `job:` or [more](../x.md).')).toEqual([
    {
      kind: 'paragraph',
      spans: [
        { form: 'strong', text: 'Filter' },
        { form: 'plain', text: ' ' },
        { form: 'emphasis', text: 'names' },
        { form: 'plain', text: ' by ' },
        { form: 'code', text: 'job:' },
        { form: 'plain', text: ' or ' },
        { form: 'link', text: 'more', address: '../x.md' },
        { form: 'plain', text: '.' },
      ],
    },
  ]);
});

it('reads tables and blocks of code', () => {
  const text = [
    '| field | what |',
    '| ----- | ---- |',
    '| `a` | b |',
    '',
    '```json',
    '{',
    '  "a": 1',
    '}',
    '```',
  ];
  expect(parseMarkdown(text.join('\n'))).toEqual([
    {
      kind: 'table',
      head: [plain('field'), plain('what')],
      rows: [[[{ form: 'code', text: 'a' }], plain('b')]],
    },
    { kind: 'code', text: '{\n  "a": 1\n}' },
  ]);
});

it('shows what it does not know as it is written', () => {
  expect(parseMarkdown('<img src=x onerror=alert(1)> snake_case_name')).toEqual([
    { kind: 'paragraph', spans: plain('<img src=x onerror=alert(1)> snake_case_name') },
  ]);
});
