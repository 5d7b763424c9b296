import type { Credit } from '@shared/domain/credit.ts';
import type { OwnItem } from '@shared/domain/backup.ts';
import type { SeasonKey } from '@shared/domain/season.ts';
import { isUnseenEpisode, seenCredits, unseenOf, type SeenSeries } from '@shared/domain/spoilers.ts';
import {
  type MarkSummary,
  type Yours,
  NO_NAMES,
  parseSubject,
  type Subject,
  type SubjectKey,
  type SubjectNames,
} from '@shared/domain/yours.ts';
import type { IndexDatabase, IndexedSeason } from './index-database.ts';
import type { Own } from './own.ts';
import { creditsOf } from './person.ts';
import { isDamage } from './problem.ts';

/** Names with the time from which TMDB's six months run. */
export interface FoundNames {
  readonly names: SubjectNames;
  readonly fetchedAt: string;
}

/**
 * What TMDB calls the subjects of notes and lists. Names come from what is kept, in the language that was opened last;
 * where nothing is kept any more, from what was remembered. Made for one question, for it remembers pages.
 */
export class SubjectNaming {
  readonly #index: IndexDatabase;
  readonly #own: Own;
  readonly #seen: SeenSeries;
  readonly #credits = new Map<number, readonly Credit[]>();
  /** Something was left out because it is unseen. */
  hasUnseen = false;

  /** @param seen episodes and roles beyond are not named */
  constructor({ index, own }: { readonly index: IndexDatabase; readonly own: Own }, seen: SeenSeries) {
    this.#index = index;
    this.#own = own;
    this.#seen = seen;
  }

  /** Names of a subject, as far as they are known. */
  names(key: SubjectKey): SubjectNames {
    const subject = parseSubject(key);
    if (subject === null) return NO_NAMES;
    const remembered = this.#own.rememberedNames(key);
    const names = this.find(subject)?.names ?? remembered ?? NO_NAMES;
    return this.#withoutUnseen(subject, names);
  }

  /** What the library knows of a subject now; `null` when nothing that names it is kept. */
  find(subject: Subject): FoundNames | null {
    switch (subject.kind) {
      case 'person':
        return this.#person(subject.personId);
      case 'series':
        return this.#series(subject.seriesId);
      case 'season':
      case 'episode':
      case 'credit':
        return this.#inSeason(subject);
    }
  }

  #person(personId: number): FoundNames | null {
    const [newest] = creditsOf(this.#index, personId);
    if (newest === undefined) return null;
    const { person, season } = newest;
    return {
      names: { ...NO_NAMES, personName: person.name, picturePath: person.portrait },
      fetchedAt: season.fetchedAt,
    };
  }

  #series(seriesId: number): FoundNames | null {
    for (const { language } of this.#opened(this.#own.entriesOfSeries({ seriesId }))) {
      const series = this.#index.findSeries({ seriesId, language });
      if (series === null) continue;
      return {
        names: { ...NO_NAMES, seriesName: series.name, picturePath: series.poster, language },
        fetchedAt: series.fetchedAt,
      };
    }
    return null;
  }

  #inSeason(subject: Extract<Subject, { readonly seasonNumber: number }>): FoundNames | null {
    const { seriesId, seasonNumber } = subject;
    for (const { language } of this.#opened(this.#own.entriesOfSeason({ seriesId, seasonNumber }))) {
      const season = this.#index.findSeason({ seriesId, seasonNumber, language });
      if (season === null || season.isHidden) continue;
      const series = this.#index.findSeries({ seriesId, language });
      const names = {
        ...NO_NAMES,
        seriesName: series?.name ?? null,
        seasonName: season.name,
        picturePath: season.poster ?? series?.poster ?? null,
        language,
      };
      return { names: { ...names, ...this.#part(subject, season) }, fetchedAt: season.fetchedAt };
    }
    return null;
  }

  #part(subject: Subject, season: IndexedSeason): Partial<SubjectNames> {
    if (subject.kind === 'episode') {
      const row = this.#index.database
        .prepare<{ name: string }>('SELECT name FROM title WHERE season = ? AND episode = ?')
        .get(season.id, subject.episodeNumber);
      return { episodeName: row?.name ?? null };
    }
    if (subject.kind !== 'credit') return {};
    const credit = this.#creditsOf(season).find(({ creditId }) => creditId === subject.creditId);
    if (credit === undefined) return { personName: this.#person(subject.personId)?.names.personName ?? null };
    return {
      personName: credit.person.name,
      role: credit.character ?? credit.job,
      isJob: credit.kind === 'crew',
      picturePath: credit.person.profilePath,
    };
  }

  #withoutUnseen(subject: Subject, names: SubjectNames): SubjectNames {
    if (subject.kind !== 'episode' && subject.kind !== 'credit') return names;
    const unseen = unseenOf(this.#seen, subject);
    const isUnseen =
      subject.kind === 'episode'
        ? isUnseenEpisode(unseen, subject.episodeNumber)
        : unseen !== 'nothing' && !names.isJob && !this.#isSeenCredit(subject);
    if (!isUnseen) return names;
    this.hasUnseen = true;
    return { ...names, episodeName: null, role: null };
  }

  #isSeenCredit(subject: Extract<Subject, { readonly kind: 'credit' }>): boolean {
    const { language } = this.#inSeason({ ...subject, kind: 'season' })?.names ?? NO_NAMES;
    const season = language === null ? null : this.#index.findSeason({ ...subject, language });
    if (season === null) return false;
    const own = this.#creditsOf(season).filter(({ creditId }) => creditId === subject.creditId);
    return seenCredits(own, unseenOf(this.#seen, subject)).some(({ character }) => character !== '');
  }

  #creditsOf({ id }: IndexedSeason): readonly Credit[] {
    const known = this.#credits.get(id);
    if (known !== undefined) return known;
    let credits: readonly Credit[] = [];
    try {
      credits = this.#index.credits(id);
    } catch (error) {
      // It is made again by whoever opens it.
      if (!isDamage(error)) throw error;
    }
    this.#credits.set(id, credits);
    return credits;
  }

  /** Those that are not removed, opened last first. */
  #opened(entries: ReturnType<Own['entriesOfSeries']>): readonly Pick<SeasonKey, 'language'>[] {
    return entries
      .filter(({ removedAt }) => removedAt === null)
      .toSorted((a, b) => (b.openedAt ?? '').localeCompare(a.openedAt ?? ''));
  }
}

/** Everything the reader has made, without the texts of notes. */
export function yoursOf(own: Own): Yours {
  return {
    marks: own.items('mark').map(toMarkSummary),
    lists: own.items('list').map(({ id, content }) => ({ id, ...content })),
    searches: own.items('search').map(({ id, content }) => ({ id, ...content })),
    seen: own.seen(),
  };
}

export function toMarkSummary({
  id,
  content,
}: Pick<OwnItem & { readonly kind: 'mark' }, 'id' | 'content'>): MarkSummary {
  const { note, ...rest } = content;
  return { subject: id, hasNote: note !== '', ...rest };
}
