import type { Credit, CreditKind } from './credit.ts';
import { departmentRank } from './departments.ts';
import { countSeasons, type SeasonTotals } from './group-credits.ts';
import type { Person } from './person.ts';

/** A person in one section of a series, over its kept seasons. */
export interface SeriesPerson extends SeasonTotals {
  readonly person: Person;
  /** Characters or jobs, each once, that of the most episodes first. */
  readonly roles: readonly string[];
  /** The seasons they are in, ascending. */
  readonly seasonNumbers: readonly number[];
}

/** The people of one department of a series. */
export interface SeriesDepartment {
  readonly department: string;
  readonly people: readonly SeriesPerson[];
}

/** The people of a series as a reader looks at them: in each section whoever is in the most seasons and episodes first. */
export interface SeriesPeople {
  /** Regular in one season at least; their guest roles count, too. */
  readonly regulars: readonly SeriesPerson[];
  readonly guests: readonly SeriesPerson[];
  readonly crew: readonly SeriesDepartment[];
}

/** The credits of one kept season. */
export interface CreditsOfSeason {
  readonly seasonNumber: number;
  readonly credits: readonly Credit[];
  /** It has only its regulars and its own crew yet, so who else was absent is unknown. */
  readonly lacksPeople?: true;
  /** Of a season that was seen in part. */
  readonly episodes?: readonly { readonly episodeNumber: number }[];
}

/** Joins the kept seasons of a series; each season once. */
export function joinSeriesPeople(seasons: readonly CreditsOfSeason[]): SeriesPeople {
  const ordered = seasons.toSorted((a, b) => a.seasonNumber - b.seasonNumber);
  const all = ordered.flatMap(({ seasonNumber, credits }) =>
    credits.map((credit) => ({ seasonNumber, credit })),
  );
  const regularIds = new Set(
    all.filter(({ credit }) => credit.kind === 'regular').map(({ credit }) => credit.person.personId),
  );
  const isCast = (kind: CreditKind): boolean => kind !== 'crew';
  const cast = all.filter(({ credit }) => isCast(credit.kind));
  const crew = all.filter(({ credit }) => !isCast(credit.kind));
  const byDepartment = Map.groupBy(crew, ({ credit }) => credit.department ?? '');
  return {
    regulars: toPeople(cast.filter(({ credit }) => regularIds.has(credit.person.personId))),
    guests: toPeople(cast.filter(({ credit }) => !regularIds.has(credit.person.personId))),
    crew: [...byDepartment]
      .map(([department, own]) => ({ department, people: toPeople(own) }))
      .sort((a, b) => departmentRank(a.department) - departmentRank(b.department)),
  };
}

interface SeasonCredit {
  readonly seasonNumber: number;
  readonly credit: Credit;
}

function toPeople(all: readonly SeasonCredit[]): readonly SeriesPerson[] {
  return [...Map.groupBy(all, ({ credit }) => credit.person.personId).values()]
    .flatMap((own) => {
      // As the newest season has them.
      const last = own.at(-1);
      return last === undefined ? [] : [toPerson(last.credit.person, own)];
    })
    .sort((a, b) => b.seasonCount - a.seasonCount || (b.episodeCount ?? 0) - (a.episodeCount ?? 0));
}

function toPerson(person: Person, own: readonly SeasonCredit[]): SeriesPerson {
  const bySeason = [...Map.groupBy(own, ({ seasonNumber }) => seasonNumber)];
  const episodesOf = new Map<string, number>();
  for (const { credit } of own) {
    const role = credit.character ?? credit.job ?? '';
    if (role !== '') episodesOf.set(role, (episodesOf.get(role) ?? 0) + (credit.episodeCount ?? 0));
  }
  return {
    person,
    roles: [...episodesOf].sort(([, a], [, b]) => b - a).map(([role]) => role),
    seasonNumbers: bySeason.map(([seasonNumber]) => seasonNumber),
    ...countSeasons(bySeason.map(([, credits]) => credits.map(({ credit }) => credit))),
  };
}
