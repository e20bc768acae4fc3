import type { FeatureContext } from '../context.ts'
import { factReader } from './dossier-service.ts'
import { bodyRegisterOf } from './register-facts.ts'
import { listSuppliers } from './register-store.ts'
import type { PolicyServices } from './services.ts'

/** So many enterprises are told their entitlement before anyone asks: until then rules, statements and code are cold. */
const rounds = 40

type Deps = Pick<PolicyServices, 'source' | 'entitlements'> & Pick<FeatureContext, 'database' | 'city' | 'lifetime'>

const listSome = async ({ database, city, source }: Deps): Promise<readonly string[]> => {
  const register = bodyRegisterOf(city, source.current())
  return register ? database.read(factReader, (scope) => listSuppliers(scope, register, rounds)) : []
}

const warm = async (deps: Deps, isOver: () => boolean): Promise<void> => {
  const codes = await listSome(deps)
  for (let round = 0; round < rounds && !isOver(); round += 1) {
    const creditCode = codes[round % codes.length]
    if (creditCode === undefined) return
    await deps.entitlements.entitlement(factReader, { creditCode, locale: 'zh-CN' })
  }
}

/** Asks for entitlements once at the start, behind whoever is served meanwhile. */
export const warmUp = (deps: Deps, reportFailure: FeatureContext['reportFailure']): void => {
  const held = { isOver: false, warming: Promise.resolve() }
  deps.lifetime.onReady(async () => {
    held.warming = warm(deps, () => held.isOver).catch((error: unknown) =>
      reportFailure(error, 'Entitlements could not be warmed up'),
    )
  })
  deps.lifetime.onClose(async () => {
    held.isOver = true
    await held.warming
  })
}
