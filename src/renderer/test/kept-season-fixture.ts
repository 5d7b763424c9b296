import type { KeptSeason } from '@shared/domain/season.ts';

/** What a kept season's entry says beside its name and date, for tests that are about something else. */
export const KEPT_DETAILS = {
  episodeCount: 7,
  regularCount: 9,
  guestCount: 40,
  crewCount: 30,
  peopleCount: 75,
  withoutPortraitCount: 12,
  addedAt: '2026-03-01T12:00:00.000Z',
  openedAt: null,
  isLost: false,
  goneSince: null,
  hasNote: false,
} as const satisfies Partial<KeptSeason>;

/** A whole season, fetched three days ago. */
export function keptSeason(rest: Partial<KeptSeason> = {}): KeptSeason {
  return {
    seriesId: 1396,
    seasonNumber: 1,
    language: 'en-US',
    seriesName: 'Breaking Bad',
    seasonName: `Season ${rest.seasonNumber ?? 1}`,
    airDate: '2008-01-20',
    posterPath: null,
    isWhole: true,
    fetchedAt: new Date(Date.now() - 3 * 86_400_000).toISOString(),
    creditCount: 90,
    isExpired: false,
    ...KEPT_DETAILS,
    ...rest,
  };
}
