/** Names an inline SVG and makes it an image to screen readers; an inline SVG is one only through its role. */
export const asImage = (label: string): { readonly role: 'img'; readonly 'aria-label': string } => ({
  role: 'img',
  'aria-label': label,
})
