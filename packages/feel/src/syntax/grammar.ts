import { parser, trackVariables } from 'lezer-feel'
import type { Tree } from '@lezer/common'

/** The names in sight of a text, each with the names inside it. */
export type NameShape = { readonly [name: string]: NameShape | 1 }

/** What the grammar gives: a tree, the place where it could not go on, or that the text costs too much. */
export type Reading =
  | { readonly kind: 'tree'; readonly tree: Tree }
  | { readonly kind: 'stuck'; readonly offset: number }
  | { readonly kind: 'costly' }

/** What the text is read as. */
export type Form = 'Expression' | 'UnaryTests'

const stepsPerCharacter = 400

// The grammar has no `range<T>`: in the place of a type it is read as `list <T>`, which has the same length, and told apart by the text.
const withRangeTypes = (text: string): string =>
  text.replace(/((?:\bof|:|<|,|->)\s*)range(?=\s*<[^<>"]*>)/g, (_, before: string) => `${before}list `)

/** Reads a text by the grammar of lezer-feel, stopping at the first error. */
export const readTree = (text: string, names: NameShape, form: Form): Reading => {
  const configured = parser.configure({ top: form, strict: true, contextTracker: trackVariables(names) })
  try {
    const parse = configured.startParse(withRangeTypes(text))
    for (let steps = (text.length + 10) * stepsPerCharacter; steps > 0; steps -= 1) {
      const tree = parse.advance()
      if (tree) return { kind: 'tree', tree }
    }
    return { kind: 'costly' }
  } catch (error) {
    // In strict mode the grammar says where it stopped by throwing; anything else is our own mistake.
    const offset = error instanceof SyntaxError ? /No parse at (\d+)/.exec(error.message)?.[1] : undefined
    if (offset === undefined) throw error
    return { kind: 'stuck', offset: Number(offset) }
  }
}
