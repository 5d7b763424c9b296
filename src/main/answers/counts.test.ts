import { countFacets } from '@shared/domain/count-facets.ts';
import { creditRows } from '@shared/domain/credit-rows.ts';
import { filterSections } from '@shared/domain/filter-credits.ts';
import { countCredits, countSeason, groupCredits } from '@shared/domain/group-credits.ts';
import type { SeasonCredits } from '@shared/domain/season.ts';
import { NOTHING_HIDDEN } from '@shared/domain/spoilers.ts';
import { describe, expect, it } from 'vitest';
import { makeSeason } from './season.ts';
import { answerFiles } from './test/answer-files.ts';
import { wireSeason, type Wire } from './test/wire-rows.ts';

function seasons(): readonly (readonly [string, SeasonCredits])[] {
  return answerFiles(/^season(-credits)?_/u).map(({ name, body }) => {
    const json = JSON.parse(body) as Wire;
    const own = (json['credits'] ?? { cast: json['cast'] ?? [], crew: json['crew'] ?? [] }) as Wire;
    const bodies = wireSeason({
      credits: { id: json['id'], ...own },
      details: 'episodes' in json ? json : null,
    });
    return [name, makeSeason({ seriesId: 1, seasonNumber: 1, language: 'en-US' }, bodies).season];
  });
}

describe('every recorded or made-up season', () => {
  it('is counted the same by its sections, its rows, its facets and its filter', () => {
    for (const [name, { credits }] of seasons()) {
      const sections = groupCredits(credits);
      const counts = countSeason(credits);
      const rows = creditRows(sections);
      expect(sections.counts, name).toEqual(counts);
      expect(countCredits(rows.map(({ group }) => group)), name).toBe(counts.credits);
      expect(new Set(rows.map(({ group }) => group.person.personId)).size, name).toBe(counts.people);
      expect(new Set(credits.map(({ person }) => person.personId)).size, name).toBe(counts.people);
      for (const { facet, count } of countFacets(sections, { query: '', facets: [] }, NOTHING_HIDDEN)) {
        const narrowed = filterSections(sections, { query: '', facets: [facet] });
        expect(count, `${name}, ${facet.kind} ${facet.value}`).toBe(narrowed.counts.people);
      }
    }
  });
});
