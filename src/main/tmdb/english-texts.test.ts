import { describe, expect, it } from 'vitest';
import { englishSeasonTexts, isEnglish, lacksSeasonText } from './english-texts.ts';
import type { WireSeasonTexts } from './schemas.ts';

type WireTexts = WireSeasonTexts['episodes'][number];

function season(overview: string | null, ...episodes: readonly WireTexts[]): WireSeasonTexts {
  return { overview, episodes: [...episodes] };
}

function episode(number: number, name?: string | null, overview?: string | null): WireTexts {
  return { episode_number: number, name, overview };
}

it.each([
  ['en', true],
  ['en-GB', true],
  ['de-DE', false],
  ['es', false],
])('takes %s for English: %s', (language, expected) => {
  expect(isEnglish(language)).toBe(expected);
});

describe('lacksSeasonText', () => {
  it.each([
    ['the season has no overview', season('', episode(1, 'Eins', 'Es geht los.'))],
    ['its overview is null', season(null, episode(1, 'Eins', 'Es geht los.'))],
    [
      'an episode has no overview',
      season('Winter.', episode(1, 'Eins', 'Es geht los.'), episode(2, 'Zwei', '')),
    ],
    ['an episode has no name', season('Winter.', episode(1, ' ', 'Es geht los.'))],
  ])('is true when %s', (_, own) => {
    expect(lacksSeasonText(own)).toBe(true);
  });

  it('is false when every text is there', () => {
    expect(lacksSeasonText(season('Winter.', episode(1, 'Eins', 'Es geht los.')))).toBe(false);
  });
});

describe('englishSeasonTexts', () => {
  it('holds the English texts for those that are empty, and no others', () => {
    const own = season('', episode(1, 'Eins', 'Es geht los.'), episode(2, 'Zwei', ''), episode(3, '', ''));
    const english = season(
      ' Winter. ',
      episode(3, 'Three', 'It ends.'),
      episode(2, 'Two', 'It goes on.'),
      episode(1, 'One', 'It begins.'),
    );
    expect(englishSeasonTexts(own, english)).toEqual({
      overview: 'Winter.',
      episodes: [
        { episodeNumber: 2, name: '', overview: 'It goes on.' },
        { episodeNumber: 3, name: 'Three', overview: 'It ends.' },
      ],
    });
  });

  it('leaves out what English lacks too, and episodes it does not have', () => {
    const own = season('', episode(1, 'Eins', ''), episode(2, 'Zwei', ''), episode(3, 'Drei', ''));
    const english = season('', episode(1, 'One', ''), episode(2, 'Two', 'It goes on.'));
    expect(englishSeasonTexts(own, english)).toEqual({
      overview: '',
      episodes: [{ episodeNumber: 2, name: '', overview: 'It goes on.' }],
    });
  });

  it('is null when English has nothing to add', () => {
    expect(englishSeasonTexts(season('', episode(1, 'Eins')), season('', episode(1, 'One')))).toBeNull();
  });
});
