import type { PartOfSeries, SearchHit } from '@shared/domain/library-search.ts';
import { initials } from '@shared/domain/person.ts';
import { isHiddenCredit, type HiddenDetails } from '@shared/domain/spoilers.ts';
import { parseSubject, type PersonWork, type SubjectKey, type SubjectNames } from '@shared/domain/yours.ts';
import type { Texts } from '../text/texts.svelte.ts';

/** The lines of a hit: what was found, whose it is or what it belongs to, and how much. */
export interface HitLines {
  readonly title: string;
  /** `''` for none. */
  readonly second: string;
  /** Shown after the second line. */
  readonly aside?: string;
  readonly details: readonly string[];
  readonly picture: {
    readonly kind: 'portrait' | 'thumbnail';
    readonly path: string | null;
    readonly standIn: string;
    readonly tint: number;
  };
}

/** A hit in words: "Jesse Pinkman", "Aaron Paul", "5 seasons of Breaking Bad", "62 episodes". */
export function hitLines(hit: SearchHit, hidden: HiddenDetails, texts: Texts): HitLines {
  const { m } = texts;
  switch (hit.kind) {
    case 'person': {
      const { person, best, seasonCount, seriesCount } = hit;
      const roles = rolesText(best, texts);
      return {
        title: person.name,
        second: roles === '' ? nameOfSeries(best, texts) : m.search.roleIn(roles, nameOfSeries(best, texts)),
        details: [
          ...(hit.otherName === undefined ? [] : [m.tmdbPerson.alsoKnownAs(hit.otherName)]),
          ...(seasonCount === 0 ? [] : [m.series.inSeasons(seasonCount)]),
          ...(seriesCount > 1 ? [m.search.seriesCount(seriesCount)] : []),
        ],
        picture: portraitOf(person),
      };
    }
    case 'role':
    case 'job':
      return {
        title: rolesText(hit.part, texts),
        second: hit.person.name,
        aside: hit.part.credit === 'guest' ? m.search.guest : '',
        details: [
          seasonsText(hit.part, texts),
          ...(hidden.episodeCounts || hit.part.episodeCount === null
            ? []
            : [m.season.episodeCount(hit.part.episodeCount)]),
        ],
        picture: portraitOf(hit.person),
      };
    case 'series':
      return {
        title: hit.name,
        second: hit.originalName ?? '',
        details: [
          ...yearOf(hit.year, texts),
          // Its page may be kept, and no season of it.
          ...(hit.seasonCount === 0 ? [] : [m.find.keptSeasons(hit.seasonCount)]),
        ],
        picture: posterOf(hit.name, hit),
      };
    case 'season':
      return {
        title: texts.seasonName(hit.name, hit.seasonNumber ?? 0),
        second: nameOfSeries(hit, texts),
        details: yearOf(hit.year, texts),
        picture: posterOf(nameOfSeries(hit, texts), hit),
      };
    case 'episode':
      return {
        title: hit.name,
        second: nameOfSeries(hit, texts),
        details: [
          m.search.episodeOf(hit.seasonNumber ?? 0, hit.episodeNumber ?? 0),
          ...yearOf(hit.year, texts),
        ],
        picture: posterOf(nameOfSeries(hit, texts), hit),
      };
    case 'note': {
      const { title, second, picture } = subjectLines(hit.subject, hit.names, hidden, texts);
      return {
        title: hit.excerpt,
        second: texts.row([title, second].filter((line) => line !== '')),
        details: [],
        picture,
      };
    }
  }
}

/** The series that a result is about, or the person that a note is on; `null` if its subject is not known. */
export function subjectOfHit(
  hit: SearchHit,
): { readonly seriesId: number } | { readonly personId: number } | null {
  switch (hit.kind) {
    case 'person':
      return hit.best;
    case 'role':
    case 'job':
      return hit.part;
    case 'series':
    case 'season':
    case 'episode':
      return hit;
    case 'note':
      return parseSubject(hit.subject);
  }
}

