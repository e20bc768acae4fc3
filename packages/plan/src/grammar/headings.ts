import { parseNumeral } from './numerals.ts'

/** A kind of numbering, outermost first: the rank decides which may hold which. */
export type MarkerKind =
  | 'heading'
  | 'subheading'
  | 'part'
  | 'chapter'
  | 'division'
  | 'article'
  | 'task'
  | 'comma'
  | 'paren'
  | 'dot'
  | 'parenDigit'
  | 'circle'
  | 'item'

/** A number found before a heading: its kind, its canonical writing, its ordinal and its length in the text. */
export type Marker = {
  readonly kind: MarkerKind
  readonly number: string
  readonly ordinal: number
  readonly length: number
}

/** The ranks of the kinds of numbering: a lower rank stands outside a higher one. */
export const markerRank: Readonly<Record<MarkerKind, number>> = {
  heading: -2,
  subheading: -1,
  part: 0,
  chapter: 1,
  division: 2,
  comma: 3,
  article: 4,
  paren: 5,
  task: 6,
  dot: 7,
  parenDigit: 8,
  circle: 9,
  item: 10,
}

const han = '[一二三四五六七八九十百零〇]{1,5}'
const gap = '[ ]{0,3}'

type Rule = {
  readonly kind: MarkerKind
  readonly pattern: RegExp
  readonly write: (digits: string) => string
}

const rules: readonly Rule[] = [
  {
    kind: 'part',
    pattern: new RegExp(`^第${gap}(${han}|[0-9]{1,2})${gap}(?:部分|编|篇)[、：:. ]*`),
    write: (n) => `第${n}部分`,
  },
  { kind: 'chapter', pattern: new RegExp(`^第${gap}(${han}|[0-9]{1,2})${gap}章[、：:. ]*`), write: (n) => `第${n}章` },
  { kind: 'division', pattern: new RegExp(`^第${gap}(${han}|[0-9]{1,2})${gap}节[、：:. ]*`), write: (n) => `第${n}节` },
  {
    kind: 'article',
    pattern: new RegExp(`^第${gap}(${han}|[0-9]{1,3})${gap}条(?![例款件])[、：:. ]*`),
    write: (n) => `第${n}条`,
  },
  {
    kind: 'task',
    pattern: new RegExp(`^(?:重点)?任务${gap}(${han}|[0-9]{1,3})${gap}[：:、.．）) ]+`),
    write: (n) => `任务${n}`,
  },
  { kind: 'comma', pattern: new RegExp(`^(${han})${gap}[、．.]${gap}`), write: (n) => n },
  {
    kind: 'paren',
    pattern: new RegExp(`^[（(〔【]${gap}(${han})${gap}[）)〕】][、.．]?${gap}`),
    write: (n) => `（${n}）`,
  },
  {
    kind: 'dot',
    pattern: /^([0-9０-９]{1,3})[ ]{0,3}(?:[.．](?![0-9０-９])|[.．](?=20[0-9]{2}[ ]?年)|、|[）)](?![）)]))[ ]{0,3}/,
    write: (n) => n,
  },
  {
    kind: 'parenDigit',
    pattern: /^[（(][ ]{0,3}([0-9０-９]{1,2})[ ]{0,3}[）)][、.．]?[ ]{0,3}/,
    write: (n) => `（${n}）`,
  },
]

const enclosed: readonly {
  readonly first: number
  readonly kind: MarkerKind
  readonly write: (n: number) => string
}[] = [
  { first: 0x2460, kind: 'circle', write: (n) => String.fromCharCode(0x245f + n) },
  { first: 0x2474, kind: 'parenDigit', write: (n) => `（${n}）` },
  { first: 0x2488, kind: 'dot', write: (n) => `${n}` },
]

const hanOrdinals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

const findEnclosed = (text: string): Marker | undefined => {
  const code = text.charCodeAt(0)
  const blanks = /^.[ 、.．]{0,3}/.exec(text)?.[0].length ?? 1
  if (code >= 0x3220 && code <= 0x3229)
    return { kind: 'paren', number: `（${hanOrdinals[code - 0x3220] ?? ''}）`, ordinal: code - 0x321f, length: blanks }
  const found = enclosed.find(({ first }) => code >= first && code < first + 20)
  if (!found) return undefined
  const ordinal = code - found.first + 1
  return { kind: found.kind, number: found.write(ordinal), ordinal, length: blanks }
}

/** The number that stands at the beginning of a text, such as 一、 （一） 1. （1） ① 第一章, or undefined. */
export const findMarker = (text: string): Marker | undefined => {
  const head = text.slice(0, 16)
  for (const { kind, pattern, write } of rules) {
    const match = pattern.exec(head)
    const digits = match?.[1]
    if (!match || digits === undefined) continue
    const ordinal = parseNumeral(digits)
    if (ordinal === undefined || ordinal === 0) continue
    const plain = /[0-9０-９]/.test(digits) ? String(ordinal) : digits
    return { kind, number: write(plain), ordinal, length: match[0].length }
  }
  return findEnclosed(head)
}

