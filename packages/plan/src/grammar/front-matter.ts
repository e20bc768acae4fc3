/** The kinds of document, by which a title ends. */
const documentKind =
  '(?:实施方案|工作方案|行动方案|行动计划|三年行动|专项行动|方案|计划|规划纲要|规划|若干措施|政策措施|措施|若干政策|政策|实施意见|指导意见|意见|实施细则|细则|管理办法|办法|若干规定|规定|条例|纲要|决定|通知|通告|公告|清单|指南|要点|任务书|路线图)'

/** What may follow the kind of document in a title: years, a note on its standing. */
const titleTail = '(?:[ ]?[（(〔][^）)〕]{1,24}[）)〕]){0,3}'

/** The end of a title. */
export const titleEnd: RegExp = new RegExp(`${documentKind}[》]?${titleTail}$`)

/** A line that is nothing but the tail of a title. */
export const titleTailLine: RegExp =
  /^[（(〔](?:20[0-9]{2}|征求意见|试行|草案|送审|讨论|修订|公开)[^）)〕]{0,24}[）)〕]$/

/** The title that a covering letter names as what it issues. */
export const issuedTitle: RegExp =
  /(?:现?将|^)[ ]?《([^》]{6,100}(?:（[^）]{1,20}）)?)》(?:(?:已|业)(?:经|由)?|印发|予以印发|转发|发布|的通知)/

/** The title inside the heading of a covering letter: 关于印发《…》的通知. */
export const letterTitle: RegExp = /关于(?:印发|转发|发布|下发|公布)[ ]?《?(.{6,120}?)》?的(?:通知|公告|通告)$/

/** Whether a title is that of a covering letter. */
export const isLetter: RegExp = /关于(?:印发|转发|发布|下发|公布).{4,160}的(?:通知|公告|通告)/

/** The issuing body named at the beginning of a title. */
export const titleIssuer: RegExp = /^(.{3,80}?)(?:等(?:[一二三四五六七八九十0-9]{1,3})?(?:个)?(?:部门|单位))?关于/

/** A document number such as 津政办发〔2024〕23号. */
export const documentNumber: RegExp =
  /([\u4E00-\u9FFF]{1,14})[ ]?[〔[（(【﹝][ ]?(20[0-9]{2}|19[0-9]{2})[ ]?[〕\]）)】﹞][ ]?(?:第)?[ ]?([0-9]{1,4})[ ]?号/g

/** A label before a document number. */
export const numberLabel: RegExp = /(?:发文字号|文件编号|文号|发文号|文件号|公文号|字号)[\]】]?[ ]?[：:][ ]?/

/** Words that a document number never begins with, though they may stand before it. */
export const beforeNumber: RegExp = /^(?:的通知|通知|根据|关于|依据|文件|方案|计划|措施|意见|规划)+/

/** A label before the issuing body, and before the day of issue, in the head of a web page. */
export const issuerLabel: RegExp =
  /(?:发文机[关构]|发布机[关构]|制发机关|发文单位|发布单位)[\]】]?[ ]?[：:][ ]?([^ \n；;]{2,60})/

/** A label before the day of issue. */
export const dateLabel: RegExp =
  /(?:成文日期|发文日期|印发日期|制发日期|签发日期|发布日期|公开日期|生成日期|发布时间)[\]】]?[ ]?[：:][ ]?(20[0-9]{2})[-年./](\d{1,2})[-月./](\d{1,2})/

/** A line that is a date and nothing else. */
export const dateLine: RegExp =
  /^[ ]?(20[0-9]{2}|二[〇○零O0][〇○零一二三四五六七八九]{2})[ ]?年[ ]?([0-9]{1,2}|[一二三四五六七八九十]{1,3})[ ]?月[ ]?([0-9]{1,2}|[一二三四五六七八九十]{1,3})[ ]?日$/

/** A date at the end of a line that begins with the issuing body. */
export const signatureDate: RegExp =
  /([\u4E00-\u9FFF、（） ]{3,80}?(?:人民政府|办公厅|办公室|委员会|局|厅|部|委|办|会|院))[ ]{0,12}(20[0-9]{2})[ ]?年[ ]?([0-9]{1,2})[ ]?月[ ]?([0-9]{1,2})[ ]?日/

/** A line that may be the signature of an issuing body. */
export const signatureLine: RegExp =
  /^[\u4E00-\u9FFF、（） ]{2,60}(?:人民政府|国务院|办公厅|办公室|委员会|局|厅|部|委|办|会|院|管委会|领导小组|党组|政府|法院|公司)(?:办公室)?$/

/** A note on publicity under a document. */
export const publicityNote: RegExp = /^[（(]?此件.{0,12}(?:公开|发布|发至).{0,16}[）)]?$/

/** The addressees of a document. */
export const addressees: RegExp = /^(?:各|[\u4E00-\u9FFF]{2,8}(?:区|市|县)).{2,160}[：:]$/

/** The years in a title, such as (2024—2026年). */
export const titleYears: RegExp = /(20[0-9]{2})[ ]?年?[ ]?(?:至|到|[-－–—―~～]{1,2})[ ]?(20[0-9]{2})/

/** How a title begins: with a place, a body, a year, or the matter. */
export const titleBeginning: RegExp =
  /^(?:中共|中国|全国)?[\u4E00-\u9FFF]{1,8}?(?:自治区|自治州|省|市(?!场)|县(?!域)|开发区|高新区|新区|(?<!地|片|园|城|社)区(?!域|块)|办公厅|人民政府|委员会)|^(?:国务院|国家|中共|[\u4E00-\u9FFF]{2,10}(?:部|委|局)关于)|^关于|^[“《]|^(?:20[0-9]{2}|二〇)/

/** A date line whose day was left open. */
export const openDateLine: RegExp = /^[ ]?20[0-9]{2}[ ]?年[ ]?[0-9]{0,2}[ ]?月[ ]*日$/

/** Where joint issuers that run together part: after one body, before the place of the next. */
export const issuerSeam: RegExp = /(?<=委员会|局|厅|办公室|政府)(?=[一-龥]{2,7}?(?:省|市|区|县)[一-龥])/g

/** A signature that leaves out the place. */
export const shortIssuer: RegExp = /^(?:省|市|区|县|自治区)(?:委|政府|人民政府)/

/** A blank that parts what were lines: not one around digits, which is an accident of setting. */
export const headBlank: RegExp = /(?<![0-9]|[>|][ ]?) +(?![0-9年月日]|[ ]?[>|])|(?<=号|日) +/g
