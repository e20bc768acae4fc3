const simpleEscapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  "'": "'",
  '"': '"',
  '\\': '\\',
}

/** Gives the string of a literal with its quotes; an escape that the language does not know stands for itself. */
export const readString = (literal: string): string =>
  literal
    .slice(1, -1)
    .replace(
      /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|([nrtbf'"\\]))/g,
      (whole: string, short?: string, long?: string, simple?: string) => {
        if (short !== undefined) return String.fromCharCode(Number.parseInt(short, 16))
        if (long !== undefined) {
          const code = Number.parseInt(long, 16)
          return code > 0x10_ff_ff ? whole : String.fromCodePoint(code)
        }
        return simpleEscapes[simple ?? ''] ?? whole
      },
    )
