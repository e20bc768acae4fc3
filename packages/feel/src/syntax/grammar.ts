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

// The grammar has neither `range<T>` nor a bare `function` as type: in the place of a type they are read as other words of
// the same length, and told apart by the text itself.
const withOtherTypes = (text: string): string =>
  text
    .replace(/((?:\bof|:|<|,|->)\s*)range(?=\s*<[^<>"]*>)/g, (_, before: string) => `${before}list `)
    .replace(/((?:\bof|->|<)\s*)function(?!\s*[<(])/g, (_, before: string) => `${before}Function`)

/** Reads a text by the grammar of lezer-feel, stopping at the first error. */
export const readTree = (text: string, names: NameShape, form: Form): Reading => {
  const configured = parser.configure({ top: form, strict: true, contextTracker: trackVariables(names) })
  try {
    const parse = configured.startParse(withOtherTypes(text))
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
