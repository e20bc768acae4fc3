// Who may import whom (ARCHITECTURE.md). Fails too where it saw fewer modules than a floor: a check that looked at nothing has not passed.
import { cruise, type IFlattenedRuleSet } from 'dependency-cruiser'

const floor = 700
const pure = ['values', 'feel', 'plan', 'policy', 'procedure', 'contract'] as const
const mayUse: Readonly<Record<(typeof pure)[number], readonly string[]>> = {
  values: [],
  feel: ['values'],
  plan: ['values', 'feel'],
  policy: ['values', 'feel'],
  procedure: ['values', 'feel'],
  contract: ['values', 'feel', 'plan', 'policy', 'procedure'],
}

const packageRules = pure.flatMap((name) => {
  const allowed = [name, ...mayUse[name]].join('|')
  return [
    {
      name: `${name}-imports-only-${mayUse[name].join('-') || 'nothing'}`,
      severity: 'error' as const,
      from: { path: `^packages/${name}/src`, pathNot: '\\.test\\.ts$' },
      to: { path: '^(packages|apps|cities)/', pathNot: `^packages/(${allowed})/` },
    },
  ]
})

const forbidden: IFlattenedRuleSet['forbidden'] = [
  ...packageRules,
  {
    name: 'packages-are-pure',
    severity: 'error',
    from: { path: '^packages/', pathNot: '\\.test\\.ts$' },
    to: { dependencyTypes: ['core'] },
  },
  // Functions that call each other may stand in two files of one folder: a language is read and run by recursion.
  {
    name: 'no-circles-between-rooms',
    severity: 'error',
    from: { path: '^(.+)/[^/]+$' },
    to: { circular: true, pathNot: '^$1/[^/]+$', viaOnly: { dependencyTypesNot: ['type-only', 'dynamic-import'] } },
  },
  {
    name: 'web-knows-no-server',
    severity: 'error',
    from: { path: '^apps/web' },
    to: { path: '^(apps/(server|cli)|cities)/' },
  },
  {
    name: 'server-knows-no-web',
    severity: 'error',
    from: { path: '^apps/(server|cli)' },
    to: { path: '^(apps/web|cities)/' },
  },
  {
    name: 'no-other-features-store',
    severity: 'error',
    from: { path: '^apps/server/src/([^/]+)/', pathNot: '\\.test\\.ts$' },
    to: { path: '^apps/server/src/([^/]+)/[^/]*store\\.ts$', pathNot: '^apps/server/src/$1/' },
  },
  {
    name: 'store-never-calls-back',
    severity: 'error',
    from: { path: '^apps/server/src/.*store\\.ts$' },
    to: { path: '(service|routes)\\.ts$', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'no-unresolved',
    severity: 'error',
    from: { pathNot: '\\.test\\.ts$' },
    to: { couldNotResolve: true, pathNot: '^(virtual:|vite/)' },
  },
]

const { output } = await cruise(['packages', 'apps'], {
  parser: 'swc',
  ruleSet: { forbidden },
  validate: true,
  exclude: { path: '(^|/)(dist|node_modules)/' },
  doNotFollow: { path: 'node_modules' },
  tsPreCompilationDeps: true,
  combinedDependencies: true,
  enhancedResolveOptions: {
    exportsFields: ['exports'],
    conditionNames: ['import', 'types', 'default'],
    extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
  },
})
if (typeof output === 'string') throw new Error('dependency-cruiser reported text where an object was asked for')
const { totalCruised, violations } = output.summary
for (const { rule, from, to } of violations) console.log(`${rule.name}: ${from} → ${to}`)
if (totalCruised < floor) console.log(`only ${totalCruised} modules were looked at, at least ${floor} are there`)
console.log(`layers: ${totalCruised} modules, ${violations.length} violations`)
process.exitCode = violations.length > 0 || totalCruised < floor ? 1 : 0
