import { numeralSource } from './numerals.ts'

const powers = '(?:[十百千]?万亿|[十百千]亿|[十百千]万|亿|万)'

// Longer ones first: a unit is taken as far as it goes.
const classifiers = [
  'EFLOPS',
  'PFLOPS',
  'TFLOPS',
  'EFlops',
  'PFlops',
  'TFlops',
  'Eflops',
  'Pflops',
  '平方公里',
  'GWh',
  'MWh',
  'kWh',
  'GW',
  'MW',
  'kW',
  'EB',
  'PB',
  'TB',
  'Gbps',
  'km²',
  'km2',
  'km',
  'm²',
  'm2',
  'm³',
  'L',
  'P',
  'E',
  '㎡',
  '㎥',
  '架次',
  '班次',
  '车次',
  '批次',
  '机架',
  '标准箱',
  '卡',
  '个工作日',
  '个自然日',
  '个百分点',
  '个小时',
  '个标准班',
  '百分点',
  '工作日',
  '自然日',
  '平方千米',
  '平方米',
  '立方米',
  '公里',
  '万千瓦时',
  '千瓦时',
  '千瓦',
  '人次',
  '户次',
  '家次',
  '标准煤',
  '美元',
  '欧元',
  '港元',
  '公顷',
  '小时',
  '分钟',
  '吨',
  '元',
  '亩',
  '升',
  '家',
  '个',
  '项',
  '件',
  '名',
  '位',
  '人',
  '户',
  '种',
  '款',
  '支',
  '只',
  '批',
  '套',
  '台',
  '座',
  '所',
  '处',
  '张',
  '例',
  '篇',
  '场',
  '次',
  '倍',
  '条',
  '类',
  '部',
  '组',
  '对',
  '株',
  '辆',
  '艘',
  '架',
  '间',
  '栋',
  '幢',
  '片',
  '床',
  '门',
  '期',
  '单',
  '宗',
  '笔',
  '届',
  '天',
  '日',
  '％',
  '%',
  '‰',
]

const perUnit = '(?:[/／](?:年|月|日|天|小时|万人|人|户|平方公里|亩|平方米|公里|吨|千瓦时|万元|亿元|家|个|台))?'
const unit = `(?:${classifiers.map((word) => (/[A-Za-z]$/.test(word) ? `${word}(?![A-Za-z])` : word)).join('|')})${perUnit}`
const more = '(?:多|余|几)?'
const dash = '(?:至|到|[-－–—―~～﹣─]{1,2})'

/** Words before a number that bound it, and how; the longest first. */
export const comparators: readonly {
  readonly word: string
  readonly bound: 'atLeast' | 'over' | 'atMost' | 'under' | 'about'
}[] = [
  ...[
    '不少于',
    '不低于',
    '不小于',
    '不得少于',
    '不得低于',
    '至少',
    '达到',
    '增加到',
    '增至',
    '提高到',
    '提升到',
    '提高至',
    '提升至',
    '增长到',
    '扩大到',
    '上升到',
    '实现',
    '完成',
    '达',
    '保持在',
    '稳定在',
    '为',
    '≥',
    '≧',
  ].map((word) => ({ word, bound: 'atLeast' as const })),
  ...['突破', '超过', '超出', '大于', '高于', '多于', '逾', '超', '过', '＞', '>'].map((word) => ({
    word,
    bound: 'over' as const,
  })),
  ...[
    '不超过',
    '不高于',
    '不大于',
    '不多于',
    '不得超过',
    '不突破',
    '最多',
    '控制在',
    '压缩至',
    '压缩到',
    '压减至',
    '压减到',
    '缩短至',
    '缩短到',
    '缩减至',
    '降至',
    '降到',
    '降低到',
    '降低至',
    '下降到',
    '下降至',
    '减至',
    '减少到',
    '减少至',
    '≤',
    '≦',
  ].map((word) => ({ word, bound: 'atMost' as const })),
  ...['低于', '少于', '小于', '不足', '＜', '<'].map((word) => ({ word, bound: 'under' as const })),
  ...['约为', '大约', '约', '近', '将近', '接近'].map((word) => ({ word, bound: 'about' as const })),
].toSorted((one, other) => other.word.length - one.word.length)

