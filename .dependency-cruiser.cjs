/** Who may import whom. `tools/boundaries.ts` runs these rules and also fails when too few modules were seen. */

const ENGINES = 'matching|ranking|integrity|insight';
/** Packages whose only own dependency is the contract. */
const PURE = `charts|client|text|${ENGINES}`;
const ANY_WORKSPACE = '^(packages|apps|lab|e2e|tools)/';
const TESTS = '[.]test[.]ts$';

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'A cycle cannot be read, tested or removed in parts.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that does not resolve also hides from every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'contract-stands-alone',
      comment: 'Everything imports the contract, so the contract imports nothing of ours.',
      severity: 'error',
      from: { path: '^packages/contract/' },
      to: { path: ANY_WORKSPACE, pathNot: '^packages/contract/' },
    },
    {
      name: 'pure-only-contract',
      comment:
        'Engines, charts and client know the contract and themselves; the server combines the engines.',
      severity: 'error',
      from: { path: `^packages/(${PURE})/` },
      to: { path: ANY_WORKSPACE, pathNot: '^packages/($1|contract)/' },
    },
    {
      name: 'pure-no-core',
      comment: 'Pure packages and the client run in browsers and in the mini-program.',
      severity: 'error',
      from: { path: `^packages/(contract|${PURE})/`, pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-no-npm',
      comment: 'Pure packages have no npm dependency, except the contract, which has typebox.',
      severity: 'error',
      from: { path: `^packages/(contract|${PURE})/`, pathNot: TESTS },
      to: { path: 'node_modules/', pathNot: 'node_modules/typebox/' },
    },
    {
      name: 'nobody-imports-the-server',
      severity: 'error',
      from: { pathNot: '^apps/server/' },
      to: { path: '^apps/server/' },
    },
    {
      name: 'nobody-imports-a-leaf',
      comment: 'Front ends, lab, scenarios and tools are ends of the graph.',
      severity: 'error',
      from: { path: '^((?:apps|packages)/[^/]+|lab|e2e|tools)/' },
      to: { path: '^(apps/(member|console)|lab|e2e|tools)/', pathNot: '^$1/' },
    },
    {
      name: 'front-ends-only-contract-client-charts-text',
      severity: 'error',
      from: { path: '^apps/(member|console)/' },
      to: { path: '^packages/', pathNot: '^packages/(contract|client|charts|text)/' },
    },
    {
      name: 'front-ends-no-core',
      severity: 'error',
      from: { path: '^apps/(member|console)/src/', pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'front-ends-no-server-library',
      severity: 'error',
      from: { path: '^apps/(member|console)/' },
      to: { path: 'node_modules/(pg|kysely|fastify|@fastify)/' },
    },
    {
      name: 'no-deep-imports',
      comment: 'Across workspaces only by package name, so only what the package exports.',
      severity: 'error',
      from: { path: '^((?:apps|packages)/[^/]+|lab|e2e|tools)/' },
      to: { path: ANY_WORKSPACE, pathNot: '^$1/', dependencyTypes: ['local'] },
    },
    {
      name: 'no-import-of-tests',
      severity: 'error',
      from: { pathNot: TESTS },
      to: { path: TESTS },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|unpackage|[.]tsbuild)/' },
    tsPreCompilationDeps: true,
    skipAnalysisNotInRules: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'module', 'browser', 'default', 'require', 'types'],
      extensions: ['.ts', '.vue', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
};
