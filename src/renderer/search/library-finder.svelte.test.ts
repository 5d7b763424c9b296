import { beforeEach, expect, it } from 'vitest';
import type { AppError } from '@shared/app-error.ts';
import type { LibrarySearchResult } from '@shared/domain/library-search.ts';
import { NOTHING_HIDDEN, type HiddenDetails } from '@shared/domain/spoilers.ts';
import type { Api } from '@shared/ipc/contract.ts';
import { toJsonText } from '@shared/json-text.ts';
import { fail, ok, type Result } from '@shared/result.ts';
import type { CreditWords } from '@shared/text/credit-words/credit-words.ts';
import { LibraryFinder } from './library-finder.svelte.ts';

type Answer = Awaited<ReturnType<Api['library']['search']>>;
type Question = Parameters<Api['library']['search']>[0];

const ALL = { limit: 4, only: null } as const;
/** As if the library had found something; `hasUnseen` tells one answer from another. */
const found = (hasUnseen = false): Answer =>
  ok(toJsonText({ groups: [], hasUnseen } satisfies LibrarySearchResult));
const unavailable: Result<never, AppError> = fail({ kind: 'unexpected', reference: 'ab12' });
const cancelled: Result<never, AppError> = fail({ kind: 'cancelled' });

let asked: { readonly question: Question; readonly answer: (answer: Answer) => void }[];
let hidden: HiddenDetails;
let words: CreditWords | null;
let finder: LibraryFinder;

beforeEach(() => {
  asked = [];
  hidden = NOTHING_HIDDEN;
  words = null;
  const search = (question: Question): Promise<Answer> =>
    new Promise((answer) => {
      asked.push({ question, answer });
    });
  finder = new LibraryFinder({
    api: { library: { search } } as unknown as Api,
    asker: 'page',
    hidden: () => hidden,
    creditWords: () => words,
  });
});

/** Searches and has the library answer. */
async function searchFor(text: string, answer: Answer): Promise<void> {
  finder.search(text, ALL);
  asked.at(-1)?.answer(answer);
  await finder.settled();
}

it('shows what was found last until the next answer, and never that of an older question', async () => {
  await searchFor('gus', found());
  finder.search('gus f', ALL);
  finder.search('gus fr', ALL);
  expect(finder.found?.text, 'nothing flickers').toBe('gus');
  asked[2]?.answer(found());
  await finder.settled();
  expect(finder.found?.text).toBe('gus fr');
  asked[1]?.answer(found());
  await Promise.resolve();
  await finder.settled();
  expect(finder.found?.text).toBe('gus fr');
});

it('shows nothing for a blank text, not even what was still on its way', async () => {
  await searchFor('gus', found());
  finder.search('gus f', ALL);
  finder.search('  ', ALL);
  expect(finder.found).toBeNull();
  asked[1]?.answer(found());
  await finder.settled();
  expect(finder.found).toBeNull();
  expect(asked, 'a blank text is no question').toHaveLength(2);
});

it('says why the library did not answer, until it does or nothing is asked', async () => {
  await searchFor('gus', found());
  await searchFor('gus f', unavailable);
  expect([finder.found, finder.error?.kind]).toEqual([null, 'unexpected']);
  await searchFor('gus', found());
  expect([finder.found?.text, finder.error]).toEqual(['gus', null]);
  await searchFor('gus f', unavailable);
  finder.search('', ALL);
  expect(finder.error).toBeNull();
});

it('keeps what it has when a question was only cancelled', async () => {
  await searchFor('gus', found());
  await searchFor('gus f', cancelled);
  expect([finder.found?.text, finder.error]).toEqual(['gus', null]);
});

it('tells whoever waits for the answer whether the question is still the same', async () => {
  finder.search('gus', ALL);
  const first = finder.settled();
  finder.search('gus f', ALL);
  const second = finder.settled();
  asked.forEach(({ answer }) => answer(found()));
  expect([await first, await second]).toEqual([false, true]);
});

it('finds more of the same without changing what is shown, and nothing before anything was found', async () => {
  expect(await finder.upTo(50)).toEqual(ok(null));
  finder.search('gus', { limit: 4, only: 'note' });
  asked[0]?.answer(found());
  await finder.settled();
  const more = finder.upTo(50);
  await Promise.resolve();
  await Promise.resolve();
  expect(asked[1]?.question).toMatchObject({ asker: 'copy', text: 'gus', limit: 50, only: 'note' });
  asked[1]?.answer(found(true));
  expect(await more).toMatchObject({ ok: true, value: { text: 'gus', hasUnseen: true } });
  expect(finder.found?.hasUnseen).toBe(false);
});

it('asks as the reader has set it: what is hidden, whether unseen episodes count, jobs in their language', () => {
  hidden = { characters: true, episodeCounts: true, guests: false };
  words = { jobs: { Writer: 'Drehbuch', Editor: 'Schnitt' }, departments: { Writing: 'Drehbuch' } } as never;
  finder.showUnseen = true;
  finder.search('dreh job:schnitt -job:drehbuch -dept:dreh -schnit', ALL);
  expect(asked[0]?.question).toEqual({
    asker: 'page',
    text: 'dreh job:schnitt -job:drehbuch -dept:dreh -schnit',
    limit: 4,
    only: null,
    hidden: { characters: true, episodeCounts: true, guests: false },
    showUnseen: true,
    translated: {
      ...{ terms: ['Writer', 'Writing'], job: ['Editor'], dept: [] },
      without: { terms: ['Editor'], job: ['Writer'], dept: [] },
    },
  });
});
