import type { Locale, session } from '@ceyuan/contract'
import type { z } from 'zod'
import type { FeatureContext, Label } from '../context.ts'
import type { Signed } from './authenticate.ts'
import type { Samples } from './sample-accounts.ts'

type View = z.input<typeof session>

/** Shows a session in a language: who is signed in and which city this is. */
export const createSessionView = ({ city, today }: FeatureContext, hasSingleSignOn: boolean) => {
  const roleOf = (id: string, locale: Locale): string => {
    const label: Label | undefined = city.roles.find((role) => role.id === id)?.label
    return (locale === 'en' ? label?.en : label?.zh) ?? id
  }
  const actorOf = (signed: Signed, locale: Locale): View['actor'] => {
    const { member, actor } = signed
    const unit = city.units.find(({ id }) => id === member.unitId)
    return {
      id: member.id,
      username: member.username,
      name: member.name,
      role: { id: member.role, label: roleOf(member.role, locale) },
      unit: unit ? { id: unit.id, name: locale === 'en' ? unit.en : unit.name } : null,
      creditCode: member.creditCode,
      scopes: [...actor.scopes],
      hasTwoFactor: member.hasTwoFactor,
      mustChangePassword: member.mustChangePassword,
    }
  }
  return (signed: Signed | undefined, { isSample, accounts }: Samples, locale: Locale): View => {
    const say = (label: Label): string => (locale === 'en' ? label.en : label.zh)
    return {
      actor: signed ? actorOf(signed, locale) : null,
      city: {
        id: city.id,
        name: say(city.name),
        product: say(city.product),
        sample: isSample,
        today: today(),
        timeZone: city.timeZone,
      },
      hasSingleSignOn,
      sampleAccounts: signed ? [] : accounts.map(({ username, role }) => ({ username, role: roleOf(role, locale) })),
    }
  }
}