/** A place within a line where a chapter or section may begin although no line break says so. */
export const inlineMarker: RegExp = new RegExp(
  `(?<=[。！？；;：:）)”」】 ]|^)(?:第(?:${han})[章条](?![例款件])|${han}、|[（(]${han}[）)]|[0-9]{1,2}[.．](?![0-9])|——)|(?<=第${han}章[^。，；：]{2,20})第${han}条|(?<=[方案划施见策办法定要〕】）])(?:第一章|一、)|(?<=[。！）)])[ ]?(?=附件[：:]|[（(]此件|扫一扫|主办单位[：:]|抄送[：:]|责任编辑[：:])|(?<=${han}、[^。，；：、]{2,40})[（(]一[）)]|(?<=[。；）)]?[（(]${han}[）)][^。，；：、]{2,30})1[.．](?![0-9])`,
  'g',
)

/** A goal set off by a long dash. */
export const goalMark: RegExp = /^(?:—{1,4}|[-－─―]{2,4})[ ]{0,2}/

/** Headings of chapters that say where we are or want to be: they hold goals, not measures. */
export const goalHeading: RegExp =
  /(?:总体(?:要求|目标|思路|考虑)|指导思想|基本原则|工作原则|(?:发展|主要|工作|总|建设|行动|试点|阶段性?|具体|预期)目标|目标任务|目标要求|发展(?:思路|愿景|定位)|工作思路|总体部署|战略定位|远景)/

/** Headings of chapters that describe what is: neither goals nor measures. */
export const descriptiveHeading: RegExp =
  /(?:(?:规划|发展|产业|工作|现实)(?:基础|现状|背景|形势|环境)|现状(?:分析)?$|面临的?(?:形势|机遇|挑战)|重(?:大|要)意义|编制依据|名词解释|适用(?:范围|机构|对象)|支持(?:对象|范围)|^附则|^术语|存在(?:的)?问题|样本城市|^前言)/

/** Heading words of a chapter after which prose begins at once when a text has lost its line breaks. */
export const bareHeading: RegExp =
  /^(?:总体要求|总体目标|总体思路|指导思想|基本原则|工作原则|发展目标|主要目标|工作目标|发展思路|重点任务|主要任务|工作任务|重点工作|主要举措|重点举措|工作措施|保障措施|组织保障|组织实施|工作要求|实施步骤|附则)/

/** The line under which a document lists or begins its annexes. */
export const annexLine: RegExp = /^附(?:件|表|录)[ ]*(?:[0-9０-９一二三四五六七八九十]{1,2})?[ ]*(?:[：:.、 ].{0,60})?$/

/** The line that heads a table of contents. */
export const contentsLine: RegExp = /^目[ ]*[录次]$/

/** A line of a table of contents: some words and the page. */
export const contentsEntry: RegExp = /^.{1,60}?(?:[.…·⋯ ]{2,}|[ ]?)[-—]?[ ]?[0-9]{1,3}[ ]?[-—]?$/

/** Headings under which stand tasks even where goals are named with them. */
export const taskHeading: RegExp =
  /(?:重点|主要|工作|具体|目标)?任务(?!目标)(?:分工|举措|措施)?$|举措|措施$|行动$|工程$/

/** A chapter of a plan by its words alone, where the plan numbers nothing. */
export const plainChapter: RegExp =
  /^(?:总体(?:要求|目标|思路|考虑|部署)|指导思想|基本原则|工作(?:原则|目标|任务|措施|要求|重点|安排|步骤|思路|机制)|(?:发展|主要|行动|建设|预期|具体|总)目标|目标任务|目标定位|发展(?:思路|基础|现状|定位|方向|重点)|(?:重点|主要)(?:任务|工作|举措|措施|内容|工程|项目|领域|方向|行动)(?:与举措|和举措|安排|分工)?|(?:政策|保障|支持|推进|实施|配套)(?:措施|举措|机制|步骤|支持|政策)|(?:组织|要素|政策|服务|资金|人才)?保障(?:体系|机制|条件)?|(?:强化|加强|完善|健全)?(?:组织|服务|政策|要素)保障|组织(?:实施|领导)|实施(?:步骤|保障|路径|内容|主体|期限)|进度安排|时间安排|任务分工|责任分工|空间布局|产业布局|总体布局|背景(?:和|与)?意义|现状(?:与|和)形势|形势(?:与|和)基础|附则)$/

/** An item of a list in words: 一是, 二要. */
export const wordedItem: RegExp = /^([一二三四五六七八九十]{1,2})(?:是(?!否)|要)[：:，, ]?/

/** The marks that end a sentence or carry it on: a line that ends so is no heading. */
export const notHeading: RegExp = /[。；！？，、：,;:!?.…]$|[。；！？]|^[（(“《—-]|[0-9０-９]$/
