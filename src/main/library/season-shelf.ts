import type { SeasonChanges, SeasonKey } from '@shared/domain/season.ts';
import type { SeriesKey, SeriesPage } from '@shared/domain/series.ts';
import { toJsonText } from '@shared/json-text.ts';
import type { SeasonPageHead } from '@shared/packed-season-page.ts';
import { AnswerStore } from './answer-store.ts';
import { ChangeStore } from './change-store.ts';
import type { Database } from './driver.ts';
import type { Answer, OpenedSeason, OpenedSeries, SeasonPictures, SeasonRecord } from './library-api.ts';
import { PersonNames } from './person-names.ts';
import { compareSeasons, countChanges, lacksPartOf, NO_CHANGES } from './season-changes.ts';
import { imagesOfSeason } from './season-images.ts';
import { SeasonStore, type SeasonHead } from './season-store.ts';
import type { SeriesStore } from './series-store.ts';

/** One season with all that belongs to it: put in and taken out. Writes belong in a transaction of the caller's. */
export class SeasonShelf {
  readonly #database: Database;
  readonly #series: SeriesStore;
  readonly #seasons: SeasonStore;
  readonly #answers: AnswerStore;
  readonly #changes: ChangeStore;
  readonly #names: PersonNames;

  constructor(database: Database, series: SeriesStore) {
    this.#database = database;
    this.#series = series;
    this.#seasons = new SeasonStore(database);
    this.#answers = new AnswerStore(database);
    this.#changes = new ChangeStore(database);
    this.#names = new PersonNames(database);
  }

  /** The page of a kept season, or `null`. */
  open(key: SeasonKey): OpenedSeason | null {
    const head = this.#seasons.findKept(key);
    if (head === null) return null;
    const kept = this.#series.read(key.seriesId, key.language);
    const { opening, credits } = this.#seasons.creditsToOpen(head);
    const page: SeasonPageHead = {
      season: { ...head.season, episodes: this.#seasons.episodes(head) },
      series: kept?.series ?? null,
      source: 'library',
      fetchedAt: head.fetchedAt,
      isArriving: false,
      notKept: null,
      opening,
    };
    return {
      page: { head: toJsonText(page), credits },
      fetchedAt: head.fetchedAt,
      parts: head.season.parts,
      seriesFetchedAt: kept?.fetchedAt ?? null,
    };
  }

  /** The page of a kept series, or `null`. */
  openSeries({ seriesId, language }: SeriesKey): OpenedSeries | null {
    const kept = this.#series.read(seriesId, language);
    if (kept === null) return null;
    const page: SeriesPage = { ...kept, source: 'library' };
    return { page: toJsonText(page), fetchedAt: kept.fetchedAt };
  }

  /** The answers that a kept season was made from. */
  answers(key: SeasonKey): readonly Answer[] {
    const head = this.#seasons.findKept(key);
    return head === null ? [] : this.#answers.read(head.id);
  }

  /** The pictures of a kept season, or `null`. */
  images(key: SeasonKey): SeasonPictures | null {
    const head = this.#seasons.findKept(key);
    return head === null ? null : imagesOfSeason(this.#database, head.id);
  }

  /**
   * Puts a season in the place of the one with the same key, and says what differs from it. A season that lacks an
   * answer which the kept one has (the details failed this time) changes nothing: the kept one stays as it is, with
   * its own date, and there are no changes to report. Mixing both would give a season that TMDB never described, and
   * old guests under a new date would outlive TMDB's six months.
   * If the kept season had been removed, it comes back: the reader has just opened it.
   */
  keep({ season, fetchedAt, answers }: SeasonRecord): SeasonChanges {
    const head = this.#seasons.find(season.key);
    if (head !== null && lacksPartOf(season.parts, head.season.parts)) {
      this.restore(season.key);
      return NO_CHANGES;
    }
    const changes = head?.isKept === true ? compareSeasons(this.#seasons.read(head), season) : [];
    const peopleBefore = this.#peopleIn(head);
    const id = this.#seasons.replace(season, fetchedAt);
    this.#names.remake(peopleBefore);
    this.#names.add(season.credits);
    this.#answers.replace(id, answers);
    this.#changes.add(id, fetchedAt, changes, head?.fetchedAt ?? null);
    return countChanges(changes);
  }

  /** Hides a season from `now` on. */
  remove(key: SeasonKey, now: string): void {
    this.#seasons.remove(key, now);
    this.#names.remake(this.#peopleIn(this.#seasons.find(key)));
  }

  /** Takes {@link remove} back. */
  restore(key: SeasonKey): void {
    this.#seasons.restore(key);
    this.#names.remake(this.#peopleIn(this.#seasons.find(key)));
  }

  #peopleIn(head: SeasonHead | null): readonly number[] {
    return head === null ? [] : this.#names.peopleIn([head.id]);
  }
}
