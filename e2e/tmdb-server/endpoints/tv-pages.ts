import { type Parts, type Question, wholeNumber, withParts } from './question.ts';

const noSeriesIds = {
  imdb_id: null,
  freebase_mid: null,
  freebase_id: null,
  tvdb_id: null,
  tvrage_id: null,
  wikidata_id: null,
  facebook_id: null,
  instagram_id: null,
  twitter_id: null,
};

/** Answers the paths below `/3/tv/`: a series, a season, or one part of either. */
export function tvBody([id, ...rest]: readonly string[], question: Question): unknown {
  const seriesId = wholeNumber(id);
  if (rest[0] !== 'season') return seriesBody(seriesId, rest, question);
  const [, number, ...parts] = rest;
  return seasonBody(seriesId, wholeNumber(number), parts, question);
}

function seriesBody(seriesId: number, rest: readonly string[], question: Question): unknown {
  const { catalogue, language, query } = question;
  const entry = catalogue.entry(seriesId);
  const details = catalogue.series(seriesId, language);
  if (!entry || !details) return undefined;
  const parts = {
    credits: () => catalogue.seriesCredits(seriesId, language),
    aggregate_credits: () => catalogue.seriesAggregate(seriesId, language),
    external_ids: () => entry.externalIds ?? noSeriesIds,
  };
  return rest.length === 0 ? withParts(details, parts, query) : partAlone(seriesId, parts, rest);
}

function seasonBody(seriesId: number, number: number, rest: readonly string[], question: Question): unknown {
  const { catalogue, language, query } = question;
  const season = catalogue.season(seriesId, number, language);
  if (!season) return undefined;
  const parts = {
    credits: () => season.credits,
    aggregate_credits: () => season.aggregate,
    external_ids: () => season.externalIds,
  };
  return rest.length === 0
    ? withParts(season.details, parts, query)
    : partAlone(season.details.id, parts, rest);
}

/** A part requested by its own path has the ID of what it belongs to: a season's ID, not that of its series. */
function partAlone(id: number, parts: Parts, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined || rest.length > 0 || !Object.hasOwn(parts, name)) return undefined;
  const part = parts[name]?.();
  return part && { ...part, id };
}
