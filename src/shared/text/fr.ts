import type { Messages } from './en.ts';
import { pluralFor } from './plural.ts';

const count = pluralFor('fr');

/** French. The thin space before `; : ! ?` and inside « » is written `\u202f`, so that it can be seen here. */
export const fr: Messages = {
  app: {
    name: 'Endroll',
    tmdbNotice:
      'Cette application utilise TMDB et les API de TMDB, mais n’est ni cautionnée, ni certifiée, ni approuvée de quelque autre manière par TMDB.',
    loading: 'Chargement',
    close: 'Fermer',
    skipToPage: 'Aller à la page',
    tools: 'Fenêtre',
    back: 'Précédent',
    forward: 'Suivant',
    cancel: 'Annuler',
    dismiss: 'Ignorer',
    more: 'Afficher plus',
    less: 'Afficher moins',
    copy: 'Copier',
    copied: 'Copié',
    notCopied: (why: string) => `Rien n’a été copié. ${why}`,
    separator: ', ',
    sentenceSeparator: ' ',
    titled: (title: string, text: string) => `${title}. ${text}`,
    windowTitle: (page: string) => `${page} – Endroll`,
    offline: 'Hors ligne',
    offlineHint: 'TMDB est injoignable. Ce que vous avez conservé s’ouvre quand même.',
  },
  /** The application menu; `&` marks the letter that opens an entry. */
  menu: {
    file: '&Fichier',
    edit: 'É&dition',
    view: '&Affichage',
    go: 'A&ller',
    help: 'A&ide',
    settings: 'Paramètres…',
    find: 'Rechercher une série…',
    search: 'Rechercher dans la bibliothèque',
    filter: 'Filtrer cette saison',
    refresh: 'Actualiser cette saison',
    print: 'Imprimer…',
    savePdf: 'Enregistrer au format PDF…',
    back: 'Précédent',
    forward: 'Suivant',
    shortcuts: 'Raccourcis clavier',
    showLog: 'Afficher le fichier journal',
    palette: 'Accès rapide…',
    library: 'Vue d’ensemble de la bibliothèque',
    pane: 'Afficher ou masquer la bibliothèque',
    recentSeasons: 'Saisons récentes',
    clearRecents: 'Effacer cette liste',
    close: 'Fermer la fenêtre',
    quit: 'Quitter Endroll',
    undo: 'Annuler',
    redo: 'Rétablir',
    cut: 'Couper',
    copy: 'Copier',
    paste: 'Coller',
    selectAll: 'Tout sélectionner',
    actualSize: 'Taille réelle',
    zoomIn: 'Zoom avant',
    zoomOut: 'Zoom arrière',
    fullScreen: 'Plein écran',
    /** The rest is only in the menus of a Mac, in the words of its own applications. */
    about: 'À propos d’Endroll',
    services: 'Services',
    hide: 'Masquer Endroll',
    hideOthers: 'Masquer les autres',
    showAll: 'Tout afficher',
    window: 'Fenêtre',
    minimize: 'Placer dans le Dock',
    zoom: 'Réduire/agrandir',
    front: 'Tout ramener au premier plan',
  },
  find: {
    label: 'Rechercher une série',
    placeholder: 'Nom d’une série ou lien',
    hint: 'Saisissez un nom, collez un lien TMDB ou endroll://, ou saisissez l’identifiant d’une série et un numéro de saison, par exemple 1396 1.',
    inLibrary: 'Dans votre bibliothèque',
    inLibraryBest: (shown: number, all: number) =>
      `Dans votre bibliothèque\u202f: les ${shown} meilleurs résultats sur ${all}`,
    leftOut: (n, which) =>
      `${count(n, { one: '# résultat de TMDB est inutilisable', other: '# résultats de TMDB sont inutilisables' })}\u202f: ${which}.`,
    leftOutOne: (name, reason) => `${name} (${reason})`,
    onTmdb: 'Sur TMDB',
    results: 'Résultats',
    searching: 'Recherche sur TMDB…',
    nothing: (query: string) => `TMDB ne connaît aucune série nommée «\u202f${query}\u202f».`,
    offline: 'Pas de connexion à TMDB\u202f: la recherche se limite à votre bibliothèque.',
    noToken: 'Sans jeton TMDB, la recherche se limite à votre bibliothèque.',
    open: (title: string) => `Ouvrir ${title}`,
    keptSeasons: (n: number) =>
      count(n, { one: '# saison conservée', many: '# saisons conservées', other: '# saisons conservées' }),
    notAnAddress: (text: string) => `«\u202f${text}\u202f» n’est l’adresse ni d’une série ni d’une saison.`,
    problems: {
      'not-tmdb': (part: string) => `«\u202f${part}\u202f» n’est pas une adresse de themoviedb.org.`,
      'not-series': (part: string) =>
        `«\u202f${part}\u202f» n’est pas une série sur TMDB. Endroll affiche les séries et leurs saisons.`,
      'series-id': (part: string) =>
        `«\u202f${part}\u202f» n’est pas un identifiant de série. C’est un nombre entier, comme 1396.`,
      'season-number': (part: string) =>
        `«\u202f${part}\u202f» n’est pas un numéro de saison. C’est 0 pour les épisodes spéciaux, sinon 1, 2, 3 et ainsi de suite.`,
      'episode-number': (part: string) =>
        `«\u202f${part}\u202f» n’est pas un numéro d’épisode. C’est un nombre entier, par exemple 1.`,
      compared: (part: string) =>
        `«\u202f${part}\u202f» ne peut pas être comparé. Écrivez 1396-1 pour une saison, 1396 pour une série, douze au plus.`,
      language: (part: string) =>
        `«\u202f${part}\u202f» n’est pas une langue. Écrivez-la sous la forme en-US ou de-DE.`,
      scheme: (part: string) =>
        `«\u202f${part}\u202f» n’est pas une adresse connue d’Endroll. Elles ressemblent à endroll://tv/1396/season/1.`,
    },
  },
  search: {
    title: 'Recherche',
    titleOf: (text) => `Recherche\u202f: ${text}`,
    label: 'Rechercher dans la bibliothèque',
    placeholder: 'Personnes, rôles, métiers, séries, épisodes, notes',
    hints: 'Champs et valeurs',
    lead: 'Tout ce que vous conservez, même hors ligne\u202f: personnes, rôles, métiers, séries, épisodes et vos notes. L’ordre des mots est libre.',
    groups: {
      person: 'Personnes',
      role: 'Rôles',
      job: 'Métiers',
      series: 'Séries',
      season: 'Saisons',
      episode: 'Épisodes',
      note: 'Vos notes',
    },
    more: 'Afficher plus',
    moreOf: (group) => `Afficher plus\u202f: ${group}`,
    all: 'Tous les résultats',
    found: (n) => count(n, { one: '# résultat', many: '# de résultats', other: '# résultats' }),
    firstHits: (n) => count(n, { one: 'le premier', many: 'les # premiers', other: 'les # premiers' }),
    nothing: (text) => `Rien dans votre bibliothèque ne correspond à «\u202f${text}\u202f».`,
    charactersHidden: 'Les noms des personnages sont masqués dans les paramètres et ne sont pas recherchés.',
    roleIn: (role, series) => `${role} dans ${series}`,
    seriesCount: (n) => count(n, { one: '# série', many: '# de séries', other: '# séries' }),
    seasonsOf: (n, series) =>
      `${count(n, { one: '# saison', many: '# de saisons', other: '# saisons' })} de ${series}`,
    guest: 'Invité',
    episodeOf: (season, episode) => `Saison ${season}, épisode ${episode}`,
    unknownField: (field) =>
      `Il n’y a pas de champ «\u202f${field}:\u202f». Ses mots ont été recherchés\u202f; entre guillemets, les deux-points restent.`,
    badValue: {
      season: (value) => `«\u202f${value}\u202f» n’est pas une saison. Écrivez season:2 ou season:2..5.`,
      year: (value) => `«\u202f${value}\u202f» n’est pas une année. Écrivez year:1994 ou year:1994..1999.`,
      lang: (value) => `«\u202f${value}\u202f» n’est pas une langue. Écrivez lang:ja ou lang:pt-BR.`,
      has: (value) => `«\u202f${value}\u202f» ne peut pas être demandé. Écrivez has:note ou has:portrait.`,
      no: (value) => `«\u202f${value}\u202f» ne peut pas être demandé. Écrivez no:note ou no:portrait.`,
    },
    help: {
      words: 'des mots ou leurs débuts, dans n’importe quel ordre',
      quotes: 'des mots entiers qui se suivent',
      role: 'qui l’a joué',
      job: 'qui l’a exercé',
      dept: 'qui y a travaillé',
      person: 'seulement dans les noms de personnes',
      series: 'seulement dans cette série',
      season: 'dans les saisons de ce numéro\u202f: season:2..5',
      episode: 'dans les titres d’épisodes',
      year: 'dans les saisons commencées ces années-là',
      lang: 'dans les saisons conservées dans cette langue',
      note: 'les saisons avec une note\u202f; note:mot y cherche',
      portrait: 'les personnes dont TMDB n’a pas de portrait',
    },
  },
  palette: {
    title: 'Accès rapide',
    label: 'Saison, personne, série ou commande',
    placeholder: 'Une saison, une personne, une série, une commande ou un lien',
    list: 'Ce qu’il est possible d’ouvrir ou de faire',
    recent: 'Saisons récentes',
    link: 'Lien',
    commands: 'Commandes',
    people: 'Personnes de votre bibliothèque',
    results: (n: number) => count(n, { one: '# résultat', many: '# résultats', other: '# résultats' }),
    inSeasons: (n: number) =>
      count(n, {
        one: 'Dans # saison conservée',
        many: 'Dans # saisons conservées',
        other: 'Dans # saisons conservées',
      }),
    command: {
      refresh: 'Actualiser cette saison',
      filter: 'Filtrer cette saison',
      print: 'Imprimer…',
      'save-pdf': 'Enregistrer au format PDF…',
      'copy-link': 'Copier le lien',
      'open-on-tmdb': 'Ouvrir sur TMDB',
      back: 'Précédent',
      forward: 'Suivant',
      search: 'Rechercher dans la bibliothèque',
      find: 'Rechercher une série',
      library: 'Vue d’ensemble de la bibliothèque',
      pane: 'Afficher ou masquer la bibliothèque',
      settings: 'Paramètres',
      'theme-system': 'Thème\u202f: comme le système',
      'theme-light': 'Thème\u202f: clair',
      'theme-dark': 'Thème\u202f: sombre',
      shortcuts: 'Raccourcis clavier',
      compare: 'Comparer des saisons',
      removed: 'Retirées récemment',
      'clear-recents': 'Oublier les saisons récentes',
    },
  },
  library: {
    title: 'Bibliothèque',
    empty:
      'Les saisons que vous ouvrez sont conservées ici, avec leurs portraits, et s’ouvrent hors connexion.',
    removed: (name: string) => `Saison retirée\u202f: ${name}`,
    undo: 'Annuler',
    season: (series: string, season: string) => `${series}, ${season}`,
    seasonIn: (season: string, language: string) => `${season} (${language})`,
    expired: 'Expirée',
    overview: 'Vue d’ensemble de la bibliothèque',
    seriesLabel: (name, n) =>
      `${name}, ${count(n, { one: '# saison', many: '# de saisons', other: '# saisons' })}`,
    expiredFact: 'expirée',
    incompleteFact: 'incomplète',
    dueFact: 'à actualiser',
    noMatch: (text) => `Rien dans votre bibliothèque ne correspond à «\u202f${text}\u202f».`,
    filter: 'Filtrer la bibliothèque',
    clearFilter: 'Effacer le filtre',
    found: (n) => count(n, { one: '# série', many: '# de séries', other: '# séries' }),
    sortBy: 'Trier par',
    sorted: (order) => `Trier la bibliothèque (actuellement\u202f: ${order})`,
    orders: { name: 'Nom', opened: 'Dernière ouverture', added: 'Dernier ajout' },
    tools: 'Outils de la bibliothèque',
    open: 'Ouvrir',
    menu: (name) => `Actions pour ${name}`,
    removeSeasons: (n) =>
      count(n, { one: 'Retirer', many: 'Retirer # de saisons', other: 'Retirer # saisons' }),
    askRemove: {
      title: (n) =>
        count(n, {
          one: 'Retirer # saison\u202f?',
          many: 'Retirer # de saisons\u202f?',
          other: 'Retirer # saisons\u202f?',
        }),
      text: 'Elles sont retirées de votre bibliothèque avec leurs portraits. Vos notes restent. Vous pouvez annuler jusqu’à ce que vous quittiez Endroll.',
      confirm: 'Retirer',
    },
    showPane: 'Afficher la bibliothèque',
    hidePane: 'Masquer la bibliothèque',
    list: 'Saisons conservées',
    notices: {
      'restored-from-backup': (date: string) =>
        `Le fichier de la bibliothèque était endommagé. Il a été restauré à partir de la sauvegarde du ${date}\u202f; le fichier endommagé a été conservé à côté.`,
      'started-empty':
        'Le fichier de la bibliothèque était endommagé et il n’existait aucune sauvegarde. Il a été mis de côté et une nouvelle bibliothèque a été créée.',
      'read-only':
        'La bibliothèque n’est pas accessible en écriture. Les saisons conservées s’ouvrent, mais rien de nouveau n’est enregistré.',
    },
  },
  series: {
    loading: (name: string) => `Ouverture en cours\u202f: ${name}`,
    seasons: 'Saisons',
    createdBy: 'Créée par',
    inSeasons: (n) => count(n, { one: '# saison', many: '# de saisons', other: '# saisons' }),
    countedIn: (n) =>
      count(n, {
        one: 'Compté dans # saison conservée.',
        many: 'Compté sur # de saisons conservées.',
        other: 'Compté sur # saisons conservées.',
      }),
    gone: (since, from) =>
      `N’est plus sur TMDB depuis le ${since}. Ce qui en est conservé ici sera supprimé à partir du ${from}.`,
    saveSheets: (n) =>
      count(n, {
        one: 'Enregistrer une fiche de citation (PDF)',
        other: 'Enregistrer # fiches de citation (un PDF)',
      }),
    noSeasons: 'TMDB ne répertorie encore aucune saison pour cette série.',
    notAired: 'Pas encore diffusée',
    originalName: (name: string) => `Titre original\u202f: ${name}`,
    years: (from: string, to: string) => `${from}–${to}`,
    yearsOn: (from: string) => `Depuis ${from}`,
    tile: (season: string, details: string) => `${season}, ${details}`,
    notKept: 'Absente de votre bibliothèque',
    incomplete: 'Incomplète',
    expired: 'Supprimée après six mois',
    openSeries: (name: string) => `Toutes les saisons de la série «\u202f${name}\u202f»`,
  },
  season: {
    regularCast: 'Distribution principale',
    guestStars: 'Invités',
    crew: 'Équipe technique',
    episodes: 'Épisodes',
    createdBy: (names: string) => `Création\u202f: ${names}`,
    sections: 'Sections',
    regularHint: 'Distribution principale selon TMDB',
    regularHintText:
      'Sur TMDB, les personnes qui modifient une saison décident qui fait partie de sa distribution principale\u202f; toutes les autres personnes qui y apparaissent sont des invités.',
    seasonNumber: (n: number) => (n === 0 ? 'Épisodes spéciaux' : `Saison ${n}`),
    seriesId: (id: number) => `Série ${id}`,
    episodeCount: (n: number) => count(n, { one: '# épisode', many: '# épisodes', other: '# épisodes' }),
    minutes: (n: number) => `${n}\u00a0min`,
    episodesOf: (n: number, total: number) =>
      `${n} sur ${count(total, { one: '# épisode', many: '# épisodes', other: '# épisodes' })}`,
    notSaved: {
      'disk-full': 'Non conservée\u202f: le disque est plein',
      'read-only': 'Non conservée\u202f: la bibliothèque n’est pas accessible en écriture',
      damaged: 'Non conservée\u202f: la bibliothèque est endommagée',
      newer: 'Non conservée\u202f: la bibliothèque vient d’une version plus récente d’Endroll',
      locked: 'Non conservée\u202f: un autre programme a ouvert la bibliothèque',
      stopped: 'Non conservée\u202f: la bibliothèque s’est arrêtée',
    },
    savedAge: (age: string) => `Mise à jour ${age}`,
    sample: 'Exemple',
    sampleHint: 'Une série inventée, fournie avec Endroll. Rien n’y vient de TMDB.',
    arriving: 'Récupération des invités et des épisodes…',
    incomplete: (missing: string) => `Incomplète. Il manque encore\u202f: ${missing}.`,
    missing: {
      'episodes-and-guests': 'les épisodes et les invités',
      episodes: 'les épisodes',
      'episode-counts': 'les nombres d’épisodes',
      'english-texts': 'les textes anglais',
    },
    complete: 'Récupérer le reste',
    gone: (since: string, until: string) =>
      `Absente de TMDB depuis le ${since}. Elle sera supprimée ici le ${until}.`,
    saveSheet: 'Enregistrer une fiche de citation (PDF)',
    refresh: 'Actualiser',
    refreshing: 'Actualisation…',
    unchanged: 'Rien n’a changé sur TMDB.',
    updated: (n: number) =>
      `Mise à jour\u202f: ${count(n, { one: '# crédit modifié', many: '# crédits modifiés', other: '# crédits modifiés' })}.`,
    showUpdate: 'Afficher',
    more: 'Plus',
    copyLink: 'Copier le lien',
    linkCopied: 'Lien copié.',
    openOnTmdb: 'Ouvrir sur TMDB',
    remove: 'Retirer de la bibliothèque',
    details: 'Détails',
    noRegulars: 'TMDB ne répertorie aucune distribution principale pour cette saison.',
    noRegularsHint:
      'C’est normal pour les anthologies et les épisodes spéciaux\u202f: tous les interprètes y sont des invités.',
    noGuests: 'TMDB ne répertorie aucun invité pour cette saison.',
    noCrew: 'TMDB ne répertorie aucune équipe technique pour cette saison.',
    filter: 'Filtrer cette saison',
    filterPlaceholder: 'Nom, rôle ou métier',
    filterCount: (shown: number, all: number) =>
      `${shown} sur ${count(all, { one: '# personne', many: '# personnes', other: '# personnes' })}`,
    filterEmpty: (query: string) => `Personne ici ne correspond à «\u202f${query}\u202f».`,
    facetsEmpty: 'Personne ici ne correspond à tous les critères choisis.',
    clearFilter: 'Effacer le filtre',
    previousSeason: 'Saison précédente',
    previousSeasonOf: (name: string) => `Saison précédente\u202f: ${name}`,
    nextSeason: 'Saison suivante',
    nextSeasonOf: (name: string) => `Saison suivante\u202f: ${name}`,
    print: 'Imprimer',
    unknownCharacter: 'Rôle non indiqué',
    characterSentence: (name: string, character: string) => `${name}, rôle\u202f: ${character}`,
    castSentence: (name: string) => name,
    crewSentence: (name: string, jobs: string) => `${name}, ${jobs}`,
    withEpisodes: (sentence: string, episodes: string) => `${sentence}, ${episodes}`,
    directedBy: (names: string) => `Réalisation\u202f: ${names}`,
    writtenBy: (names: string) => `Scénario\u202f: ${names}`,
    loading: (name: string) => `Ouverture en cours\u202f: ${name}`,
    /** How the season is shown. */
    mode: 'Affichage',
    modes: { portraits: 'Portraits', table: 'Tableau', episodes: 'Épisodes' },
  },
  /** What narrows a season beside the filter's words. */
  facets: {
    button: 'Filtrer',
    chosen: (n: number) =>
      count(n, { one: 'Filtrer, # critère', many: 'Filtrer, # critères', other: 'Filtrer, # critères' }),
    kinds: { section: 'Section', department: 'Département', gender: 'Genre', portrait: 'Portrait' },
    sections: { regulars: 'Distribution principale', guests: 'Invités', crew: 'Équipe technique' },
    portraits: { with: 'Avec', without: 'Sans' },
    ofKind: (kind: string, value: string) => `${kind}\u202f: ${value}`,
    clear: 'Tout effacer',
    remove: (facet: string) => `Retirer le critère ${facet}`,
  },
  /** Rows of credits: in the table, and where they are copied or printed. */
  credits: {
    columns: {
      name: 'Nom',
      originalName: 'Nom d’origine',
      role: 'Rôle ou métier',
      section: 'Section',
      department: 'Département',
      episodes: 'Épisodes',
      gender: 'Genre',
      knownFor: 'Spécialité',
      popularity: 'Popularité',
    },
    /** The table's own name. */
    table: 'Crédits',
    billing: 'Ordre du générique',
    selectAll: 'Sélectionner tous les crédits',
    selected: (n: number) =>
      count(n, {
        one: '# crédit sélectionné',
        many: '# crédits sélectionnés',
        other: '# crédits sélectionnés',
      }),
    copy: 'Copier les crédits',
    copyAs: {
      text: (n: number) =>
        count(n, {
          one: 'Copier # crédit en texte',
          many: 'Copier # crédits en texte',
          other: 'Copier # crédits en texte',
        }),
      tsv: (n: number) =>
        count(n, {
          one: 'Copier # crédit en tableau (TSV)',
          many: 'Copier # crédits en tableau (TSV)',
          other: 'Copier # crédits en tableau (TSV)',
        }),
      markdown: (n: number) =>
        count(n, {
          one: 'Copier # crédit en Markdown',
          many: 'Copier # crédits en Markdown',
          other: 'Copier # crédits en Markdown',
        }),
    },
    copied: (n: number) =>
      count(n, { one: '# crédit copié.', many: '# crédits copiés.', other: '# crédits copiés.' }),
    notCopied: (why: string) => `Les crédits n’ont pas été copiés. ${why}`,
    selection: 'Sélection',
    selectedShort: (n: number) =>
      count(n, { one: '# sélectionné', many: '# sélectionnés', other: '# sélectionnés' }),
    clearSelection: 'Effacer la sélection',
    export: 'Exporter',
    copyName: 'Copier le nom',
    copyCredit: 'Copier le crédit',
    line: (name: string, role: string) => `${name}\u202f: ${role}`,
    provenance: (date: string) => `Source\u202f: The Movie Database (TMDB), au ${date}.`,
  },
  /** The credits sheet, printed or saved as PDF. */
  print: {
    /** `n` is how many numbers there are. */
    episodes: (n: number, numbers: string) =>
      count(n, { one: `Épisode ${numbers}`, many: `Épisodes ${numbers}`, other: `Épisodes ${numbers}` }),
    fileKind: 'Document PDF',
    saved: 'PDF enregistré.',
    noPrinter: 'Aucune imprimante n’a été trouvée.',
    savePdf: 'Enregistrer en PDF…',
    notPrinted: (why: string) => `Les crédits n’ont pas été imprimés. ${why}`,
    notSaved: (why: string) => `Le PDF n’a pas été enregistré. ${why}`,
    words: (query: string) => `«\u202f${query}\u202f»`,
    noSheet:
      'La mise en page n’a pas pu être préparée. Réessayez\u202f; si cela persiste, redémarrez Endroll.',
  },
  /** People by episodes. */
  episodeGrid: {
    label: 'Personnes par épisode',
    person: 'Personne',
    episode: (number: number, name: string) =>
      name === '' ? `Épisode ${number}` : `Épisode ${number}\u202f: ${name}`,
    parts: { appears: 'apparaît', directs: 'réalise', writes: 'écrit', crew: 'travaille sur l’épisode' },
    noPart: 'aucune participation',
    legend: 'Symboles',
    sort: 'Ordre',
    sorts: { billing: 'Générique', first: 'Première apparition' },
    people: (n: number) => count(n, { one: '# personne', many: '# personnes', other: '# personnes' }),
    peopleOf: (n: number, episode: string) =>
      `${count(n, { one: '# personne', many: '# personnes', other: '# personnes' })}, ${episode}`,
    hint: 'Choisissez un épisode pour ne voir que ses participants, et de nouveau pour voir tout le monde.',
    nobody: 'Personne à afficher ici.',
    hidden: 'Les épisodes dans lesquels chaque personne apparaît sont masqués.',
    noEpisodes: 'Les épisodes de cette saison ne sont pas encore connus.',
  },
  episode: {
    label: 'Épisode',
    previous: 'Épisode précédent',
    previousOf: (name: string) => `Épisode précédent\u202f: ${name}`,
    next: 'Épisode suivant',
    nextOf: (name: string) => `Épisode suivant\u202f: ${name}`,
    open: (name: string) => `Ouvrir ${name}`,
    wholeSeason: 'Toute la saison',
    absent: (n: number) => `TMDB ne répertorie pas d’épisode ${n} dans cette saison.`,
    noRegulars: 'TMDB n’indique pas quels rôles principaux figurent dans cet épisode.',
    noGuests: 'TMDB ne répertorie aucun invité pour cet épisode.',
    noCrew: 'TMDB ne répertorie aucune équipe technique pour cet épisode.',
  },
  /** What TMDB lacks of a season. */
  completeness: {
    title: 'Ce qui manque sur TMDB',
    intro:
      'Avec un compte TMDB, tout le monde peut ajouter ce qui manque. Les boutons ouvrent l’éditeur de TMDB dans votre navigateur.',
    nothing: 'Rien ne semble manquer.',
    withoutPortrait: 'Sans portrait',
    withoutCharacter: 'Rôle non indiqué',
    withoutDirector: 'Réalisation non indiquée',
    duplicates: 'Doublons possibles',
    sameName: (name: string, n: number) =>
      `${name}\u202f: ${count(n, { one: '# personne de ce nom', many: '# personnes de ce nom', other: '# personnes de ce nom' })}`,
    sameCredit: (name: string, n: number) =>
      `${name}\u202f: le même crédit ${count(n, { one: '# fois', many: '# fois', other: '# fois' })}`,
    sameRole: (name: string, role: string, n: number) =>
      `${name}, ${role}\u202f: ${count(n, { one: '# fois', many: '# fois', other: '# fois' })}`,
    personId: (id: number) => `personne ${id}`,
    edit: 'Modifier sur TMDB',
    editOf: (subject: string) => `Modifier sur TMDB\u202f: ${subject}`,
    showAll: (n: number) => `Tout afficher (${n})`,
    leftOut: 'Laissé de côté\u202f: inutilisable',
    leftOutRow: (place: string, said: string, reason: string) =>
      said === '' ? `${place}\u202f: ${reason}` : `${place}\u202f: ${said} (${reason})`,
    leftOutOf: {
      regulars: () => 'Distribution principale',
      guests: (n: number | null) => (n === null ? 'Invités d’un épisode' : `Invités de l’épisode ${n}`),
      crew: () => 'Équipe technique de la saison',
      'episode-crew': (n: number | null) =>
        n === null ? 'Équipe technique d’un épisode' : `Équipe technique de l’épisode ${n}`,
      episodes: (n: number | null) => (n === null ? 'Épisodes' : `Épisode ${n}`),
      'aggregate-cast': () => 'Nombres d’épisodes de la distribution',
      'aggregate-crew': () => 'Nombres d’épisodes de l’équipe technique',
      seasons: () => 'Saisons',
      creators: () => 'Créateurs',
      genres: () => 'Genres',
      networks: () => 'Chaînes',
      results: () => 'Résultats',
    },
    leftOutBecause: {
      'no-id': 'sans identifiant',
      'no-name': 'sans nom',
      'no-number': 'sans numéro',
      repeated: 'numéro déjà pris',
      unreadable: 'illisible',
    },
  },
  person: {
    title: 'Personne',
    thisSeason: 'Dans cette saison',
    ids: 'Identifiants',
    backToList: 'Retour à la liste',
    inLibrary: 'Dans votre bibliothèque',
    here: 'Cette saison',
    previous: 'Personne précédente',
    next: 'Personne suivante',
    nothingElsewhere: 'Aucune autre saison conservée ne crédite cette personne.',
    facts: 'Selon TMDB',
    originalName: 'Nom d’origine',
    knownFor: 'Spécialité',
    gender: 'Genre',
    genders: { 'not-set': 'Non précisé', female: 'Femme', male: 'Homme', 'non-binary': 'Non binaire' },
    popularity: 'Popularité',
    popularityOn: (value: string, date: string) => `${value} le ${date}`,
    adult: 'Films pour adultes',
    adultYes: 'Interprète de films pour adultes, d’après TMDB',
    personId: 'Identifiant de la personne',
    creditId: 'Identifiant du crédit',
    copyCreditId: (id: string) => `Copier l’identifiant de crédit ${id}`,
    regular: 'Distribution principale',
    guest: 'Rôle d’invité',
    noPortrait: 'Aucun portrait sur TMDB',
    portraitOf: (name: string) => `Portrait\u202f: ${name}`,
  },
  welcome: {
    title: 'Découvrez qui a fait quoi.',
    intro:
      'Ouvrez une saison et lisez toute sa distribution et son équipe technique, portraits compris. Ce que vous ouvrez reste sur cet ordinateur et s’ouvre hors connexion.',
    trySample: 'Ouvrir la série d’exemple',
    trySampleHint: 'Une série inventée de trois saisons. Sans compte ni réseau.',
    ready: 'À vous de jouer',
    readyIntro:
      'Cherchez une série par son nom en haut à gauche, collez un lien, ou saisissez l’identifiant d’une série et un numéro de saison.',
  },
  token: {
    title: 'Se connecter à TMDB',
    intro: 'Endroll consulte The Movie Database avec votre propre jeton d’accès, gratuit.',
    steps:
      'Sur TMDB, ouvrez les paramètres, puis API, et copiez le jeton «\u202fAPI Read Access Token\u202f». C’est le plus long, celui qui commence par eyJ.',
    getIt: 'Obtenir un jeton sur TMDB',
    label: 'API Read Access Token',
    placeholder: 'eyJ…',
    check: 'Vérifier et enregistrer',
    checkSession: 'Vérifier et utiliser pour cette session',
    checking: 'Vérification auprès de TMDB…',
    keep: 'Où le conserver',
    noKeyring:
      'Cet ordinateur ne met aucun trousseau de clés à la disposition d’Endroll\u202f: le jeton ne peut donc pas être conservé en toute sécurité. Il servira jusqu’à ce que vous quittiez l’application, sans jamais être écrit sur le disque.',
    stored: 'Un jeton est conservé, chiffré par le trousseau de clés de cet ordinateur.',
    session: 'Un jeton sert jusqu’à ce que vous quittiez l’application. Il n’est pas écrit sur le disque.',
    environment: 'Le jeton provient de TMDB_ACCESS_TOKEN, pour cette exécution seulement.',
    none: 'Aucun jeton.',
    unreadable:
      'Le jeton conservé est illisible\u202f: le trousseau de clés n’est plus celui qui a servi à l’enregistrer. Veuillez le saisir à nouveau.',
    saved: 'Le jeton fonctionne.',
    change: 'Changer de jeton',
    forget: 'Oublier le jeton',
    forgotten: 'Le jeton est oublié.',
    empty: 'Collez d’abord le jeton.',
  },
  /** The language of a season's names and texts. */
  language: {
    button: (language: string) => `Langue\u202f: ${language}`,
    field: 'Rechercher une langue',
    placeholder: 'Nom ou code, par exemple de-DE',
    list: 'Langues',
    fromSettings: 'D’après vos paramètres',
    kept: 'Conservées pour cette saison',
    all: 'Toutes les langues de TMDB',
    typed: 'Telle que saisie',
    nothing: (query: string) => `Aucune langue ne s’appelle «\u202f${query}\u202f».`,
    english: 'Anglais',
    onlyEnglish: (language: string) => `TMDB n’a pas de texte en ${language}. Voici le texte anglais.`,
  },
  spoilers: {
    show: {
      characters: 'Afficher les rôles',
      episodeCounts: 'Afficher le nombre d’épisodes',
      guests: 'Afficher les invités',
    },
    hide: {
      characters: 'Masquer les rôles',
      episodeCounts: 'Masquer le nombre d’épisodes',
      guests: 'Masquer les invités',
    },
    guestsHidden: (n: number) =>
      count(n, {
        one: '# invité est masqué.',
        many: '# invités sont masqués.',
        other: '# invités sont masqués.',
      }),
    hiddenRole: 'Rôle masqué',
    hiddenEpisodes: 'Épisodes masqués',
    showRole: 'Afficher le rôle',
    showEpisodes: 'Afficher les épisodes',
    showGuestCredit: 'Afficher le rôle d’invité',
  },
  settings: {
    title: 'Paramètres',
    search: 'Rechercher dans les paramètres',
    clearSearch: 'Effacer la recherche',
    nothing: (query: string) => `Aucun paramètre ne correspond à «\u202f${query}\u202f».`,
    sections: {
      access: 'Accès à TMDB',
      language: 'Langue',
      appearance: 'Apparence',
      spoilers: 'Spoilers',
      keyboard: 'Clavier',
      storage: 'Stockage',
      updates: 'Mises à jour',
      about: 'À propos',
    },
    token: 'Jeton d’accès',
    language: 'Noms et textes de TMDB',
    languageHint: 'La langue demandée à TMDB pour les saisons que vous ouvrirez désormais.',
    interfaceLanguage: 'Langue d’Endroll',
    interfaceLanguageHint: 'Menus, boutons, dates et messages.',
    likeSystem: (language: string) => `Comme le système (${language})`,
    theme: 'Thème',
    themeHint: 'Clair ou sombre.',
    themes: { system: 'Comme le système', light: 'Clair', dark: 'Sombre' },
    density: 'Densité',
    densityHint: 'L’affichage compact montre plus de personnes à la fois.',
    densities: { comfortable: 'Confortable', compact: 'Compacte' },
    imageSize: 'Taille des images',
    imageSizeHint: 'Les grandes images sont plus nettes et prennent environ quatre fois plus de place.',
    imageSizes: { standard: 'Standard', large: 'Grande' },
    hideEpisodeCounts: 'Masquer le nombre d’épisodes',
    hideEpisodeCountsHint:
      'Dans combien d’épisodes une personne apparaît, et lesquels, jusqu’à ce que vous le demandiez.',
    hideCharacters: 'Masquer les rôles',
    hideCharactersHint: 'Qui joue quel personnage, jusqu’à ce que vous le demandiez.',
    hideGuests: 'Masquer les invités',
    hideGuestsHint: 'Qui n’apparaît que dans certains épisodes, jusqu’à ce que vous le demandiez.',
    singleKeys: 'Raccourcis à une seule touche',
    singleKeysHint:
      'J, K, [ et ] mènent à la personne, à la saison ou à l’épisode suivant ou précédent. À désactiver si vous dictez ou appuyez sur des touches par mégarde.',
    library: 'Bibliothèque',
    librarySize: (size: string) => `Toutes les saisons conservées, avec leurs sauvegardes\u202f: ${size}.`,
    pictures: 'Images',
    pictureSize: (n: number, size: string) =>
      `${count(n, { one: '# portrait ou affiche', many: '# portraits et affiches', other: '# portraits et affiches' })}\u202f: ${size}.`,
    measuring: 'Calcul en cours…',
    pictureLimit: 'Limite pour les images',
    pictureLimitHint:
      'L’espace maximal qu’elles peuvent occuper sur le disque, en mégaoctets. Champ vide\u202f: aucune limite.',
    noLimit: 'Aucune limite',
    megabytes: 'MB',
    pictureLimitProblem: (min: string, max: string) => `Un nombre entier de ${min} à ${max}, ou rien.`,
    clearPictures: {
      button: 'Supprimer toutes les images…',
      title: 'Supprimer toutes les images\u202f?',
      text: 'Tous les portraits et toutes les affiches seront supprimés de cet ordinateur. Les saisons, les notes et les paramètres sont conservés. Les images reviendront lorsque vous les consulterez avec une connexion.',
      confirm: 'Supprimer les images',
      done: 'Toutes les images sont supprimées.',
    },
    clearLibrary: {
      button: 'Supprimer toute la bibliothèque…',
      title: 'Supprimer toute la bibliothèque\u202f?',
      text: 'Toutes les saisons, les séries, les lots de saisons à emporter et les images seront supprimés définitivement. Vos notes, vos paramètres et le jeton sont conservés.',
      confirm: 'Supprimer la bibliothèque',
      done: 'La bibliothèque est vide.',
    },
    folder: 'Dossier',
    folderHint: 'L’endroit où se trouve tout cela sur votre ordinateur.',
    openFolder: 'Ouvrir le dossier',
    installed: 'Version installée',
    installedHint: (version: string) =>
      `Endroll ${version}. Cette version ne recherche pas elle-même les mises à jour.`,
    about: 'Endroll',
    aboutHint: (version: string, electron: string) => `Version ${version}, sur Electron ${electron}.`,
    source: 'Source de toutes les données',
    tmdbLogo: 'The Movie Database (TMDB)',
    openTmdb: 'Ouvrir TMDB',
  },
  /** A series taken along whole. */
  pack: {
    keepAll: 'Conserver toutes les saisons',
    keptVerify: 'Conservée · Vérifier',
    chooseTitle: (series: string) => `Conserver ${series}`,
    chooseIntro:
      'Chaque saison choisie est enregistrée avec tous ses portraits, pour s’ouvrir hors connexion. Vous pouvez continuer à lire pendant ce temps.',
    allSeasons: 'Toutes les saisons',
    keep: (n: number) =>
      count(n, { one: 'Conserver # saison', many: 'Conserver # saisons', other: 'Conserver # saisons' }),
    title: {
      running: 'Récupération des saisons',
      waiting: 'En attente',
      paused: 'En pause',
      done: 'Conservées, avec tous les portraits',
      incomplete: 'Conservées, mais il manque quelque chose',
    },
    panel: 'Saisons à emporter',
    progress: 'Progression',
    seasonsDone: (done: string, total: number) =>
      `${done} sur ${count(total, { one: '# saison', many: '# saisons', other: '# saisons' })}`,
    picturesDone: (done: string, known: number) =>
      `${done} sur ${count(known, { one: '# image', many: '# images', other: '# images' })}`,
    timeLeft: {
      second: () => 'moins d’une minute restante',
      minute: (n: number) =>
        count(n, {
          one: 'environ # minute restante',
          many: 'environ # minutes restantes',
          other: 'environ # minutes restantes',
        }),
      hour: (n: number) =>
        count(n, {
          one: 'environ # heure restante',
          many: 'environ # heures restantes',
          other: 'environ # heures restantes',
        }),
    },
    goesOn: (why: string) => `${why}. La reprise sera automatique.`,
    pause: 'Suspendre',
    resume: 'Reprendre',
    receipt: (
      kept: string,
      wanted: number,
      credits: number,
      portraits: number,
      none: number,
      failed: string,
    ) =>
      [
        `${kept} sur ${count(wanted, { one: '# saison', many: '# saisons', other: '# saisons' })}`,
        count(credits, { one: '# crédit', many: '# crédits', other: '# crédits' }),
        count(portraits, {
          one: '# portrait conservé',
          many: '# portraits conservés',
          other: '# portraits conservés',
        }),
        count(none, {
          one: '# personne sans portrait sur TMDB',
          many: '# personnes sans portrait sur TMDB',
          other: '# personnes sans portrait sur TMDB',
        }),
        `échecs\u202f: ${failed}`,
      ].join(', '),
    checked: (age: string) => `Vérifié ${age}`,
    verify: 'Vérifier',
    verified: 'Décompte refait, dans la bibliothèque et sur le disque.',
    fetchMissing: 'Récupérer ce qui manque',
    problems: {
      'season-missing': (season: string, why: string) => `${season}, échec de la récupération\u202f: ${why}.`,
      'season-gone': (season: string) => `Ne figure plus dans votre bibliothèque\u202f: ${season}.`,
      'season-incomplete': (season: string) =>
        `${season}, contenu incomplet\u202f: TMDB n’a pas tout envoyé.`,
      'portrait-missing': (person: string) => `Portrait manquant\u202f: ${person}.`,
      'poster-missing': (season: string) => `Affiche manquante\u202f: ${season}.`,
    },
    problemList: 'Ce qui manque',
    allProblems: (n: number) =>
      count(n, { one: 'Afficher', many: 'Tout afficher (#)', other: 'Tout afficher (#)' }),
    bar: (series: string, state: string) => `${series}\u202f: ${state}`,
    bars: 'Saisons en cours de récupération',
  },
  compare: {
    title: 'Comparer',
    another: 'Comparer avec une autre saison',
    several: 'Comparer des saisons',
    selected: 'Comparer la sélection',
    titleOf: (sides: string) => `Comparer ${sides}`,
    intro:
      'Choisissez deux saisons conservées pour voir qui est arrivé, parti ou remplacé entre elles, ou davantage pour voir qui a travaillé sur plusieurs.',
    loading: 'Comparaison en cours',
    wholeSeries: 'Toutes les saisons conservées',
    add: 'Ajouter une saison',
    addLabel: 'Saison ou série à comparer',
    kept: 'Saisons conservées',
    noMatch: 'Aucune saison conservée ne porte ce nom.',
    remove: (side: string) => `Retirer ${side}`,
    swap: 'Inverser les deux',
    notKept: (side: string) =>
      `${side} n’est pas conservée. Ouvrez-la une fois, et elle pourra être comparée.`,
    open: (side: string) => `Ouvrir ${side}`,
    view: 'Affichage',
    views: { changes: 'Différences', sentences: 'En phrases', shared: 'Personnes en commun' },
    named: (name: string, work: string) => `${name} (${work})`,
    promoted: 'Entrés dans la distribution principale',
    demoted: 'Principaux avant, invités maintenant',
    recast: 'Rôles repris',
    left: 'Partis',
    joined: 'Arrivés',
    stayed: 'Restés',
    changedJobs: 'Autres métiers',
    cast: 'Distribution',
    crew: 'Équipe technique',
    continuity: 'Qui est resté, par département',
    continuityOf: (stayed: string, of: string) => `${stayed} sur ${of} restés`,
    none: 'Personne',
    same: 'Les mêmes personnes dans les deux.',
    noShared: 'Personne n’a travaillé sur plusieurs d’entre elles.',
    seasons: 'Saisons',
    person: 'Personne',
    showAll: (n: string) => `Afficher les ${n}`,
    copied: 'Comparaison copiée.',
    sentences: {
      joined: (who: string) => `Arrivée\u202f: ${who}.`,
      left: (who: string) => `Départ\u202f: ${who}.`,
      promoted: (who: string) => `Nouveau rôle principal\u202f: ${who}.`,
      demoted: (who: string) => `Désormais en invité\u202f: ${who}.`,
      recast: (role: string, before: string, after: string) =>
        `${role}\u202f: avant ${before}, après ${after}.`,
      changedJobs: (who: string, before: string, after: string) =>
        `${who}\u202f: avant ${before}, après ${after}.`,
    },
  },
  /** The page of all kept seasons, with their age. */
  overview: {
    title: 'Vue d’ensemble de la bibliothèque',
    limit:
      'Les conditions de TMDB interdisent de conserver quoi que ce soit plus de six mois\u202f: Endroll redemande donc chaque saison à temps et supprime ce qui n’a pas pu être renouvelé\u202f; vos notes et cette liste restent.',
    empty: 'Rien n’est encore conservé. Chaque saison que vous ouvrez figure ici.',
    loading: 'Ouverture de la bibliothèque',
    view: 'Affichage',
    views: { contents: 'Contenu', upkeep: 'Entretien' },
    filter: 'Filtrer par série ou saison',
    seasons: (n) => count(n, { one: '# saison', many: '# de saisons', other: '# saisons' }),
    hasNote: 'Vous avez écrit une note',
    selectNone: 'Effacer la sélection',
    making: 'Reconstruction de la bibliothèque',
    made: (done, total) =>
      `Reconstruction de la bibliothèque : ${done} sur ${count(total, { one: '# saison', many: '# de saisons', other: '# saisons' })}`,
    totals: (n: number, size: string) =>
      `${count(n, { one: '# saison', many: '# saisons', other: '# saisons' })}, ${size}`,
    totalsDue: (n: number, size: string, due: number) =>
      `${count(n, { one: '# saison', many: '# saisons', other: '# saisons' })}, ${size}\u202f; ${count(due, { one: '# à renouveler', many: '# à renouveler', other: '# à renouveler' })}`,
    unknownSize: '…',
    columns: {
      series: 'Série',
      season: 'Saison',
      language: 'Langue',
      fetched: 'Récupérée',
      state: 'État',
      size: 'Sur le disque',
      daysLeft: 'Temps restant',
      year: 'Année',
      episodes: 'Épisodes',
      regulars: 'Principaux',
      guests: 'Invités',
      crew: 'Équipe',
      withoutPortrait: 'Sans portrait',
      note: 'Note',
    },
    states: {
      whole: 'Complète',
      incomplete: 'Incomplète',
      gone: 'N’est plus sur TMDB',
      expired: 'Contenu supprimé après six mois',
      lost: 'Illisible',
    },
    daysLeft: (n: number) => count(n, { one: '# jour', many: '# jours', other: '# jours' }),
    due: 'À renouveler',
    selectAll: 'Sélectionner toutes les saisons',
    selected: (n: number) =>
      count(n, {
        one: '# saison sélectionnée',
        many: '# saisons sélectionnées',
        other: '# saisons sélectionnées',
      }),
    seasonOf: (series: string, season: string) => `${series}, ${season}`,
    saveSheet: 'Enregistrer en PDF',
    saveSheetOf: (season) => `Enregistrer une fiche de citation (PDF)\u202f: ${season}`,
    fetchAgain: 'Récupérer à nouveau',
    fetchSeasonAgain: (season: string) => `Récupérer à nouveau ${season}`,
    nothingDue: 'Rien à actualiser',
    refreshDue: (n: number) =>
      count(n, { one: 'Renouveler # saison', many: 'Renouveler # saisons', other: 'Renouveler # saisons' }),
    refreshSelected: 'Actualiser la sélection',
    removeSelected: 'Retirer la sélection',
    removed: (n: number) =>
      count(n, { one: '# saison retirée', many: '# saisons retirées', other: '# saisons retirées' }),
    progress: 'Actualisation des saisons',
    refreshing: (done: string, total: number) =>
      `Actualisation\u202f: ${done} sur ${count(total, { one: '# saison', many: '# saisons', other: '# saisons' })}`,
    refreshed: (done: string, total: number) =>
      `${done} sur ${count(total, { one: '# saison actualisée', many: '# saisons actualisées', other: '# saisons actualisées' })}.`,
    refreshFailed: (n: number) =>
      count(n, {
        one: 'TMDB n’en a pas fourni #\u202f; elle reste telle quelle.',
        many: 'TMDB n’en a pas fourni #\u202f; elles restent telles quelles.',
        other: 'TMDB n’en a pas fourni #\u202f; elles restent telles quelles.',
      }),
    stop: 'Arrêter',
  },
  removed: {
    title: 'Saisons retirées récemment',
    button: (n: number) =>
      count(n, {
        one: 'Retirée récemment (#)',
        many: 'Retirées récemment (#)',
        other: 'Retirées récemment (#)',
      }),
    intro:
      'Ces saisons peuvent être récupérées tant que vous n’avez pas quitté Endroll. Ensuite, elles sont supprimées.',
    empty: 'Rien n’a été retiré depuis le démarrage d’Endroll.',
    restore: 'Récupérer',
    restoreSeason: (season: string) => `Récupérer ${season}`,
    restoreAll: 'Tout récupérer',
  },
  /** What the reader writes about a season. */
  note: {
    label: 'Votre note',
    add: 'Ajouter une note',
    edit: 'Modifier votre note',
    placeholder: 'Ce que vous voulez retenir de cette saison. Cela reste sur cet ordinateur.',
    saving: 'Enregistrement…',
    saved: 'Enregistrée',
    failed: (why: string) => `Note non enregistrée. ${why}`,
    tooLong: (n: number) =>
      `Note non enregistrée. Elle dépasse la limite de ${count(n, { one: '# caractère', other: '# caractères' })}.`,
    lost: 'Votre note n’a pas pu être enregistrée.',
    unreadable: (why: string) => `Votre note ne peut pas être lue. ${why}`,
  },
  shortcuts: {
    title: 'Raccourcis clavier',
    keys: { Ctrl: 'Ctrl', Shift: 'Maj', Enter: 'Entrée', Esc: 'Échap' },
    palette: 'Accès rapide',
    library: 'Vue d’ensemble de la bibliothèque',
    pane: 'Afficher ou masquer la bibliothèque',
    find: 'Rechercher une série',
    search: 'Rechercher dans la bibliothèque',
    filter: 'Filtrer cette saison',
    refresh: 'Actualiser cette saison',
    settings: 'Paramètres',
    back: 'Précédent',
    forward: 'Suivant',
    print: 'Imprimer',
    'save-pdf': 'Enregistrer au format PDF',
    shortcuts: 'Cette liste',
    move: 'Passer d’une personne à l’autre',
    open: 'Ouvrir une personne',
    parts: 'Passer du volet à la page et à la personne',
    nextPerson: 'Personne suivante et précédente',
    seasonStep: 'Saison précédente, saison suivante',
    switchedOff: (what: string) => `${what} (désactivé dans les paramètres)`,
    close: 'Fermer ce qui est ouvert',
  },
  trouble: {
    restart: 'Redémarrer Endroll',
    quit: 'Quitter',
    showLog: 'Afficher le journal',
    reload: 'Recharger',
    wait: 'Attendre',
    failed: 'Endroll a rencontré un problème et doit redémarrer.',
    failedDetail: 'Ce que vous avez conservé est intact. Le journal indique ce qui s’est passé.',
    failedAgain: 'Endroll a de nouveau rencontré un problème de ce genre et va se fermer.',
    failedAgainDetail:
      'Ce que vous avez conservé est intact. Le prochain démarrage ouvrira la page d’accueil. Le journal indique ce qui s’est passé.',
    pages: {
      unresponsive: 'La page ne répond pas.',
      'not-loaded': 'La page n’a pas pu être chargée.',
      'keeps-stopping': 'La page s’est arrêtée plusieurs fois.',
    },
    pageDetails: {
      unresponsive: 'Attendez, ou rechargez-la. Ce que vous avez conservé est intact.',
      'not-loaded': 'Si cela se reproduit, réinstallez Endroll. Ce que vous avez conservé reste en place.',
      'keeps-stopping':
        'Rechargez-la, ou quittez et réessayez plus tard. Ce que vous avez conservé est intact.',
    },
    cannotStart: 'Endroll ne peut pas démarrer',
    profile: {
      'no-access': (folder) =>
        `Endroll ne peut pas écrire dans le dossier qui contient tout ce qu’il conserve\u202f:\n${folder}\n\nAccordez-vous le droit d’y écrire, ou lancez Endroll avec un autre dossier\u202f: --user-data-dir=DOSSIER`,
      temporary: (folder) =>
        `Endroll ne peut pas écrire dans le dossier des fichiers temporaires\u202f:\n${folder}\n\nAccordez-vous le droit d’y écrire, ou indiquez un autre dossier dans TMPDIR, puis relancez Endroll.`,
      'disk-full': (folder) =>
        `Le disque est plein\u202f: Endroll ne peut pas écrire dans son dossier\u202f:\n${folder}\n\nLibérez de la place sur ce disque, puis relancez Endroll.`,
    },
    pageRestarted: 'La page s’est arrêtée et a été rechargée.',
    pageClosed: 'La page s’est de nouveau arrêtée et a été fermée.',
    openAgain: 'La rouvrir',
    fileRepaired: {
      settings:
        'Le fichier des paramètres était endommagé. Ce qui était illisible a sa valeur par défaut\u202f; le fichier endommagé est conservé.',
      token:
        'Le fichier du jeton d’accès était endommagé. Saisissez le jeton à nouveau\u202f; le fichier endommagé est conservé.',
      'proxy-logins':
        'Le fichier des mots de passe de proxy était endommagé. Saisissez-les à nouveau\u202f; le fichier endommagé est conservé.',
      recents:
        'La liste des saisons récentes était endommagée. Ce qui était lisible est toujours là\u202f; le fichier endommagé est conservé.',
      languages: 'La liste des langues de TMDB était endommagée. Elle est redemandée à TMDB.',
    },
    diskFull: 'Le disque est plein. Rien de nouveau ne peut être conservé tant qu’il n’y a pas de place.',
  },
  network: {
    paused: (seconds: number) => `TMDB limite les requêtes. Nouvel essai dans ${seconds}\u202fs.`,
    proxy: {
      asks: (proxy: string) =>
        `Le proxy ${proxy} demande un nom et un mot de passe avant de vous connecter à TMDB.`,
      wrong: 'Le proxy n’a pas accepté ce nom et ce mot de passe.',
      user: 'Nom',
      password: 'Mot de passe',
      connect: 'Se connecter',
      noKeyring:
        'Ce système n’a pas de trousseau\u202f: le mot de passe n’est gardé que jusqu’à la fermeture.',
      setting: 'Mot de passe du proxy',
      hint: (proxies: string) => `Un nom et un mot de passe sont conservés pour ${proxies}.`,
      forget: 'Oublier le mot de passe',
      forgotten: 'Le mot de passe du proxy a été oublié.',
    },
  },
  errors: {
    title: {
      unauthorized: 'TMDB n’a pas accepté le jeton',
      missingToken: 'Un jeton TMDB est nécessaire',
      'not-found': 'Introuvable sur TMDB',
      'rate-limited': 'TMDB limite les requêtes',
      proxyLogin: 'Le proxy demande un nom et un mot de passe',
      certificate: 'Le certificat de TMDB n’est pas reconnu',
      notAToken: 'Ce n’est pas un jeton d’accès',
      offline: 'Pas de connexion à TMDB',
      'tmdb-unavailable': 'TMDB rencontre un problème',
      'invalid-response': 'Réponse inattendue de TMDB',
      'invalid-input': 'Ouverture impossible',
      'no-keyring': 'Aucun trousseau de clés',
      'library-unavailable': 'La bibliothèque rencontre un problème',
      'file-not-written': 'Le fichier n’a pas été écrit',
      unexpected: 'Une erreur s’est produite',
    },
    unauthorized: {
      missing:
        'Il faut un jeton d’accès pour interroger TMDB, et il n’y en a pas. Ce qui est dans votre bibliothèque s’ouvre sans jeton.',
      rejected: 'TMDB ne connaît pas ce jeton. Il est peut-être mal saisi, tronqué ou révoqué.',
      'v3-key':
        'C’est la clé d’API courte. Endroll a besoin du long «\u202fAPI Read Access Token\u202f» de la même page\u202f; il commence par eyJ.',
      malformed:
        'Cela ne ressemble pas à un API Read Access Token. Il compte environ 200 caractères, commence par eyJ et contient deux fois le caractère «\u202f.\u202f».',
      account:
        'TMDB connaît ce jeton mais refuse le compte\u202f: il est peut-être suspendu, ou son adresse e-mail n’est pas encore confirmée.',
    },
    notFound: {
      series: (seriesId: number) => `TMDB n’a aucune série avec l’identifiant ${seriesId}.`,
      season: (seriesName: string, seasonNumber: number) =>
        `TMDB n’a pas de saison ${seasonNumber} pour «\u202f${seriesName}\u202f». Les épisodes spéciaux forment la saison 0.`,
      page: 'TMDB n’a pas cette page.',
    },
    rateLimited: (seconds: number) =>
      `Trop de requêtes. Réessayez dans ${count(seconds, { one: '# seconde', many: '# secondes', other: '# secondes' })}.`,
    rateLimitedSoon: 'Trop de requêtes. Réessayez dans un instant.',
    offline: {
      'no-network':
        'Cet ordinateur n’est connecté à aucun réseau. Les saisons de votre bibliothèque s’ouvrent toujours.',
      'name-not-found':
        'L’adresse de TMDB est introuvable. Vérifiez la connexion et le DNS de ce réseau. Les saisons de votre bibliothèque s’ouvrent toujours.',
      refused:
        'TMDB est injoignable\u202f: la connexion a été refusée, peut-être par un pare-feu. Les saisons de votre bibliothèque s’ouvrent toujours.',
      unreachable:
        'TMDB est injoignable\u202f: la connexion a été coupée. Les saisons de votre bibliothèque s’ouvrent toujours.',
      'no-answer': 'TMDB n’a pas répondu à temps. Les saisons de votre bibliothèque s’ouvrent toujours.',
      proxy:
        'Le proxy de ce réseau n’établit pas la connexion à TMDB. Vérifiez le proxy dans les paramètres réseau du système. Les saisons de votre bibliothèque s’ouvrent toujours.',
      'proxy-login':
        'Le proxy de ce réseau exige un nom et un mot de passe pour la connexion à TMDB. Les saisons de votre bibliothèque s’ouvrent toujours.',
      certificate:
        'Le certificat reçu pour TMDB n’est pas reconnu sur cet ordinateur. Vérifiez la date et l’heure. Au bureau ou à l’école, demandez que le certificat du réseau soit ajouté au magasin du système.',
    },
    tmdbUnavailable: (status: number) =>
      `TMDB a répondu par une erreur (HTTP ${status}). Cela ne dure en général que quelques minutes.`,
    tmdbRefused: (status: number, message: string) =>
      `TMDB a refusé la requête (HTTP ${status})\u202f: ${message}`,
    invalidResponse: {
      html: 'Une page de connexion a répondu à la place de TMDB. Identifiez-vous sur ce réseau dans votre navigateur, puis réessayez.',
      'not-json': 'Ce qui est arrivé n’est pas une réponse de TMDB. Rien n’a été enregistré.',
      truncated: 'La réponse s’est interrompue en chemin. Rien n’a été enregistré.',
      'too-large':
        'La réponse était bien plus volumineuse que toutes celles de TMDB. Rien n’a été enregistré.',
      schema: (path: string) =>
        `Il manque quelque chose à «\u202f${path}\u202f» dans la réponse de TMDB. Rien n’a été enregistré.`,
    },
    invalidInput: (field: string, problem: string) => `${field}\u202f: ${problem}`,
    noKeyring:
      'Le jeton ne peut pas être conservé sur cet ordinateur. Il ne peut servir que pour cette session.',
    library: {
      'disk-full':
        'Le disque est plein. Ce qui est déjà conservé ne risque rien. Libérez de la place, puis réessayez.',
      'read-only':
        'La bibliothèque n’est pas accessible en écriture. Ce qui est déjà conservé ne risque rien. Vérifiez que vous pouvez écrire dans son dossier.',
      damaged:
        'Une partie de la bibliothèque est endommagée. Elle peut être reconstruite à partir des réponses conservées de TMDB, sans réseau\u202f; vos notes restent.',
      newer:
        'La bibliothèque vient d’une version plus récente d’Endroll et n’a pas été modifiée. Mettez Endroll à jour pour l’ouvrir.',
      locked:
        'Un autre programme a ouvert la bibliothèque, peut-être une sauvegarde ou un antivirus. Réessayez dans un instant.',
      stopped:
        'La bibliothèque s’est arrêtée. Relancez-la\u202f; ce qui est déjà conservé ne risque rien. Si cela persiste, redémarrez Endroll.',
    },
    libraryActions: {
      rebuild: 'Reconstruire la bibliothèque',
      restart: 'Relancer la bibliothèque',
      folder: 'Afficher le dossier',
    },
    fileNotWritten: {
      'disk-full': 'Le disque est plein. Libérez de la place ou choisissez-en un autre.',
      'no-permission':
        'Endroll ne peut pas écrire à cet endroit, ou un autre programme a ouvert le fichier. Choisissez un autre dossier ou un autre nom.',
      other:
        'Le système de fichiers a refusé\u202f; le journal dit pourquoi. Choisissez un autre dossier ou un autre nom.',
    },
    unexpected: (reference: string) => `Le journal contient les détails sous la référence ${reference}.`,
    broken: {
      page: 'Impossible d’afficher cette page',
      panel: 'Impossible d’afficher cette personne',
      text: 'Le journal contient les détails.',
    },
    actions: {
      retry: 'Réessayer',
      token: 'Saisir un jeton',
      proxy: 'Saisir le mot de passe',
      series: 'Aller à la série',
      library: 'Aller à la bibliothèque',
    },
  },
};
