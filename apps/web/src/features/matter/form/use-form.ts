import { useEffect, useState } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { inLanguage } from '../../policy/words.ts'
import type { BrokenCheck } from './checks.ts'
import type { FormShape } from './form-shape.ts'
import { readForm } from './read-form.ts'
import { type FieldValues, toTyped, type TypedField, type TypedFields } from './typed.ts'

const keyOf = (name: string): string => `ceyuan.draft.form.${name}`

const readKept = (name: string, form: FormShape): TypedFields | undefined => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(name)) ?? 'null')
    if (typeof kept !== 'object' || kept === null) return undefined
    const fields = Object.keys(form.schema.properties)
    return Object.fromEntries(
      Object.entries(kept).filter(
        (entry): entry is [string, TypedField] =>
          fields.includes(entry[0]) &&
          (typeof entry[1] === 'string' || typeof entry[1] === 'boolean' || Array.isArray(entry[1])),
      ),
    )
  } catch {
    return undefined
  }
}

// The language of checks is loaded with the first form that has any.
const useBrokenChecks = (form: FormShape, values: FieldValues): readonly BrokenCheck[] => {
  const [broken, setBroken] = useState<readonly BrokenCheck[]>([])
  const asked = JSON.stringify(values)
  useEffect(() => {
    if (form.checks.length === 0) return undefined
    let isOld = false
    const check = async (): Promise<void> => {
      const { brokenChecks } = await import('./checks.ts')
      if (!isOld) setBroken(brokenChecks(form, JSON.parse(asked)))
    }
    void check()
    return () => {
      isOld = true
    }
  }, [form, asked])
  return broken
}

/** A form while it is filled in; see `useForm`. */
export type FormState = ReturnType<typeof useForm>

/**
 * A form while it is filled in: what is typed is kept in this browser at every stroke until `clear`, and read and checked as it changes.
 * What is still empty is told only once someone has tried to send it.
 */
export const useForm = (name: string, form: FormShape, known: Readonly<Record<string, unknown>>) => {
  const { t, language } = useMessages()
  const [typed, setTyped] = useState<TypedFields>(() => readKept(name, form) ?? toTyped(form, known))
  const [isChanged, setChanged] = useState(() => localStorage.getItem(keyOf(name)) !== null)
  const [isTried, setTried] = useState(false)
  const { values, faults } = readForm(form, typed)
  const broken = useBrokenChecks(form, values)
  const problems = new Map<string, string>()
  for (const { at, message } of broken) problems.set(at, inLanguage(message, language))
  for (const [field, { key, values: said }] of faults)
    if (isTried || key !== 'required') problems.set(field, t(`matter.form.${key}`, said))
  return {
    form,
    typed,
    values,
    isChanged,
    problems,
    isRight: faults.size === 0 && broken.length === 0,
    set: (field: string, value: TypedField): void => {
      const next = { ...typed, [field]: value }
      localStorage.setItem(keyOf(name), JSON.stringify(next))
      setTyped(next)
      setChanged(true)
    },
    tryToSend: (): void => setTried(true),
    clear: (): void => {
      localStorage.removeItem(keyOf(name))
      setChanged(false)
    },
  }
}
