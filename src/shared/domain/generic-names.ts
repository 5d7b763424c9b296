import { isSpecials } from './season.ts';

/** “Season” in the languages TMDB names seasons in by rule, in lower case. */
const SEASON_WORDS = [
  ...[
    'season',
    'series',
    'staffel',
    'saison',
    'temporada',
    'stagione',
    'seizoen',
    'säsong',
    'sæson',
    'sesong',
  ],
  ...[
    'kausi',
    'sezon',
    'sezonul',
    'sezona',
    'sezóna',
    'séria',
    'évad',
    'hooaeg',
    'sezonas',
    'sezóna',
    'musim',
  ],
  ...[
    'mùa',
    'phần',
    'сезон',
    'сэзон',
    'сезона',
    'σεζόν',
    'σαιζόν',
    'κύκλος',
    'սեզոն',
    'სეზონი',
    'העונה',
    'עונה',
  ],
  ...['الموسم', 'موسم', 'فصل', 'सीज़न', 'சீசன்', 'ซีซั่น', 'ซีซัน', 'ฤดูกาลที่', 'シーズン', '시즌', 'xilli'],
];

/** Season 0 as TMDB calls it by rule, in lower case. */
const SPECIALS = new Set([
  ...[
    'specials',
    'special',
    'season 0',
    'extras',
    'épisodes spéciaux',
    'spéciaux',
    'especiales',
    'especiais',
  ],
  ...['speciali', 'spezial', 'specialer', 'spesialepisoder', 'odcinki specjalne', 'specialy', 'speciály'],
  ...['спешлы', 'спецвыпуски', 'спеціальні випуски', 'özel bölümler', 'الحلقات الخاصة', 'חלקים מיוחדים'],
  ...['特別編', 'スペシャル', '特别篇', '特別篇', '특별편', '스페셜'],
]);

/** “Episode”, the same way. */
const EPISODE_WORDS = [
  ...['episode', 'folge', 'épisode', 'episodio', 'episódio', 'episodi', 'aflevering', 'avsnitt', 'afsnit'],
  ...['jakso', 'odcinek', 'epizoda', 'epizóda', 'epizód', 'epizodă', 'episodul', 'rész', 'osa'],
  ...['bölüm', 'tập', 'эпизод', 'серия', 'серія', 'епизод', 'епізод', 'επεισόδιο', 'դրվագ', 'ეპიზოდი'],
  ...['פרק', 'الحلقة', 'حلقة', 'قسمت', 'एपिसोड', 'ตอนที่', 'エピソード', '에피소드'],
];

const SEASON_NUMBERED = numbered(SEASON_WORDS, '[季シ期](?:ーズン)?');
const EPISODE_NUMBERED = numbered(EPISODE_WORDS, '[集話话回]');

/** A word before a number or after an ordinal: "Season 4", "4. Staffel"; or a Chinese or Japanese counter: "第 4 季". */
function numbered(words: readonly string[], counter: string): RegExp {
  const word = `(?:${words.join('|')})`;
  return new RegExp(
    `^(?:${word}\\s*(\\d+)|(\\d+)(?:\\.?[ao]?|-[a-zа-я]{1,2})\\s*${word}|第?\\s*(\\d+)\\s*${counter})$`,
    'u',
  );
}

/**
 * True when TMDB has given a season no name but the one it makes of the number, in whatever language: "Season 4",
 * "Staffel 4", "第 4 季", "Specials". Such a name can be said in the reader's own language instead.
 */
export function isGenericSeasonName(name: string, seasonNumber: number): boolean {
  const text = normalized(name);
  return (isSpecials(seasonNumber) && SPECIALS.has(text)) || saysOnly(text, SEASON_NUMBERED, seasonNumber);
}

/** The same of an episode: "Episode 3", "Folge 3", "第 3 集". */
export function isGenericEpisodeName(name: string, episodeNumber: number): boolean {
  return saysOnly(normalized(name), EPISODE_NUMBERED, episodeNumber);
}

function saysOnly(text: string, pattern: RegExp, number: number): boolean {
  const match = pattern.exec(text);
  return match !== null && Number(match[1] ?? match[2] ?? match[3]) === number;
}

function normalized(name: string): string {
  return name
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/\p{Nd}/gu, toLatinDigit);
}

/** The decimal digits of a script are ten code points in a row, so the value of one is how many of them precede it. */
function toLatinDigit(digit: string): string {
  for (let value = 0; value <= 9; value += 1) {
    const before = String.fromCodePoint((digit.codePointAt(0) ?? 0) - value - 1);
    if (!/\p{Nd}/u.test(before)) return String(value);
  }
  return digit;
}
