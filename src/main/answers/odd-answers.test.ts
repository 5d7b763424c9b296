import { describe, expect, it, vi } from 'vitest';
import type { Credit } from '@shared/domain/credit.ts';
import type { SeasonCredits } from '@shared/domain/season.ts';
import { fromJsonText } from '@shared/json-text.ts';
import { unpackSeasonPage } from '@shared/packed-season-page.ts';
import {
  ENGINES,
  openTestLibrary,
  peopleIn,
  searchFor,
  temporaryFolder,
} from '../library/test/test-library.ts';
import { makePerson } from './person.ts';
import { makeSeason } from './season.ts';
import { makeSearchPage, makeSeries } from './series.ts';
import { answerFiles } from './test/answer-files.ts';
import { wireSeason, type Wire } from './test/wire-rows.ts';

/**
 * Recorded answers written in another way, which must change nothing, and with rows that are odd but readable, which may
 * change only themselves.
 */

vi.setConfig({ testTimeout: 120_000 });

type Json = Record<string, unknown>;

/** Every object in an answer, however deep, with the name of its list or field. */
function eachObject(value: unknown, visit: (object: Json, name: string) => void, name = ''): void {
  if (Array.isArray(value)) for (const row of value) eachObject(row, visit, name);
  else if (typeof value === 'object' && value !== null) {
    visit(value as Json, name);
    for (const [own, inner] of Object.entries(value)) eachObject(inner, visit, own);
  }
}

/** The answer with every value that `change` wants changed; lists are given whole, too. */
function rewritten(value: unknown, change: (value: unknown) => unknown): unknown {
  const changed = change(value);
  if (changed !== value) return changed;
  if (Array.isArray(value)) return value.map((row) => rewritten(row, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, own]) => [name, rewritten(own, change)]));
}

function asObject(list: readonly unknown[]): Json {
  return Object.fromEntries(list.map((row, index) => [String(index), row]));
}

/** Other ways of writing the same. */
const sameAgain: Readonly<Record<string, (json: Json) => unknown>> = {
  'numbers as texts': (json) =>
    rewritten(json, (value) => (typeof value === 'number' ? String(value) : value)),
  'lists as objects with numbers for names': (json) => {
    const write = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.length === 0 ? [] : asObject(value.map(write));
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([name, own]) => [name, write(own)]));
    };
    return write(json);
  },
  'empty lists of guest stars and crew that are not there at all': (json) => {
    const isEmptyList = (name: string, value: unknown): boolean =>
      (name === 'guest_stars' || name === 'crew') && Array.isArray(value) && value.length === 0;
    const { episodes } = json;
    if (!Array.isArray(episodes)) return json;
    const without = (episodes as readonly Json[]).map((episode) =>
      Object.fromEntries(Object.entries(episode).filter(([name, value]) => !isEmptyList(name, value))),
    );
    return { ...json, episodes: without };
  },
  'episodes in another order': (json) => {
    if (Array.isArray(json['episodes'])) json['episodes'].reverse();
    return json;
  },
  'fields that nobody knows': (json) => {
    eachObject(json, (object) => {
      Object.assign(object, { constructor: 'x', toString: 1, then: null });
    });
    return json;
  },
};

function bodiesOf(json: Json): ReturnType<typeof wireSeason> {
  const own = json['credits'] ?? { cast: json['cast'] ?? [], crew: json['crew'] ?? [] };
  return wireSeason({
    credits: { id: json['id'], ...(own as Wire) },
    details: 'episodes' in json ? json : null,
  });
}

function seasonOf(json: Json): SeasonCredits {
  const { season, unreadable } = makeSeason(
    { seriesId: 1, seasonNumber: 1, language: 'en-US' },
    bodiesOf(json),
  );
  expect(unreadable).toEqual([]);
  return season;
}

const makers: readonly (readonly [pattern: RegExp, make: (json: Json) => unknown])[] = [
  [/^season(-credits)?_/u, seasonOf],
  [/^tv_/u, (json) => makeSeries({ series: JSON.stringify(json), english: null })],
  [/^search-tv_/u, (json) => makeSearchPage(JSON.stringify(json))],
  [/^person_/u, (json) => makePerson({ person: JSON.stringify(json), english: null })],
];

describe.each(Object.keys(sameAgain))('answers with %s', (name) => {
  it.each(makers)('say the same: %s', (pattern, make) => {
    for (const { name: file, body } of answerFiles(pattern)) {
      const write = sameAgain[name]!;
      const before = make(JSON.parse(body) as Json);
      const after = make(write(JSON.parse(body) as Json) as Json);
      // The credits of two episodes may change places where nothing else orders them.
      expect(sorted(after), file).toEqual(sorted(before));
    }
  });
});

function sorted(made: unknown): unknown {
  const { credits } = made as { readonly credits?: readonly { readonly creditId: string }[] };
  if (credits === undefined) return made;
  return { ...(made as object), credits: credits.toSorted((a, b) => (a.creditId < b.creditId ? -1 : 1)) };
}

/** Rows of people in a season's answer. */
function rowsIn(json: Json): readonly Json[] {
  const rows: Json[] = [];
  eachObject(json, (object) => {
    if ('credit_id' in object && 'id' in object && ('name' in object || 'original_name' in object))
      rows.push(object);
  });
  return rows;
}