/** The name of a marked subject, in two lines, without a hidden character; its number if the name is no longer known. */
export function subjectLines(
  key: SubjectKey,
  names: SubjectNames,
  hidden: Pick<HiddenDetails, 'characters'>,
  texts: Texts,
): Pick<HitLines, 'title' | 'second' | 'picture'> {
  const { m } = texts;
  const subject = parseSubject(key);
  const seriesName =
    names.seriesName ??
    (subject !== null && 'seriesId' in subject ? m.season.seriesId(subject.seriesId) : key);
  const season =
    subject !== null && 'seasonNumber' in subject
      ? m.library.season(seriesName, texts.seasonName(names.seasonName, subject.seasonNumber))
      : seriesName;
  const personName =
    names.personName ??
    (subject !== null && 'personId' in subject ? m.personPage.personNumber(subject.personId) : '');
  const picture = {
    kind: names.personName === null ? ('thumbnail' as const) : ('portrait' as const),
    path: names.picturePath,
    standIn: initials(names.personName ?? seriesName),
    tint:
      subject !== null && 'personId' in subject
        ? subject.personId
        : subject !== null && 'seriesId' in subject
          ? subject.seriesId
          : 0,
  };
  switch (subject?.kind) {
    case 'person':
      return { title: personName, second: '', picture };
    case 'credit': {
      const character = hidden.characters ? '' : (names.role ?? '');
      const role = names.isJob ? texts.credits.job(names.role ?? '') : character;
      return { title: personName, second: texts.row([role, season].filter((line) => line !== '')), picture };
    }
    case 'episode':
      return {
        title: texts.episode(subject.episodeNumber, names.episodeName ?? ''),
        second: season,
        picture,
      };
    case 'season':
      return { title: season, second: '', picture };
    case 'series':
    case undefined:
      return { title: seriesName, second: '', picture };
  }
}

/**
 * What a person did in kept series, without hidden guest parts and roles:
 * "Hollis Tully, Director in Eight Summers · Judge in Kojak".
 */
export function worksText(works: readonly PersonWork[], hidden: HiddenDetails, texts: Texts): string {
  const { m } = texts;
  return works
    .flatMap((work) => {
      const shown = work.roles.filter(({ kind }) => !isHiddenCredit({ kind }, hidden));
      if (shown.length === 0) return [];
      const roles = shown
        .map(({ kind, role }) => {
          if (kind === 'crew') return texts.credits.job(role);
          return hidden.characters ? '' : role;
        })
        .filter((role) => role !== '');
      const series = nameOfSeries(work, texts);
      return [roles.length === 0 ? series : m.search.roleIn(texts.row([...new Set(roles)]), series)];
    })
    .join(' · ');
}

/** "Breaking Bad, Season 2", "5 seasons of Breaking Bad"; seasons that were not seen are not counted. */
export function seasonsText(part: PartOfSeries, texts: Texts): string {
  const { m } = texts;
  const [only] = part.seasonNumbers;
  if (part.seasonNumbers.length === 1 && only !== undefined)
    return m.library.season(nameOfSeries(part, texts), m.season.seasonNumber(only));
  return part.seasonCount === 0
    ? nameOfSeries(part, texts)
    : m.search.seasonsOf(part.seasonCount, nameOfSeries(part, texts));
}

function rolesText({ roles, credit }: PartOfSeries, texts: Texts): string {
  return texts.row(credit === 'crew' ? roles.map((job) => texts.credits.job(job)) : roles);
}

function nameOfSeries(
  { seriesName: name, seriesId }: { readonly seriesName: string; readonly seriesId: number },
  { m }: Texts,
): string {
  return name === '' ? m.season.seriesId(seriesId) : name;
}

function yearOf(year: number | null, texts: Texts): readonly string[] {
  return year === null ? [] : [texts.plain(year)];
}

function portraitOf(person: {
  readonly name: string;
  readonly personId: number;
  readonly profilePath: string | null;
}): HitLines['picture'] {
  return {
    kind: 'portrait',
    path: person.profilePath,
    standIn: initials(person.name),
    tint: person.personId,
  };
}

function posterOf(
  name: string,
  { seriesId, posterPath }: { readonly seriesId: number; readonly posterPath: string | null },
): HitLines['picture'] {
  return { kind: 'thumbnail', path: posterPath, standIn: initials(name), tint: seriesId };
}
