/** The unit that an amount in hundred millions without a unit means. */
export const hundredMillionYuan = '亿元'

/** The unit of a percentage written in words. */
export const percentSign = '%'

/** What a text must hold to hold a figure at all: tried first, because most clauses hold none. */
export const figureSign: RegExp =
  /[0-9０-９]|[一二两三四五六七八九十百千][多余几]?[十百千万亿]?(?:[\u4E00-\u9FFF%％])|[万亿]|百分之|番|前[一二两三四五六七八九十]|一半|半数|成/

/** What a sentence must hold to hold a deadline at all. */
export const deadlineSign: RegExp = /年|月|十[三四五六七]”?/

/** The unit of a doubling. */
export const doublingUnit = '倍'

/** A comparator that is also a verb: breaking through so many techniques is no bound. */
export const breakthrough: RegExp = /突破[ ]?$/

/** What one breaks through by the number. */
export const brokenThrough: RegExp =
  /^[^，。；、]{0,40}(?:技术|难题|瓶颈|卡点|装备|工艺|环节|产品|材料|试剂|设备|菌种|酶|攻关)/

/** Text between quotation marks short enough to be a slogan. */
export const slogan: RegExp = /“[^”]{1,24}”/g

/** A noun right after an amount of money or a share, which it describes. */
export const describedNoun: RegExp = /^(?:级|的|及以上|以上)?(?:的)?[ ]?(?:[一-龥]|“)/

/** Units of capacity: before a noun they describe it. */
export const capacityUnit: RegExp = /(?:升|吨|立方米)$/

/** A number that picks those of which it is true. */
export const pickingTail: RegExp =
  /^(?:、[^，。；]{0,40}?)?的[^，。；]{0,10}(?:企业|单位|机构|项目|主体|产品|团队|个人)/

/** Two deadlines for two figures, in order. */
export const respectively: RegExp = /分别/

/** Words that make a count in a rule about grants a condition. */
export const ruleWord: RegExp = /(?:每(?!年|季)|对|给予|符合|不超过|最高|申请|可|按|奖|补|资助|连续|认定为|年度)/

/** Conjunctions that part two counts in one clause. */
export const promise: RegExp = /(?:力争|到20|新增|确保)/

/** The unit of a rank that names none. */
export const rankUnit = '位'

/** What stands before a share of all, which is a target though those follow of whom it is a share. */
export const shareLead: RegExp =
  /(?:^|推动|带动|引导|实现|力争|促进|使|让|全市|全省|全区|覆盖|超过|完成|确保|支持)[ ]*$/

/** The word that goes on with a part of what was just counted. */
export const partOf: RegExp = /^[ ]*其中/

/** A percent sign in full width. */
export const widePercent = '％'

/** A count in digits, not one of rhetoric. */
export const digitCount: RegExp = /^[0-9０-９]/

/** Deadlines in a row before the figures that they share out. */
export const deadlineJoint: RegExp = /^[ 、，和及与]*$/

/** What stands before a bound that is allowed, not promised. */
export const allowance: RegExp = /允许[^，。；]{0,12}$/