/** What may stand in a row. Each spoils some rows of a season, and says which credits they are. */
const oddRows: Readonly<Record<string, (rows: readonly Json[]) => readonly Json[]>> = {
  'the credit_id of somebody else': (rows) => {
    const [first, second] = [rows.at(0)!, rows.find(({ id }) => id !== rows.at(0)!['id']) ?? rows.at(-1)!];
    first['credit_id'] = second['credit_id'];
    return [first];
  },
  'two credit_ids that have changed places': (rows) => {
    const [first, second] = [rows.at(0)!, rows.find(({ id }) => id !== rows.at(0)!['id']) ?? rows.at(-1)!];
    [first['credit_id'], second['credit_id']] = [second['credit_id'], first['credit_id']];
    return [first, second];
  },
  'one credit_id for everybody': (rows) => {
    for (const row of rows) row['credit_id'] = '0';
    return rows;
  },
  'an id that no address has': (rows) => {
    const odd = [rows.at(0)!, rows.at(-1)!];
    odd[0]!['id'] = -17;
    odd[1]!['id'] = 2 ** 40;
    return odd;
  },
  'endless names': (rows) => change(rows, (text) => `${text} ${'endless '.repeat(20_000)}`),
  'half a character': (rows) => change(rows, (text) => `\uD83D${text}\uDE00`),
  'marks that turn the direction': (rows) => change(rows, (text) => `\u202E${text}\u2067`),
  'control characters and line breaks': (rows) => change(rows, (text) => `${text}\u0000\r\n\t"x"\u009F`),
  HTML: (rows) => change(rows, (text) => `<b onclick="x()">${text}</b> &amp; &#0; &lt;/script&gt;`),
  'names of what every object has': (rows) => {
    for (const row of rows.slice(0, 8))
      Object.assign(row, { job: 'constructor', department: '__proto__', character: 'toString' });
    return rows.slice(0, 8);
  },
};

function change(rows: readonly Json[], write: (text: string) => string): readonly Json[] {
  const odd = [rows.at(0)!, rows.at(Math.floor(rows.length / 2))!, rows.at(-1)!];
  for (const row of odd)
    for (const name of ['name', 'original_name', 'character', 'job', 'department', 'known_for_department'])
      if (typeof row[name] === 'string') row[name] = write(row[name]);
  return odd;
}

/** What a credit says, but for its id and what is counted. */
function words({ kind, person, character, job, department }: Credit): string {
  return JSON.stringify([kind, person.personId, person.name, character, job, department]);
}

const recordedSeasons = answerFiles(/^season_.*(credits|got|doctor|black-mirror|kojak)/u);

it.each(Object.keys(oddRows))('rows with %s cost nobody else anything', (name) => {
  for (const { name: file, body } of recordedSeasons) {
    const json = JSON.parse(body) as Json;
    const rows = rowsIn(json);
    if (rows.length === 0) continue;
    const odd = new Set(structuredClone(oddRows[name]!(rows)).map(({ name: own }) => String(own)));
    const touched = new Set(oddRows[name]!(rowsIn(JSON.parse(body) as Json)).map(({ id }) => id));
    const after = new Set(seasonOf(json).credits.map(words));
    const lost = seasonOf(JSON.parse(body) as Json)
      .credits.filter((credit) => name.startsWith('one credit_id') || !touched.has(credit.person.personId))
      .filter((credit) => !after.has(words(credit)) && !odd.has(credit.person.name));
    expect(lost.map(words), file).toEqual([]);
  }
});

const oddCounts: readonly unknown[] = [-5, -1, 0.5, 1e300, '-3', 2 ** 53, null, 'many'];

describe.each(ENGINES)('seasons of odd answers on %s', (engine) => {
  it.skipIf(recordedSeasons.length === 0)(
    'are kept, opened, found and made again like any other',
    async () => {
      const folder = temporaryFolder();
      const library = openTestLibrary(folder, engine);
      const names = Object.keys(oddRows);
      const kept = names.map((name, index) => {
        const { body } = recordedSeasons[index % recordedSeasons.length]!;
        const json = JSON.parse(body) as Json;
        oddRows[name]!(rowsIn(json));
        eachObject(json, (object) => {
          for (const field of ['episode_count', 'runtime', 'order'])
            if (field in object) object[field] = oddCounts[index % oddCounts.length];
        });
        const key = { seriesId: index + 1, seasonNumber: 1, language: 'en-US' };
        const path = `tv/${key.seriesId}/season/1`;
        const { credits, details } = bodiesOf(json);
        const fetchedAt = '2026-03-01T00:00:00.000Z';
        const answers = [
          { endpoint: `${path}/credits`, fetchedAt, body: credits },
          ...(details === null ? [] : [{ endpoint: path, fetchedAt, body: details }]),
        ];
        expect(library.keepSeason({ key, answers }).notKept, name).toBeNull();
        return { key, answers };
      });
      const pages = async (): Promise<readonly unknown[]> =>
        Promise.all(kept.map(async ({ key }) => (await unpackSeasonPage(library.open(key)!.page)).season));
      const before = await pages();
      for (const { key, answers } of kept) {
        const { credits } = (await unpackSeasonPage(library.open(key)!.page)).season;
        for (const { person } of credits.slice(0, 20)) {
          const page = fromJsonText(library.person(person.personId, 'en-US'));
          expect(page?.person.personId).toBe(person.personId);
          const [word = ''] = person.name.split(' ');
          library.search(searchFor(word));
        }
        // Taking words out of the index again needs the same words.
        library.keepSeason({ key, answers: answers.slice(0, 1).map((answer) => ({ ...answer })) });
        library.keepSeason({ key, answers });
      }
      expect(peopleIn(library.search(searchFor('endless')))).not.toEqual([]);
      library.remove(kept.map(({ key }) => key));
      expect(peopleIn(library.search(searchFor('endless')))).toEqual([]);
      library.restore(kept.map(({ key }) => key));
      expect(await pages()).toEqual(before);
      library.workToEnd();
      expect(library.making()?.lost ?? []).toEqual([]);
    },
  );
});
