/** The words that announce who is responsible. */
const label =
  '(?:(?:主要|主体)?责任(?:单位|部门|主体|处室)|责任市级部门|牵头(?:责任)?(?:单位|部门)|负责(?:单位|部门)|主责(?:单位|部门)|主办(?:单位|部门)|实施(?:单位|主体|部门)|(?:配合|协同|协办|参与|参加|支持|协作)(?:单位|部门)|落实(?:单位|部门)|完成单位|承担单位|分工)'

/** A labelled list of units in brackets or on its own, from the label on. */
export const labelled: RegExp = new RegExp(`^[ ]?${label}(?:及分工)?[ ]?[：:]`)

/** Every label inside a list, to part it into lead and support. */
export const labelInside: RegExp = new RegExp(`(?:^|[；;。，, ])?${label}[ ]?[：:]`, 'g')

/** A label in the course of a line, such as a list after the last sentence without brackets. */
export const labelInLine: RegExp = new RegExp(`(?<=^|[。；;！]|[ ])[【\\[]?${label}[】\\]]?[ ]?[：:]`)

/** Where further parts of a labelled bracket speak of something else than units. */
export const otherLabel: RegExp =
  /(?:适用范围|责任领导|分管领导|责任人|联系人|完成时限|完成时间|时间节点|实施期限|时限|时间|期限|进度|目标)[ ]?[：:][^；;]*/g

/** The words that close a list of units. */
export const duty: RegExp =
  /(?:等?(?:有关|相关)?(?:部门|单位)?(?:分别|共同|联合|具体)?(?:按照?(?:各自)?职责(?:分工|权限)?|按(?:照)?分工|根据职责(?:分工)?|依职责)?(?:分别|共同|联合|具体|分工)?(?:负责(?:落实|实施|推进)?|牵头(?:负责|落实)?|指导|配合|参与|参加|落实|组织实施|推进|协同)(?:落实|实施)?)$/

/** Words that part a list of units. */
export const separator: RegExp =
  /[、，,；;。\n]|(?<=[局委部办厅院府会司区署])(?:和|与|以及|及)(?=[一-龥]{2,})|(?:牵头|负责|配合|参与|指导)(?:，|,|、|；|;)?/

/** A name that can be nothing but a body's, for a list without label or duty. */
export const surelyBody: RegExp =
  /^(?:各|市|省|区|县|国|天|[一-龥]{2,6}(?:区|新区|市|县))[一-龥、]{0,16}(?:局|委|办|部|厅|政府|委员会|管委会|法院|检察院|海关|开发区|高新区|新区|院|中心|集团|公司|分行|支行)(?:[（(][^）)]{1,30}[）)])?$|^各(?:区|县|市|区县)$|^各[一-龥]{1,10}(?:机构|单位|部门|园区|街道|开发区|功能区|企业|高校)$/

/** A word that ends the name of a body. */
export const bodyName: RegExp =
  /(?:局|委|部|办|厅|院|政府|会|中心|公司|单位|部门|区|县|市|管委会|集团|银行|署|社|大学|学院|新区|园区|室|队|行|组|基地|联盟|研究所|分局|城|公安|税务|海关|港|镇|街道|专班|平台|企业|高校|机构|中行|口岸|司|协|联|团市委|国资)(?:[（(][^）)]{1,30}[）)])?$/

/** Words that stand around a unit's name but are not part of it. */
export const aroundName: RegExp =
  /^(?:由|以及|及|和|与|会同|其中)(?=[一-龥])|(?:按照?|根据|依)(?:各自)?职责(?:分工|权限)?$|等(?:有关|相关)?(?:部门|单位)?$/g

/** A list of units in a sentence: 由…牵头 or …牵头，…配合. */
export const inSentence: RegExp =
  /(?:^|[，,。；;])(?:此项工作|本项工作|该项工作|上述工作)?由([^，,。；;]{2,80}?)(?:共同|分别|按职责分工|按照职责分工)?(?:牵头负责|牵头|负责)(?:落实|实施)?(?=[，,。；;]|$)(?:[，,]([^，,。；;]{2,120}?)(?:等)?(?:配合|参与|协同)(?:落实|实施)?(?=[。；;，,]|$))?/g

/** A list of units that makes a sentence of its own: …牵头，…配合。 */
export const asSentence: RegExp =
  /(?:^|[。；;])([^，,。；;由]{2,80}?)(?:牵头(?:负责)?|负责)[，,]([^。；;]{2,160}?)(?:配合|参与|协同)(?:落实|实施)?(?=[。；;]|$)/g

/** Where the list in a bracket ends and a remark begins. */
export const firstSentence: RegExp = /。(?=.)/

/** What stands before a list of units that closes a paragraph. */
export const listBefore: RegExp = /[。；;！]$/

/** A remark inside a list on how the list is to be read. */
export const listRemark: RegExp = /[（(][^（）()]{0,30}(?:下同|牵头|排名|列)[^（）()]{0,16}[）)]/g

/** A sentence that says no more than who is responsible: 市工信局、各区政府负责。 */
export const bareDuty: RegExp =
  /(?:^|(?<=[。；;]))([^，,。；;由对]{2,120}?)(?:按(?:照)?职责分工|分别|共同)?负责(?:落实|实施)?(?=[。；;]|$)/g
