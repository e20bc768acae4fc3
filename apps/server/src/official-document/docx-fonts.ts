import layout from './grammar/layout.json' with { type: 'json' }

const namespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

// PANOSE of FangSong, STZhongsong, SimHei, KaiTi and SimSun, by which a machine without the font chooses a like one.
const faces = [
  { role: 'body', family: 'roman', panose: '02010609030101010101' },
  { role: 'title', family: 'roman', panose: '02010600040101010101' },
  { role: 'level1', family: 'swiss', panose: '02010609060101010101' },
  { role: 'level2', family: 'roman', panose: '02010609060101010101' },
  { role: 'page', family: 'roman', panose: '02010600030101010101' },
] as const

const fontOf = ({ role, family, panose }: (typeof faces)[number]): string => {
  const [name = '', ...others] = layout.fonts[role]
  return (
    `<w:font w:name="${name}"><w:altName w:val="${others.slice(0, 3).join(',')}"/><w:panose1 w:val="${panose}"/>` +
    `<w:charset w:val="86"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`
  )
}

/** The part of a Word file that names stand-ins for the typefaces, for machines without them. */
export const fontTable = {
  path: 'word/fontTable.xml',
  data: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="${namespace}">${faces.map(fontOf).join('')}</w:fonts>`,
}
