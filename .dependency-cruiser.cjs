/** The folders of the window and of main: each uses only those before it, so that no two need each other. */
const RENDERER_LAYERS = ['ui', 'api', 'text', 'state', 'errors', 'credits', 'search', 'features', 'app'];
const MAIN_LAYERS = [
  ...['logging', 'network', 'settings', 'files', 'answers', 'schemas', 'links', 'recents', 'window', 'tmdb'],
  ...['languages', 'library', 'pictures', 'storage', 'seasons', 'packs', 'freshness', 'sample', 'printing'],
  ...['export', 'backup', 'updates', 'ipc', 'command-line'],
];

/** One rule for each folder. */
function layered(root, layers) {
  return layers.slice(0, -1).map((layer, index) => ({
    name: `${root}/${layer}-uses-only-folders-before-it`,
    severity: 'error',
    from: { path: `^${root}/${layer}/`, pathNot: '\\.test\\.ts$|/test/' },
    to: { path: `^${root}/(${layers.slice(index + 1).join('|')})/` },
  }));
}

/**
 * Who may import whose folder. The type check already keeps DOM, Node and Electron types apart
 * (each folder of src has its own tsconfig.json); these rules keep the folders apart.
 * @type {import('dependency-cruiser').IConfiguration}
 */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^src', pathNot: '\\.(test|d)\\.ts$|/(index|main)\\.ts$|test/' },
      to: {},
    },
    {
      name: 'shared-imports-nothing',
      severity: 'error',
      from: { path: '^src/shared', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^src/shared' },
    },
    {
      name: 'renderer-knows-shared-and-itself',
      comment: 'The window sees neither Electron, nor Node, nor the network.',
      severity: 'error',
      from: { path: '^src/renderer', pathNot: '\\.test\\.ts$|^src/renderer/test' },
      to: {
        pathNot: '^src/(renderer|shared)|^node_modules/(svelte|bits-ui|@lucide/svelte|@fontsource)',
      },
    },
    {
      name: 'preload-knows-shared-and-electron',
      severity: 'error',
      from: { path: '^src/preload', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^src/(preload|shared)|^(node_modules/)?electron' },
    },
    {
      name: 'main-never-imports-the-window',
      severity: 'error',
      from: { path: '^src/main', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(renderer|preload)' },
    },
    {
      name: 'undici-is-for-the-network',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/main/network|/test/' },
      to: { path: '^node_modules/undici', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'network-knows-nobody',
      severity: 'error',
      from: { path: '^src/main/network', pathNot: '\\.test\\.ts$|/test/' },
      to: { path: '^src/main/', pathNot: '^src/main/(network|logging)' },
    },
    {
      name: 'tmdb-knows-no-service',
      severity: 'error',
      from: { path: '^src/main/tmdb', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/main/(library|pictures|seasons|series|settings|ipc|window)' },
    },
    {
      name: 'answers-know-zod-and-shared',
      comment:
        'Pure functions: the library makes everything again with them, in its own process and offline.',
      severity: 'error',
      from: { path: '^src/main/answers', pathNot: '\\.test\\.ts$|^src/main/answers/test' },
      to: { pathNot: '^src/(main/answers|shared)|^node_modules/zod' },
    },
    {
      name: 'library-knows-no-service',
      severity: 'error',
      from: { path: '^src/main/library', pathNot: '\\.test\\.ts$' },
      to: {
        path: '^src/main/(tmdb|network|pictures|seasons|series|settings|ipc|window)|^node_modules/undici',
      },
    },
    {
      name: 'features-do-not-import-each-other',
      severity: 'error',
      from: { path: '^src/renderer/features/([^/]+)/' },
      to: { path: '^src/renderer/features/', pathNot: '^src/renderer/features/$1/' },
    },
    ...layered('src/renderer', RENDERER_LAYERS),
    ...layered('src/main', MAIN_LAYERS),
    {
      name: 'ui-knows-no-television',
      severity: 'error',
      from: { path: '^src/renderer/ui', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(renderer/(features|api|app)|shared/domain)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist|dist-trial)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'import', 'browser', 'node', 'default', 'types'],
      extensions: ['.ts', '.svelte', '.js', '.json'],
    },
  },
};
