/** Blanks out what a pattern finds, keeping every offset. */
export const mask = (text: string, pattern: RegExp): string =>
  text.replace(pattern, (found) => ' '.repeat(found.length))
