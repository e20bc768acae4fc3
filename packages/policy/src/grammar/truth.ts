/** How people write yes and no. */
export const truthWords: Readonly<Record<string, boolean>> = Object.freeze({
  true: true,
  false: false,
  是: true,
  否: false,
})
