import type { Credit } from '@shared/domain/credit.ts';
import type { CreditGroup } from '@shared/domain/group-credits.ts';
import type { HiddenDetails } from '@shared/domain/spoilers.ts';
import type { OwnMarks } from '@shared/domain/yours.ts';
import { jobLine, lineText, type LinePart } from '../text/roles-text.ts';
import type { Texts } from '../text/texts.svelte.ts';

/** The text for a role that TMDB does not have, or that is hidden because it has not been seen yet. */
export function noRoleText(credits: readonly Pick<Credit, 'isRoleHidden'>[], { m }: Texts): string {
  return credits.some(({ isRoleHidden }) => isRoleHidden === true)
    ? m.spoilers.hiddenRole
    : m.season.unknownCharacter;
}

/** The roles of a cast member, or "Role not given". */
export function characterLine(group: CreditGroup, texts: Texts): readonly LinePart[] {
  const characters = group.credits.map(({ character }) => character ?? '').filter((text) => text !== '');
  return characters.length > 0
    ? [{ text: [...new Set(characters)].join(' / '), isFound: true }]
    : [{ text: noRoleText(group.credits, texts), isFound: false }];
}

/** The roles of a cast member as one text. */
function characterText(group: CreditGroup, texts: Texts): string {
  return lineText(characterLine(group, texts));
}

/** A person's jobs as one text. */
function jobText(
  group: CreditGroup,
  episodeTotal: number | null,
  hidden: HiddenDetails,
  texts: Texts,
): string {
  return lineText(jobLine(group, episodeTotal, hidden, texts));
}

/** "5 of 7 episodes", "5 episodes" if the season's length is unknown, `null` if nothing is known. */
export function episodesText(group: CreditGroup, episodeTotal: number | null, texts: Texts): string | null {
  if (group.episodeCount === null || (group.episodeCount === 0 && episodeTotal === null)) return null;
  return episodeTotal === null
    ? texts.m.season.episodeCount(group.episodeCount)
    : texts.m.season.episodesOf(group.episodeCount, episodeTotal);
}

/** A cast member as one sentence, without what is hidden: "Bryan Cranston, as Walter White, 7 of 7 episodes". */
export function castSentence(
  group: CreditGroup,
  episodeTotal: number | null,
  hidden: HiddenDetails,
  texts: Texts,
): string {
  const m = texts.m.season;
  const hasCharacter = !hidden.characters && group.credits.some(({ character }) => (character ?? '') !== '');
  const sentence = hasCharacter
    ? m.characterSentence(group.person.name, characterText(group, texts))
    : m.castSentence(group.person.name);
  const episodes = hidden.episodeCounts ? null : episodesText(group, episodeTotal, texts);
  return episodes === null ? sentence : m.withEpisodes(sentence, episodes);
}

/** A crew member as one sentence: "Vince Gilligan, Executive Producer". */
export function crewSentence(
  group: CreditGroup,
  episodeTotal: number | null,
  hidden: HiddenDetails,
  texts: Texts,
): string {
  return texts.m.season.crewSentence(group.person.name, jobText(group, episodeTotal, hidden, texts));
}

/** Everything a person did in a season: roles, unless they are hidden, then jobs, each once. */
export function rolesOf(
  credits: readonly Credit[],
  hidden: Pick<HiddenDetails, 'characters'>,
  texts: Pick<Texts, 'credits'>,
): readonly string[] {
  const roles = credits.map(({ kind, character, job }) => {
    if (kind === 'crew') return job === null ? '' : texts.credits.job(job);
    return hidden.characters ? '' : (character ?? '');
  });
  return [...new Set(roles)].filter((role) => role !== '');
}

/** What the reader has made of somebody: "Starred, With a note, #casting, Casting 2026". */
export function ownText({ isStarred, hasNote, tags, lists }: OwnMarks, texts: Texts): string {
  const { own } = texts.m.facets;
  return texts.row([
    ...(isStarred ? [own.starred] : []),
    ...(hasNote ? [own.noted] : []),
    ...tags.map((tag) => `#${tag}`),
    ...lists,
  ]);
}

/** A credit as one line to copy: "Bryan Cranston: Walter White"; only the name if nothing else is known. */
export function creditLine(
  { person, credits }: CreditGroup,
  hidden: Pick<HiddenDetails, 'characters'>,
  texts: Texts,
): string {
  const roles = rolesOf(credits, hidden, texts);
  return roles.length === 0 ? person.name : texts.m.credits.line(person.name, texts.row(roles));
}