const before = `(?:${comparators.map(({ word }) => word).join('|')})`
const after = '(?:及以上|以上|以内|之内|以下|左右|上下|内)'

/**
 * A number with its unit: comparator, numeral, optional second numeral of a range, unit, and what follows the unit.
 * Named groups: before, first, firstPower, firstUnit, second, power, unit, more, after.
 */
export const quantity: RegExp = new RegExp(
  `(?<![第“《+＋×xX/.A-Za-z0-9０-９]|前)(?<before>(?:${before}[ ]?){0,3})(?<first>${numeralSource})[ ]?(?:(?<firstPower>${powers})?(?<firstUnit>${unit})?[ ]?${dash}[ ]?(?<second>${numeralSource})[ ]?)?(?<more>${more})(?<power>${powers}?)${more}(?:[ ]?(?<unit>${unit})|(?<=亿))(?<after>${after}?)`,
  'g',
)

/** A count written by its power alone: 超千亿元, 突破百家. */
export const barePower: RegExp = new RegExp(
  `(?<before>${before})(?<power>[十百千]?万亿|[百千]亿|[百千]万)(?<unit>元)(?<after>${after}?)`,
  'g',
)

/** A percentage in words: 百分之二十. */
export const percentInWords: RegExp = new RegExp(
  `(?<before>(?:${before})?)百分之(?<first>${numeralSource})(?<after>${after}?)`,
  'g',
)

/** A doubling: 翻一番, 翻两番, 翻番, 倍增. */
export const doubling: RegExp = /翻(?<first>[一两二三]?)番|(?:实现|较[^，。；]{2,12})[^，。；]{0,12}倍增(?=[ ]*$)/g

/** A rank to be reached: 进入全国前三, 跻身全球前10强, 位居全国第2位. */
export const rank: RegExp = new RegExp(
  `(?<=(?:进入|跻身|进至|挤进|迈入|迈进|位居|位列|稳居|保持|居|排名|名列|列|力争|达到|升至)[^，。；、]{0,14})(?:前(?<first>${numeralSource})(?<unit>位|名|强|席|％|%)?(?!(?:个)?(?:季度|年|月|批|期|届|款|项|条|章|者))|第(?<place>${numeralSource})(?<placeUnit>位|名))`,
  'g',
)

/** A share as a fraction: 三分之一以上; and a half: 超过一半, 半数以上. */
export const fraction: RegExp = new RegExp(
  `(?<before>(?:${before})?)(?:(?<parts>[二两三四五六七八九十])分之(?<first>[一二两三四五六七八九])|(?<tenths>[一二两三四五六七八九])成(?=以上|左右|[ ]*$)|(?<half>一半|半数)(?=以上)|(?<=超过|超|达到|过)(?<more>一半|半数))(?<after>${after}?)`,
  'g',
)

/** The value of a power of ten beside 亿 or 万, and the unit word that remains. */
export const powerWords: readonly { readonly word: string; readonly times: number; readonly rest: string }[] = [
  { word: '千万亿', times: 1000, rest: '万亿' },
  { word: '百万亿', times: 100, rest: '万亿' },
  { word: '十万亿', times: 10, rest: '万亿' },
  { word: '千亿', times: 1000, rest: '亿' },
  { word: '百亿', times: 100, rest: '亿' },
  { word: '十亿', times: 10, rest: '亿' },
  { word: '千万', times: 1000, rest: '万' },
  { word: '百万', times: 100, rest: '万' },
  { word: '十万', times: 10, rest: '万' },
]

/** Words after a number that turn it into an upper or lower bound. */
export const suffixBounds: Readonly<Record<string, 'atLeast' | 'atMost'>> = {
  以上: 'atLeast',
  及以上: 'atLeast',
  以内: 'atMost',
  之内: 'atMost',
  以下: 'atMost',
  内: 'atMost',
  左右: 'atLeast',
  上下: 'atLeast',
}

/** Units of money: one standing before a noun and another number describes it and is no target of its own. */
export const moneyUnit: RegExp = /元$|^亿$/

