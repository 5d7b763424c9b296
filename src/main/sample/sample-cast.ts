/**
 * Who made the sample series: invented people in invented jobs, chosen so that everything Endroll shows can be seen.
 * Nell is recast after season 1; Emi is a guest of season 1 and a regular from season 2; Noor likewise a season later;
 * Reed goes the other way; Camille photographs two seasons and directs the third; Idris acts and directs.
 */

/** TMDB's numbers for a gender. */
type Gender = 0 | 1 | 2 | 3;

/** Somebody of the sample. */
export interface SamplePerson {
  readonly name: string;
  /** In the person's own script, where that is another. */
  readonly originalName: string;
  readonly gender: Gender;
  readonly knownFor: string;
  /** What the portrait is drawn with, as numbers of the colours in pictures.ts; `null` for somebody without one. */
  readonly look: readonly [skin: number, hair: number] | null;
}

function person(
  name: string,
  gender: Gender,
  knownFor: string,
  look: SamplePerson['look'] = null,
  originalName = name,
): SamplePerson {
  return { name, originalName, gender, knownFor, look };
}

/** By a key of our own; their order gives each an id, so new people are added at the end. */
export const SAMPLE_PEOPLE = {
  maren: person('Maren Quillfeather', 1, 'Acting', [1, 4]),
  idris: person('Idris Pemberlock', 2, 'Acting', [5, 0]),
  saoirse: person('Saoirse Vandermoor', 1, 'Acting', [0, 3]),
  petra: person('Petra Lindqvale', 1, 'Acting', [0, 2]),
  tomas: person('Tomás Arrebolado', 2, 'Acting', [2, 5]),
  yuki: person('Yuki Haradani', 1, 'Acting', [0, 7], '原谷 雪'),
  bo: person('Bo Ketterwell', 2, 'Acting', [0, 6]),
  layla: person('Layla Naseemi', 1, 'Acting', [2, 0], 'ليلى نسيمي'),
  aurel: person('Aurel Tidewell', 3, 'Acting', [1, 1]),
  winnie: person('Winnie Okonjolu', 1, 'Acting', [5, 0]),
  gaspard: person('Gaspard Féroual', 2, 'Acting', [1, 1]),
  hedda: person('Hedda Brøndmark', 1, 'Acting', [0, 6]),
  cormac: person('Cormac Duskwhistle', 2, 'Acting', [1, 3]),
  pia: person('Pia Sommerlath-Nagy', 1, 'Acting', [1, 2]),
  ned: person('Ned Oxbarrow', 2, 'Acting'),
  zofia: person('Zofia Wędrowska', 1, 'Acting', [0, 4]),
  malik: person('Malik Strandgate', 2, 'Acting', [4, 0]),
  ada: person('Ada Fenwhistle', 1, 'Acting'),
  luc: person('Luc Marécharde', 2, 'Acting', [1, 5]),
  hana: person('Hana Kiryuhara', 1, 'Acting', [1, 7], '桐生原 花'),
  rufus: person('Rufus Appleyarrow', 2, 'Acting', [2, 3]),
  beatriz: person('Beatriz Salgueirinha', 1, 'Acting', [2, 1]),
  oona: person('Oona Merriwick', 1, 'Writing', [1, 5]),
  halvard: person('Halvard Skerryson', 2, 'Directing', [0, 6]),
  camille: person('Camille Duvernelle', 1, 'Camera', [1, 1]),
  kofi: person('Kofi Asantewell', 2, 'Writing', [5, 0]),
  greta: person('Greta Holmbrooke', 1, 'Writing', [0, 3]),
  delphine: person('Delphine Marchettine', 1, 'Production', [0, 2]),
  ravi: person('Ravi Chandrapour', 2, 'Sound', [3, 0]),
  anneke: person('Anneke Stormvogelaar', 1, 'Sound', [0, 4]),
  piotr: person('Piotr Wędrowiecki', 2, 'Editing', [1, 2]),
  lucia: person('Lucía Fontanarrosa del Mar', 1, 'Art', [2, 0]),
  ngaire: person('Ngaire Whetumarama', 1, 'Costume & Make-Up', [3, 1]),
  soren: person('Søren Fjeldhavn', 2, 'Production', [0, 4]),
  ines: person('Inês Cordovil-Brandt', 1, 'Directing'),
  teodor: person('Teodor Vâlcovan', 2, 'Lighting'),
  minh: person('Minh Thạch Sơn', 2, 'Visual Effects', [1, 7]),
  bridie: person('Bridie Cullenore', 1, 'Costume & Make-Up'),
  otto: person('Otto Klangfeld', 2, 'Sound'),
  fatou: person('Fatou Ndiayessa', 1, 'Editing', [5, 0]),
  jules: person('Jules Ravenscar', 3, 'Crew'),
  magnus: person('Magnus Isbrandt', 2, 'Camera', [0, 4]),
  esme: person('Esmé Thornquist', 1, 'Production'),
  viktor: person('Viktor Halloway-Stein', 2, 'Art'),
} as const satisfies Readonly<Record<string, SamplePerson>>;

