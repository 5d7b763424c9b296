import { languageName } from '../display-names.ts';
import { jobsByDepartment } from '../series/job-list.ts';
import type { Question } from './question.ts';

/** The languages of ISO 639-1, and TMDB's own `xx` for none. */
const languageCodes =
  'aa ab af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh xx yi yo za zh zu'.split(
    ' ',
  );

/** Languages with a region for which texts are available. */
const translations =
  'ar-AE ar-SA bg-BG ca-ES cs-CZ da-DK de-AT de-DE el-GR en-AU en-CA en-GB en-US es-ES es-MX et-EE eu-ES fa-IR fi-FI fr-CA fr-FR he-IL hi-IN hr-HR hu-HU id-ID is-IS it-IT ja-JP ka-GE ko-KR lt-LT lv-LV nb-NO nl-NL pl-PL pt-BR pt-PT ro-RO ru-RU sk-SK sl-SI sr-RS sv-SE th-TH tr-TR uk-UA vi-VN zh-CN zh-HK zh-TW'.split(
    ' ',
  );

const sizes = {
  backdrop_sizes: ['w300', 'w780', 'w1280', 'original'],
  logo_sizes: ['w45', 'w92', 'w154', 'w185', 'w300', 'w500', 'original'],
  poster_sizes: ['w92', 'w154', 'w185', 'w342', 'w500', 'w780', 'original'],
  profile_sizes: ['w45', 'w185', 'h632', 'original'],
  still_sizes: ['w92', 'w185', 'w300', 'original'],
} as const;

/** Answers `/3/configuration` and the paths below it. Recorded answers are sent unchanged. */
export function configurationBody(path: string, { catalogue, imageUrl }: Question): unknown {
  const recorded = catalogue.recordedAnswers.get(path === '' ? 'configuration' : `configuration/${path}`);
  if (recorded !== undefined) return recorded;
  switch (path) {
    case '':
      return {
        change_keys: [
          'air_date',
          'cast',
          'crew',
          'episode',
          'guest_stars',
          'images',
          'name',
          'overview',
          'season',
        ],
        // The stand-in's own address in both places, so that no client requests TMDB's pictures.
        images: { base_url: `${imageUrl}/`, secure_base_url: `${imageUrl}/`, ...sizes },
      };
    case 'languages':
      return languageCodes.map((code) => ({
        iso_639_1: code,
        english_name: code === 'xx' ? 'No Language' : languageName(code, 'en'),
        name: code === 'xx' ? 'No Language' : ownNameOf(code),
      }));
    case 'primary_translations':
      return translations;
    case 'jobs':
      return jobsByDepartment();
    default:
      return undefined;
  }
}

/** A language's name in that language; `""` where it is not known, as with TMDB. */
function ownNameOf(code: string): string {
  return Intl.DisplayNames.supportedLocalesOf(code).length > 0 ? languageName(code, code) : '';
}
