const NORWEGIAN = /^(?:en|ei|et|den|det|de)\s+/iu;

/** What stands before a name and does not count in a list, by language: articles, as libraries leave them out. */
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

/** Series keep their English name in many languages, and no other one begins with this word. */
const THE = /^the\s+/iu;

/**
 * What a name is sorted by: "Wire" for "The Wire". A name that is nothing but an article stays.
 * @param language of the name, as a tag such as `en-US`
 */
export function sortName(name: string, language: string): string {
  const own = ARTICLES[language.split('-')[0] ?? ''];
  const rest = (own === undefined ? name : name.replace(own, '')).replace(THE, '').trim();
  return rest === '' ? name : rest;
}