/** Units of time: a target only when bounded from above. */
export const timeUnit: RegExp = /(?:工作日|自然日|小时|分钟|天|日)$/

/** What must not follow a number with its unit if it is to be a target: a size class, a kind, an aspect. */
export const notTargetAfter: RegExp =
  /^(?:级|期|方面|阶段|环节|步骤|维度|原则|方向|层面|层次|角度|关口|要点|工程$|个?月|季度|年度|第|一批|城市（|左邻|节|区域板块)|^(?:重点)?(?:方面|方向|环节|阶段)/

/** Chinese numerals that are no numbers: 一批, 一体, 一流, 一个; and numbers of rhetoric. */
export const rhetoricalNumber: RegExp =
  /^(?:二次|一(?:批|次|类|套|组|期|支|项|条|件|张|家|部|个|名|位|人|日|对|门|天|场|片|种)|千(?:家|人|户)|百(?:家|人|户|姓)|十(?:家|人|户))$/

/** Verbs that make a number a target even where nothing bounds it. */
export const targetVerb: RegExp =
  /(?:打造|建设|建成|建立|新建|培育|引育|引进|招引|招募|集聚|聚集|汇聚|吸引|新增|增加|形成|布局|实施|推出|组建|争创|创建|认定|突破|攻克|攻关|研发|开发|转化|落地|制定|发布|获批|遴选|选择|设立|推动|推进|推广|搭建|构建|拥有|支持|新引进|举办|培养|涌现|取得|完成|实现|达|增长|提高|提升|下降|降低|压缩|翻|占比|比重|比例|率|力争|每年|年均|引领|引入|扩大|储备|谋划|开展|总数|总量|规模|总计|累计|超|不少于|不低于|保持|归集|孵化|签约|入驻|供给|供应|牵头|参与|覆盖|产生|授权|上市|组织|发展|开通|盘活|提供|投放|投用|运营|部署|接入|上线|培训|入选|入库|纳入|汇集|征集|沉淀|改造|打通|逾|控制|压减|压降|缩减|缩短|稳定|能力|产能|里程|面积|扶持|做强|做大|壮大|配套|整合|服务|办结)/

/** Signs of a grant: numbers in the same part of a sentence say what is given, not what is to be reached. */
export const grant: RegExp =
  /(?:给予|予以|奖励|奖补|补助|补贴|资助|贴息|扶持资金|支持资金|后补助|减免|补偿|择优支持|配套支持|奖金|资金支持|房租|租金|安家费|购房|授信)[^。；;]{0,60}?(?:[0-9０-９一二三四五六七八九十百千]+[ ]?(?:多|余)?(?:万|亿|千万|百万)?(?:元|美元)|[0-9０-９.]+[ ]?[%％])|(?:[0-9０-９][ ]?(?:万|亿|千万|百万)?元|[0-9０-９.]+[ ]?[%％])[^。；;]{0,40}?(?:给予|予以|奖励|奖补|补助|补贴|资助|贴息|奖金|配套支持|资金支持|的支持|经费支持)|最高(?:可)?(?:给予|不超过|奖励|补助|资助|支持|补贴)?[^，。；]{0,12}[0-9０-９]+[ ]?(?:万|亿)?元/

/** A condition that picks whom a rule is for. */
export const condition: RegExp =
  /^(?:对(?!接|标)|对于|凡|凡是|符合|如|若|针对|经认定|首次|注册|在.{0,20}的(?:企业|项目|单位))[^，。；]*的?/

/** Signs that a figure is about the past or about others. */
export const past: RegExp =
  /(?:已(?!有研究)(?:经)?|目前|现有|近年来?|去年|上年|当前|同比|截至目前|现已|累计已|全球|世界(?!级|一流|领先|前沿)|“?十三五”?(?:期间|以来|末)?|共有|初步统计)/

/** A year with which a figure is compared: neither deadline nor past. */
export const comparedYear: RegExp =
  /(?:较|比|与|相比|在|基于)[ ]?(?:上年|20[0-9]{2}[ ]?年)(?:相比|基础上|水平|底|末)?|(?:较|比|与)[ ]?“?十[二三四五六]五”?(?:规划)?(?:末|期末|时期|期间)?/g