/** Somebody's key. */
export type SampleName = keyof typeof SAMPLE_PEOPLE;

/** A regular, in billing order. */
export type SampleRole = readonly [who: SampleName, character: string];
/** A guest, with the numbers of the episodes. */
export type SampleGuest = readonly [who: SampleName, character: string, episodes: readonly number[]];
/** Crew of a whole season, or of some episodes. */
export type SampleJob = readonly [
  who: SampleName,
  department: string,
  job: string,
  episodes?: readonly number[],
];

/** Who made a season. */
export interface SampleSeason {
  /** Of the first episode; the others follow week by week. */
  readonly airDate: string;
  /** In minutes, for each episode. */
  readonly runtimes: readonly number[];
  readonly regulars: readonly SampleRole[];
  readonly guests: readonly SampleGuest[];
  readonly crew: readonly SampleJob[];
}

/** Season 1, 2 and 3. */
export const SAMPLE_SEASONS: readonly SampleSeason[] = [
  {
    airDate: '2021-09-05',
    runtimes: [58, 49, 51, 47, 52, 63],
    regulars: [
      ['maren', 'Captain Tove Lindahl'],
      ['idris', 'Sergeant Amos Reed'],
      ['saoirse', 'Nell Hartigan'],
      ['tomas', 'Father Joaquín Bell'],
      ['bo', 'Old Finn'],
    ],
    guests: [
      ['yuki', 'Dr. Emi Sato', [2, 4, 5, 6]],
      ['aurel', 'The Passenger', [1, 6]],
      ['winnie', 'Mrs. Adeyemi', [1, 2, 3]],
      ['gaspard', 'Customs Officer Roche', [3]],
      ['hedda', 'Sigrid Lindahl', [2, 5]],
      ['cormac', 'Deckhand Pike', [1, 2, 3, 4, 5, 6]],
      ['pia', 'The Woman with the Suitcase', [4]],
      ['ned', '', [1]],
      ['zofia', 'Radio Operator (voice)', [1, 3, 6]],
      ['rufus', 'Young Finn / Harbour Boy', [5]],
    ],
    crew: [
      ['oona', 'Production', 'Executive Producer'],
      ['soren', 'Production', 'Producer'],
      ['delphine', 'Production', 'Casting'],
      ['lucia', 'Art', 'Production Design'],
      ['ngaire', 'Costume & Make-Up', 'Costume Design'],
      ['ravi', 'Sound', 'Original Music Composer'],
      ['halvard', 'Directing', 'Director', [1, 2, 3, 6]],
      ['ines', 'Directing', 'Director', [4, 5]],
      ['oona', 'Writing', 'Writer', [1, 2, 6]],
      ['kofi', 'Writing', 'Writer', [3, 4]],
      ['greta', 'Writing', 'Writer', [5]],
      ['greta', 'Writing', 'Story Editor', [1, 2, 3, 4, 6]],
      ['camille', 'Camera', 'Director of Photography', [1, 2, 3, 4, 5, 6]],
      ['magnus', 'Camera', 'Camera Operator', [1, 2, 3, 4, 5, 6]],
      ['piotr', 'Editing', 'Editor', [1, 3, 5]],
      ['fatou', 'Editing', 'Editor', [2, 4, 6]],
      ['viktor', 'Art', 'Art Direction', [1, 2, 3, 4, 5, 6]],
      ['bridie', 'Costume & Make-Up', 'Makeup Artist', [1, 2, 3, 4, 5, 6]],
      ['otto', 'Sound', 'Sound Mixer', [1, 2, 3, 4, 5, 6]],
      ['teodor', 'Lighting', 'Gaffer', [1, 2, 3, 4, 5, 6]],
      ['minh', 'Visual Effects', 'Visual Effects Supervisor', [1, 6]],
      ['jules', 'Crew', 'Stunt Coordinator', [4, 6]],
    ],
  },
  {
    airDate: '2022-10-02',
    runtimes: [54, 48, 50, 46, 55, 61],
    regulars: [
      ['maren', 'Captain Tove Lindahl'],
      ['idris', 'Sergeant Amos Reed'],
      ['petra', 'Nell Hartigan'],
      ['yuki', 'Dr. Emi Sato'],
      ['tomas', 'Father Joaquín Bell'],
    ],
    guests: [
      ['layla', 'Noor Aziz', [1, 2, 3, 5, 6]],
      ['bo', 'Old Finn', [1, 6]],
      ['malik', 'Inspector Vaughn', [3, 4]],
      ['winnie', 'Mrs. Adeyemi', [2, 5]],
      ['cormac', 'Deckhand Pike', [1, 2, 4, 6]],
      ['hana', 'The Bride', [5]],
      ['luc', 'The Groom', [5]],
      ['ada', 'Clerk', [6]],
      ['beatriz', 'The Guest Nobody Knows', [5, 6]],
      ['zofia', 'Radio Operator (voice)', [1, 2]],
    ],
    crew: [
      ['oona', 'Production', 'Executive Producer'],
      ['soren', 'Production', 'Executive Producer'],
      ['esme', 'Production', 'Producer'],
      ['delphine', 'Production', 'Casting'],
      ['lucia', 'Art', 'Production Design'],
      ['ngaire', 'Costume & Make-Up', 'Costume Design'],
      ['ravi', 'Sound', 'Original Music Composer'],
      ['halvard', 'Directing', 'Director', [1, 2, 3, 5]],
      ['idris', 'Directing', 'Director', [4]],
      ['ines', 'Directing', 'Director', [6]],
      ['oona', 'Writing', 'Writer', [1, 6]],
      ['kofi', 'Writing', 'Writer', [2, 3]],
      ['greta', 'Writing', 'Writer', [4, 5]],
      ['camille', 'Camera', 'Director of Photography', [1, 2, 3, 4, 5, 6]],
      ['magnus', 'Camera', 'Camera Operator', [1, 2, 3, 4, 5, 6]],
      ['piotr', 'Editing', 'Editor', [1, 2, 3]],
      ['fatou', 'Editing', 'Editor', [4, 5, 6]],
      ['viktor', 'Art', 'Art Direction', [1, 2, 3, 4, 5, 6]],
      ['bridie', 'Costume & Make-Up', 'Makeup Artist', [1, 2, 3, 4, 5, 6]],
      ['otto', 'Sound', 'Sound Mixer', [1, 2, 3, 4, 5, 6]],
      ['teodor', 'Lighting', 'Gaffer', [1, 2, 3, 4, 5, 6]],
      ['minh', 'Visual Effects', 'Visual Effects Supervisor', [1, 2]],
      ['jules', 'Crew', 'Stunt Coordinator', [1, 4]],
    ],
  },
  {
    airDate: '2024-01-14',
    runtimes: [57, 50, 53, 68],
    regulars: [
      ['maren', 'Captain Tove Lindahl'],
      ['yuki', 'Dr. Emi Sato'],
      ['layla', 'Noor Aziz'],
      ['petra', 'Nell Hartigan'],
      ['tomas', 'Father Joaquín Bell'],
    ],
    guests: [
      ['idris', 'Sergeant Amos Reed', [1, 4]],
      ['saoirse', 'The Other Nell', [3]],
      ['malik', 'Inspector Vaughn', [2, 3, 4]],
      ['aurel', 'The Passenger', [4]],
      ['beatriz', 'Captain Ferraz', [3]],
      ['cormac', 'Deckhand Pike', [1, 2, 3, 4]],
      ['hedda', 'Sigrid Lindahl', [3, 4]],
      ['rufus', 'Bell Ringer', [2]],
      ['ned', '', [2]],
    ],
    crew: [
      ['oona', 'Production', 'Executive Producer'],
      ['soren', 'Production', 'Executive Producer'],
      ['maren', 'Production', 'Executive Producer'],
      ['esme', 'Production', 'Producer'],
      ['delphine', 'Production', 'Casting'],
      ['lucia', 'Art', 'Production Design'],
      ['ngaire', 'Costume & Make-Up', 'Costume Design'],
      ['anneke', 'Sound', 'Original Music Composer'],
      ['camille', 'Directing', 'Director', [1, 2, 3, 4]],
      ['oona', 'Writing', 'Writer', [1, 4]],
      ['greta', 'Writing', 'Writer', [2, 3]],
      ['magnus', 'Camera', 'Director of Photography', [1, 2, 3, 4]],
      ['fatou', 'Editing', 'Editor', [1, 2, 3, 4]],
      ['viktor', 'Art', 'Art Direction', [1, 2, 3, 4]],
      ['bridie', 'Costume & Make-Up', 'Makeup Artist', [1, 2, 3, 4]],
      ['otto', 'Sound', 'Sound Mixer', [1, 2, 3, 4]],
      ['teodor', 'Lighting', 'Gaffer', [1, 2, 3, 4]],
      ['minh', 'Visual Effects', 'Visual Effects Supervisor', [1, 2, 3, 4]],
      ['jules', 'Crew', 'Stunt Coordinator', [1, 3]],
    ],
  },
];
