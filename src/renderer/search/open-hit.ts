import type { Place } from '@shared/domain/address.ts';
import type { SearchHit } from '@shared/domain/library-search.ts';
import type { SeasonKey } from '@shared/domain/season.ts';

/** Where a hit can lead. */
export interface HitWays {
  readonly go: (place: Place) => void;
  /** Opens a season with somebody of it in the panel. */
  readonly openPerson: (person: { readonly season: SeasonKey; readonly personId: number }) => void;
}

/** Opens what was found. `language`: for a note on a season that is not kept. */
export function openHit(hit: SearchHit, language: string, ways: HitWays): void {
  switch (hit.kind) {
    case 'person':
      ways.go({ page: 'person', personId: hit.person.personId });
      return;
    case 'role':
    case 'job':
      ways.openPerson({ season: hit.part.season, personId: hit.person.personId });
      return;
    case 'note': {
      const { seriesId, seasonNumber } = hit;
      ways.go({
        page: 'season',
        seriesId,
        seasonNumber,
        language: hit.language === '' ? language : hit.language,
      });
      return;
    }
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
