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

const NUMBERED = new RegExp(
  `^(?:(?:${SEASON_WORDS.join('|')})\\s*(\\d+)|(\\d+)(?:\\.?[ao]?|-[a-zа-я]{1,2})\\s*(?:${SEASON_WORDS.join('|')})|第\\s*(\\d+)\\s*[季シ期](?:ーズン)?)$`,
  'u',
);

/**
 * True when TMDB has given a season no name but the one it makes of the number, in whatever language: "Season 4",
 * "Staffel 4", "第 4 季", "Specials". Such a name can be said in the reader's own language instead.
 */
export function isGenericSeasonName(name: string, seasonNumber: number): boolean {
  const text = name
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/\p{Nd}/gu, toLatinDigit);
  if (seasonNumber === 0 && SPECIALS.has(text)) return true;
  const match = NUMBERED.exec(text);
  return match !== null && Number(match[1] ?? match[2] ?? match[3]) === seasonNumber;
}

/** Decimal digits of a script stand in a row of ten: a digit is as many as stand before it. */
function toLatinDigit(digit: string): string {
  for (let value = 0; value <= 9; value += 1) {
    const before = String.fromCodePoint((digit.codePointAt(0) ?? 0) - value - 1);
    if (!/\p{Nd}/u.test(before)) return String(value);
  }
  return digit;
}
