import type { Place } from '@shared/domain/address.ts';
import type { SearchHit } from '@shared/domain/library-search.ts';
import type { SeasonKey } from '@shared/domain/season.ts';
import { parseSubject, subjectPlace, type SubjectKey, type SubjectNames } from '@shared/domain/yours.ts';

/** Where a hit can lead. */
export interface HitWays {
  readonly go: (place: Place) => void;
  /** Opens a season with one of its people in the panel. */
  readonly openPerson: (person: { readonly season: SeasonKey; readonly personId: number }) => void;
}

/** Opens a hit. `language`: for a note on a season that is not kept. */
export function openHit(hit: SearchHit, language: string, ways: HitWays): void {
  switch (hit.kind) {
    case 'person':
      ways.go({ page: 'person', personId: hit.person.personId });
      return;
    case 'role':
    case 'job':
      ways.openPerson({ season: hit.part.season, personId: hit.person.personId });
      return;
    case 'note':
      openSubject(hit.subject, hit.names, language, ways);
      return;
    case 'series':
    case 'season':
    case 'episode': {
      const { seriesId, seasonNumber, episodeNumber } = hit;
      const key = { seriesId, language: hit.language };
      if (seasonNumber === null) ways.go({ page: 'series', ...key });
      else if (episodeNumber === null) ways.go({ page: 'season', ...key, seasonNumber });
      else ways.go({ page: 'episode', ...key, seasonNumber, episodeNumber });
    }
  }
}

/** Opens a marked subject; for a credit, with its person in the panel. `language`: if nothing of it is kept. */
export function openSubject(
  key: SubjectKey,
  names: Pick<SubjectNames, 'language'>,
  language: string,
  ways: HitWays,
): void {
  const subject = parseSubject(key);
  if (subject === null) return;
  const place = subjectPlace(subject, names.language ?? language);
  if (subject.kind === 'credit' && place.page === 'season')
    ways.openPerson({
      season: { seriesId: place.seriesId, seasonNumber: place.seasonNumber, language: place.language },
      personId: subject.personId,
    });
  else ways.go(place);
}
