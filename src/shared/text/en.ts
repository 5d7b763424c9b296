import { pluralFor } from './plural.ts';

const count = pluralFor('en');

/**
 * Every text a reader sees, in English: the pattern for all other languages (`Messages`). Texts with a number or a
 * name in them are functions. No text is put together from pieces elsewhere.
 */
export const en = {
  app: {
    name: 'Endroll',
    tagline: 'Who made a season of television.',
    /** TMDB's terms, §3: this sentence, with "application". */
    tmdbNotice:
      'This application uses TMDB and the TMDB APIs but is not endorsed, certified, or otherwise approved by TMDB.',
    loading: 'Loading',
    close: 'Close',
    back: 'Back',
    forward: 'Forward',
    cancel: 'Cancel',
    dismiss: 'Dismiss',
    copy: 'Copy',
    copied: 'Copied',
  },
  find: {
    label: 'Open a season',
    placeholder: 'Link or series id and season',
    submit: 'Open',
    hint: 'Paste a TMDB or endroll:// link, or type a series id and a season number, such as 1396 1.',
    openSeason: (seriesId: number, seasonNumber: number) => `Open series ${seriesId}, season ${seasonNumber}`,
    notAnAddress: (text: string) =>
      `“${text}” is not a link or a series id with a season number. Try 1396 1, or paste a TMDB address.`,
    seriesOnly: (seriesId: number) =>
      `That names series ${seriesId} but no season. Add the season number, such as ${seriesId} 1 (0 is Specials).`,
    problems: {
      'not-tmdb': (part: string) => `“${part}” is not an address of themoviedb.org.`,
      'not-series': (part: string) =>
        `“${part}” is not a series on TMDB. Endroll reads series and their seasons.`,
      'series-id': (part: string) => `“${part}” is not a series id. It is a whole number, such as 1396.`,
      'season-number': (part: string) =>
        `“${part}” is not a season number. It is 0 for Specials, or 1, 2, 3 and so on.`,
      language: (part: string) => `“${part}” is not a language. Write it as en-US or de-DE.`,
      scheme: (part: string) =>
        `“${part}” is not an address Endroll knows. They look like endroll://tv/1396/season/1.`,
    },
  },
  library: {
    title: 'Library',
    empty: 'Seasons you open are kept here, with their portraits, and open without a network.',
    remove: (name: string) => `Remove ${name}`,
    removed: (name: string) => `Removed ${name}`,
    undo: 'Undo',
    incomplete: 'Incomplete',
    seasonLabel: (season: string, age: string) => `${season}, saved ${age}`,
    list: 'Kept seasons',
    notices: {
      'restored-from-backup': (date: string) =>
        `The library file was damaged. It was restored from the backup of ${date}; the damaged file was kept beside it.`,
      'started-empty':
        'The library file was damaged and there was no backup. It was set aside and a new one begun.',
      'read-only': 'The library cannot be written to. Kept seasons open, but nothing new is saved.',
    },
  },
  season: {
    regularCast: 'Regular cast',
    guestStars: 'Guest stars',
    crew: 'Crew',
    episodes: 'Episodes',
    createdBy: (names: string) => `Created by ${names}`,
    sections: 'Sections',
    regularHint: 'Regular on TMDB',
    seasonNumber: (n: number) => (n === 0 ? 'Specials' : `Season ${n}`),
    seriesId: (id: number) => `Series ${id}`,
    episodeCount: (n: number) => count(n, { one: '# episode', other: '# episodes' }),
    minutes: (n: number) => `${n} min`,
    episodesOf: (n: number, total: number) =>
      `${n} of ${count(total, { one: '# episode', other: '# episodes' })}`,
    savedAge: (age: string) => `Saved ${age}`,
    sample: 'Sample season',
    sampleHint: 'Built in: the example of TMDB’s documentation, with regulars and crew only.',
    arriving: 'Fetching guests and episodes…',
    incomplete: 'Incomplete: only the regular cast and the season’s own crew are here.',
    complete: 'Fetch the rest',
    refresh: 'Refresh',
    refreshing: 'Refreshing…',
    unchanged: 'Nothing has changed on TMDB.',
    updated: (n: number) => `Updated: ${count(n, { one: '# credit', other: '# credits' })} changed.`,
    showUpdate: 'Show',
    more: 'More',
    copyLink: 'Copy link',
    linkCopied: 'Link copied.',
    openOnTmdb: 'Open on TMDB',
    remove: 'Remove from library',
    details: 'Details',
    noRegulars: 'TMDB lists no regular cast for this season.',
    noRegularsHint: 'That is normal for anthologies and specials: everyone is a guest star.',
    noGuests: 'TMDB lists no guest stars for this season.',
    noCrew: 'TMDB lists no crew for this season.',
    filter: 'Filter this season',
    filterPlaceholder: 'Name, role or job',
    filterCount: (shown: number, all: number) =>
      `${shown} of ${count(all, { one: '# person', other: '# people' })}`,
    filterEmpty: (query: string) => `Nobody here matches “${query}”.`,
    clearFilter: 'Clear the filter',
    unknownCharacter: 'Role not given',
    characterSentence: (name: string, character: string) => `${name}, as ${character}`,
    castSentence: (name: string) => name,
    crewSentence: (name: string, jobs: string) => `${name}, ${jobs}`,
    withEpisodes: (sentence: string, episodes: string) => `${sentence}, ${episodes}`,
    directedBy: (names: string) => `Directed by ${names}`,
    writtenBy: (names: string) => `Written by ${names}`,
    loading: (name: string) => `Opening ${name}`,
  },
  person: {
    title: 'Person',
    thisSeason: 'In this season',
    elsewhere: 'Elsewhere in your library',
    nothingElsewhere: 'No other kept season credits this person.',
    facts: 'As TMDB has it',
    originalName: 'Original name',
    knownFor: 'Known for',
    gender: 'Gender',
    genders: { 'not-set': 'Not set', female: 'Female', male: 'Male', 'non-binary': 'Non-binary' },
    popularity: 'Popularity',
    popularityOn: (value: string, date: string) => `${value} on ${date}`,
    adult: 'Adult films',
    adultYes: 'Marked by TMDB as a performer in adult films',
    personId: 'Person id',
    creditId: 'Credit id',
    copyCreditId: (id: string) => `Copy credit id ${id}`,
    regular: 'Regular',
    guest: 'Guest star',
    noPortrait: 'No portrait on TMDB',
    portraitOf: (name: string) => `Portrait of ${name}`,
    episodeList: (numbers: string) => `Episodes ${numbers}`,
  },
  welcome: {
    title: 'See who made it.',
    intro:
      'Open a season and read its whole cast and crew, with portraits. What you open stays on this computer and opens without a network.',
    trySample: 'Try it with a sample season',
    trySampleHint: 'No account, no network: the first season of Breaking Bad.',
    ready: 'Ready when you are',
    readyIntro: 'Paste a link to a season, or type a series id and a season number.',
    examples: 'Some to begin with',
  },
  token: {
    title: 'Connect to TMDB',
    intro: 'Endroll reads from The Movie Database with your own, free access token.',
    steps:
      'On TMDB, open Settings, then API, and copy the “API Read Access Token”. It is the long one that begins with eyJ.',
    getIt: 'Get a token on TMDB',
    label: 'API Read Access Token',
    placeholder: 'eyJ…',
    check: 'Check and save',
    checkSession: 'Check and use for this session',
    checking: 'Asking TMDB…',
    keep: 'Where to keep it',
    noKeyring:
      'This computer offers no keyring to Endroll, so the token cannot be kept safely. It will be used until you quit and never written to disk.',
    stored: 'A token is kept, encrypted by this computer’s keyring.',
    session: 'A token is in use until you quit. It is not written to disk.',
    environment: 'The token comes from TMDB_ACCESS_TOKEN, for this run only.',
    none: 'No token.',
    unreadable:
      'The kept token cannot be read: the keyring is another one than when it was saved. Please enter it again.',
    saved: 'The token works.',
    change: 'Change token',
    forget: 'Forget token',
    forgotten: 'The token is forgotten.',
    empty: 'Paste the token first.',
  },
  settings: {
    title: 'Settings',
    theme: 'Theme',
    themes: { system: 'Like the system', light: 'Light', dark: 'Dark' },
    language: 'Language of names and texts',
    languageHint: 'As TMDB writes it, such as en-US or ja-JP. Applies to seasons you open from now on.',
    token: 'TMDB access',
    about: 'About',
    version: (version: string, electron: string) => `Endroll ${version}, on Electron ${electron}`,
  },
  shortcuts: {
    title: 'Keyboard shortcuts',
    find: 'Open a season',
    filter: 'Filter this season',
    refresh: 'Refresh this season',
    settings: 'Settings',
    back: 'Back',
    forward: 'Forward',
    shortcuts: 'This list',
    move: 'Move between people',
    open: 'Open a person',
    close: 'Close what is open',
  },
  errors: {
    title: {
      unauthorized: 'TMDB did not accept the token',
      missingToken: 'A TMDB token is needed',
      'not-found': 'Not on TMDB',
      'rate-limited': 'TMDB asks for a pause',
      offline: 'No connection to TMDB',
      'tmdb-unavailable': 'TMDB has a problem',
      'invalid-response': 'An answer that makes no sense',
      'invalid-input': 'That cannot be opened',
      'no-keyring': 'No keyring',
      'library-unavailable': 'The library has a problem',
      unexpected: 'Something went wrong',
    },
    unauthorized: {
      missing: 'This season is not in your library, and fetching it needs a TMDB access token.',
      rejected: 'TMDB does not know this token. It may be mistyped, cut short or revoked.',
      'v3-key':
        'That is the short API key. Endroll needs the long “API Read Access Token” from the same page; it begins with eyJ.',
      malformed:
        'That does not look like an API Read Access Token. It is about 200 characters long, begins with eyJ and has two dots.',
      account:
        'TMDB knows this token but refuses the account: it may be suspended, or its e-mail address not yet confirmed.',
    },
    notFound: {
      series: (seriesId: number) => `TMDB has no series with the id ${seriesId}.`,
      season: (seriesName: string, seasonNumber: number) =>
        `${seriesName} has no season ${seasonNumber} on TMDB. Specials are season 0.`,
      page: 'TMDB has no such page.',
    },
    rateLimited: (seconds: number) =>
      `Too many requests. Try again in ${count(seconds, { one: '# second', other: '# seconds' })}.`,
    rateLimitedSoon: 'Too many requests. Try again in a moment.',
    offline: {
      unreachable: 'TMDB cannot be reached. Seasons in your library still open.',
      timeout: 'TMDB did not answer in time. Seasons in your library still open.',
    },
    tmdbUnavailable: (status: number) =>
      `TMDB answered with an error (HTTP ${status}). It is usually over in minutes.`,
    tmdbRefused: (status: number, message: string) => `TMDB refused the request (HTTP ${status}): ${message}`,
    invalidResponse: {
      html: 'A web page came instead of TMDB’s answer. Perhaps this network wants you to sign in first.',
      'not-json': 'What came is not TMDB’s answer. Nothing was saved.',
      truncated: 'The answer broke off half-way. Nothing was saved.',
      'too-large': 'The answer was far larger than any of TMDB’s. Nothing was saved.',
      schema: (path: string) => `TMDB’s answer lacks something at “${path}”. Nothing was saved.`,
    },
    invalidInput: (field: string, problem: string) => `${field}: ${problem}`,
    noKeyring: 'The token cannot be kept on this computer. It can be used for this session only.',
    library: {
      'disk-full': 'The disk is full, so nothing can be saved. What was kept is safe.',
      'read-only': 'The library cannot be written to. What was kept is safe.',
      damaged: 'The library file is damaged. Restart Endroll to repair it.',
      stopped: 'The library stopped. Try again; restart Endroll if it stays so.',
    },
    unexpected: (reference: string) => `The log has the details under ${reference}.`,
    actions: { retry: 'Try again', token: 'Enter a token', sample: 'Open the sample season' },
  },
};

/** The texts of one language. */
export type Messages = typeof en;
