import { localDay } from '@shared/domain/freshness.ts';
import { ageOn, type TmdbPerson } from '@shared/domain/tmdb-person.ts';
import type { Texts } from '../../text/texts.svelte.ts';

/** What TMDB knows of a person's life, with its labels; without what it does not know. */
export function tmdbFacts(
  { birthday, deathday, placeOfBirth, otherNames, knownForDepartment }: TmdbPerson,
  texts: Texts,
): readonly { readonly id: string; readonly label: string; readonly value: string }[] {
  const m = texts.m.tmdbPerson;
  const age = ageOn(birthday, deathday ?? localDay(new Date()));
  const withAge = (day: string): string =>
    age === null ? texts.date(day) : m.dayWithAge(texts.date(day), age);
  return [
    {
      id: 'born',
      label: m.born,
      value: [
        birthday === null ? '' : deathday === null ? withAge(birthday) : texts.date(birthday),
        placeOfBirth ?? '',
      ]
        .filter((part) => part !== '')
        .join(' · '),
    },
    { id: 'died', label: m.died, value: deathday === null ? '' : withAge(deathday) },
    { id: 'other-names', label: m.otherNames, value: texts.row(otherNames) },
    {
      id: 'known-for',
      label: texts.m.person.knownFor,
      value: knownForDepartment === null ? '' : texts.credits.department(knownForDepartment),
    },
  ].filter(({ value }) => value !== '');
}
