import type { Catalogue } from '../catalogue.ts';
import { creditIdOf } from './casting.ts';
import { addOddSeries } from './odd-series.ts';
import { samplePerson, sampleSeries } from './sample-series.ts';
import type { GeneratedSeries } from './series-plan.ts';

/** The invented series that are always there, by purpose. */
export const seriesIds = {
  small: 90001,
  anthology: 90002,
  huge: 90003,
  odd: 90004,
  japanese: 90005,
  tripPack: 90006,
  thirtySeasons: 90007,
} as const;

const plans: readonly GeneratedSeries[] = [
  {
    id: seriesIds.small,
    name: 'Harbour Lights',
    seasons: 2,
    episodesPerSeason: 6,
    specials: 2,
    regulars: 5,
    guestsPerEpisode: 4,
    crewPerEpisode: 5,
    seasonCrew: 10,
    firstYear: 2019,
    originCountry: 'GB',
    overview: 'A ferry town in winter, and the people who cannot leave it.',
    knownGuests: [samplePerson('Aaron Paul')],
    // Season 2 and parts of season 1 are not translated: TMDB answers "", and clients fall back to English.
    texts: {
      de: {
        name: 'Hafenlichter',
        overview: 'Eine Fährstadt im Winter und die Menschen, die nicht fortkönnen.',
        seasonOverviews: { 1: 'Der erste Winter: Die Fähre bleibt liegen.' },
        episodes: {
          1: [
            { name: 'Das letzte Boot', overview: 'Das letzte Boot des Jahres legt ohne den Kapitän ab.' },
            { name: 'Eisgang' },
            { name: '', overview: 'Zwei Schwestern verkaufen das Haus.' },
          ],
        },
      },
      fr: {
        name: 'Les Lumières du port',
        overview: 'Un port en hiver, et ceux qui ne peuvent pas le quitter.',
        seasonOverviews: { 1: 'Le premier hiver : le bac reste à quai.' },
      },
      ja: {
        name: '港の灯',
        overview: '冬の港町と、そこを離れられない人々。',
        seasonOverviews: { 1: '最初の冬。連絡船は港を出ない。' },
      },
      ar: {
        name: 'أضواء الميناء',
        overview: 'بلدة عبّارات في الشتاء، وأناس لا يستطيعون مغادرتها.',
        seasonOverviews: { 1: 'الشتاء الأول: العبّارة لا تبحر.' },
      },
    },
  },
  {
    id: seriesIds.anthology,
    name: 'Nine Strange Rooms',
    seasons: 3,
    episodesPerSeason: 3,
    regulars: 0,
    guestsPerEpisode: 14,
    guestPool: 42,
    crewPerEpisode: 8,
    peoplePerJob: 3,
    seasonCrew: 2,
    firstYear: 2015,
    originCountry: 'GB',
    overview: 'A new story, a new cast, a new room each time.',
    knownGuests: [samplePerson('Bryan Cranston')],
  },
  {
    id: seriesIds.huge,
    name: 'The Long Run',
    seasons: 2,
    episodesPerSeason: 24,
    regulars: 14,
    guestsPerEpisode: 34,
    guestPool: 700,
    crewPerEpisode: 10,
    peoplePerJob: 10,
    seasonCrew: 30,
    firstYear: 1994,
    status: 'Returning Series',
    popularity: 96.4,
    overview: 'A hospital, a newsroom and a ferry company share one building. Everybody passes through.',
  },
  {
    id: seriesIds.japanese,
    name: 'The Lantern Bearer',
    originalName: '提灯持ち',
    originalLanguage: 'ja',
    originCountry: 'JP',
    seasons: 1,
    episodesPerSeason: 11,
    unairedSeason: true,
    regulars: 8,
    guestsPerEpisode: 6,
    crewPerEpisode: 9,
    seasonCrew: 14,
    firstYear: 2024,
    status: 'Returning Series',
    overview: 'A night porter at an inn carries a lamp for guests who are not on the list.',
    texts: {
      ja: {
        name: '提灯持ち',
        overview: '宿の夜番は、宿帳にない客のために灯を運ぶ。',
        seasonOverviews: { 1: '最初の冬。' },
      },
    },
  },
  {
    id: seriesIds.tripPack,
    name: 'Eight Summers',
    seasons: 8,
    episodesPerSeason: 10,
    regulars: 9,
    guestsPerEpisode: 11,
    guestPool: 72,
    crewPerEpisode: 8,
    peoplePerJob: 5,
    seasonCrew: 28,
    firstYear: 2010,
    overview: 'One family, one lake, eight summers, told a season at a time.',
    knownRegulars: [
      {
        ...samplePerson('Bryan Cranston'),
        character: 'Hollis Tully',
        credit_id: creditIdOf(seriesIds.tripPack, 17419, 'Hollis Tully'),
        order: 0,
      },
    ],
  },
  {
    id: seriesIds.thirtySeasons,
    name: 'Thirty Winters',
    seasons: 30,
    episodesPerSeason: 10,
    regulars: 12,
    guestsPerEpisode: 20,
    guestPool: 184,
    crewPerEpisode: 12,
    peoplePerJob: 6,
    seasonCrew: 30,
    firstYear: 1990,
    overview: 'A weather station, its keepers and their children. Three hundred people make each winter.',
  },
];

/** Small series with ordinary titles, so that a search finds something, and more than one page of it. */
const titles =
  'The Night Clerk|The Glass Orchard|The Salt Road|The Ninth Floor|The Borrowed Year|The Quiet Ward|The Paper Bridge|The Winter Desk|The Cartographer|The Understudy|The Low Country|The Second Violin|The Ferryman’s Daughter|The Weather Station|The Long Table|The Stone Garden|The Evening Post|The Marsh|The Tenant|The Last Tram|The Understory|The Hollow Crown Inn|The Patience of Snow|The Great Unpacking|Café Épilogue|Größenwahn|Años de Lluvia|Söta Hjärtat|Señora Ocaña|Château Rouge'.split(
    '|',
  );

/** Fills a catalogue with the sample's series and the invented ones. */
export function addStandardSeries(catalogue: Catalogue): void {
  catalogue.add(sampleSeries());
  for (const plan of plans) catalogue.addGenerated(plan);
  addOddSeries(catalogue, seriesIds.odd);
  titles.forEach((name, index) => {
    catalogue.addGenerated({
      id: 91_001 + index,
      name,
      seasons: 1 + (index % 4),
      episodesPerSeason: 6 + (index % 3) * 2,
      regulars: 4 + (index % 5),
      guestsPerEpisode: 3,
      crewPerEpisode: 5,
      seasonCrew: 8,
      firstYear: 1988 + ((index * 7) % 36),
      posters: index % 6 !== 5,
    });
  });
}
