import { expect, it } from 'vitest';
import { groupCredits } from '@shared/domain/group-credits.ts';
import type { InterfaceLocale } from '@shared/domain/settings.ts';
import { NOTHING_HIDDEN, type HiddenDetails } from '@shared/domain/spoilers.ts';
import { crewCredit, person } from '../test/season-fixture.ts';
import { Texts } from '../text/texts.svelte.ts';
import { crewSentence } from './credit-text.ts';

const gilligan = person(66633, 'Vince Gilligan');
const [group] = groupCredits([
  crewCredit('w', gilligan, 'Writing', 'Writer', { episodeCount: 3 }),
  crewCredit('s', gilligan, 'Writing', 'Story', { episodeCount: 7 }),
]).crew[0]!.people;

async function speaking(locale: InterfaceLocale): Promise<Texts> {
  const texts = new Texts();
  await texts.use(locale);
  return texts;
}

it('puts a person’s jobs in a row, each with its episodes where they are not all', async () => {
  const texts = await speaking('en');
  const sentence = (hidden: HiddenDetails) => crewSentence(group!, 7, hidden, texts);
  expect(sentence(NOTHING_HIDDEN)).toBe('Vince Gilligan, Writer (3 episodes), Story');
  expect(sentence({ ...NOTHING_HIDDEN, episodeCounts: true })).toBe('Vince Gilligan, Writer, Story');
});

it.each<[InterfaceLocale, string]>([
  ['ja', 'Vince Gilligan、脚本、ストーリー'],
  ['ar', 'Vince Gilligan، تأليف، قصة'],
  ['de', 'Vince Gilligan, Drehbuch, Story'],
])('separates them as the language does (%s)', async (locale, sentence) => {
  const texts = await speaking(locale);
  expect(crewSentence(group!, null, { ...NOTHING_HIDDEN, episodeCounts: true }, texts)).toBe(sentence);
});
