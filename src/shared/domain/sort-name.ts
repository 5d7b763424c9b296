const NORWEGIAN = /^(?:en|ei|et|den|det|de)\s+/iu;

/** Articles, by language, which are ignored when sorting names, as in library catalogs. */
const ARTICLES: Readonly<Record<string, RegExp>> = {
  ar: /^ال(?=\p{L}{2})/u,
  ca: /^(?:el|la|els|les|un|una)\s+|^l['’]/iu,
  da: /^(?:en|et|den|det|de)\s+/iu,
  de: /^(?:der|die|das|ein|eine)\s+/iu,
  en: /^(?:the|an|a)\s+/iu,
  es: /^(?:el|la|los|las|un|una|unos|unas)\s+/iu,
  fr: /^(?:le|la|les|un|une|des)\s+|^l['’]\s*/iu,
  it: /^(?:il|lo|la|i|gli|le|un|uno|una)\s+|^(?:l|un)['’]\s*/iu,
  nb: NORWEGIAN,
  nl: /^(?:de|het|een)\s+/iu,
  nn: /^(?:ein|ei|eit|den|det|dei)\s+/iu,
  no: NORWEGIAN,
  pt: /^(?:o|a|os|as|um|uma|uns|umas)\s+/iu,
  sv: /^(?:en|ett|den|det|de)\s+/iu,
};

/** Series keep their English name in many languages, and in none of them does another word start like this. */
const THE = /^the\s+/iu;

/**
 * The sort key of a name: "Wire" for "The Wire". A name that consists only of an article stays as it is.
 * @param language of the name, as a tag such as `en-US`
 */
export function sortName(name: string, language: string): string {
  const own = ARTICLES[language.split('-')[0] ?? ''];
  const rest = (own === undefined ? name : name.replace(own, '')).replace(THE, '').trim();
  return rest === '' ? name : rest;
}
