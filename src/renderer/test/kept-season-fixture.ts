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
  hasNote: false,
} as const satisfies Partial<KeptSeason>;
