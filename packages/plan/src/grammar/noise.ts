/** A line that only numbers a page. */
export const pageNumber: RegExp =
  /^(?:[-—–－─·• ]{0,4}[0-9０-９]{1,4}[-—–－─·• ]{1,4}|[-—–－─·•]{1,4}[ ]?[0-9０-９]{1,4}|[0-9]{1,3}|第[ ]?[0-9]{1,4}[ ]?页(?:[ ]?[，,/]?[ ]?共[ ]?[0-9]{1,4}[ ]?页)?|[0-9]{1,3}[ ]?\/[ ]?[0-9]{1,3}|Page [0-9]+(?: of [0-9]+)?)$/i

/** A line of a web page around the text: buttons, ways, counters. */
export const navigation: RegExp =
  /^(?:(?=.*[一-龥A-Za-z])(?:打印|列印|字号|字體|字体|分享|收藏|大|中|小|默认|超大|关闭|返回|首页|主页|网站首页|无障碍(?:浏览|阅读)?|长者模式|适老版|繁体|简体|登录|注册|搜索|下载|语音播报|朗读|扫一扫|复制链接|微信|微博|QQ|A[+-]?|T|\||[：:，,>\][【】()（） /·+-])+|.{0,40}(?:您?(?:当前|现在)(?:的)?位置|您(?:现在)?所在(?:的)?位置|当前位置).{0,120}|(?:浏览|阅读|点击)(?:次数|量|数)?[：:].{0,20}|访问量[：:].{0,12}|(?:分享到?|扫码分享|保存本页|打印本页|关闭窗口|【.{0,3}(?:打印|关闭|字体).{0,12}】)[：:]?.{0,40}|\[?(?:字体|字号)[：: ].{0,20}|.{0,10}扫一扫.{0,30}|(?:我要)?(?:纠错|收藏本页|加入收藏)|文档附件[：:]?|相关(?:链接|文档|解读|文件|附件)[：:]?.{0,60}|政策解读[：:].{0,60})$/

/** Where the page's own foot begins: nothing after it belongs to the document. */
export const pageFoot: RegExp =
  /^(?:(?:上|下)一[篇条页][：: ]|责任编辑[：:]|编辑[：:]|主办单位[：:]|承办单位[：:]|版权所有|网站(?:地图|标识码|声明)|(?:蜀|京|沪|津|渝|浙|苏|粤|皖|鲁|豫|湘|鄂|川|陕|闽|赣|冀|晋|辽|吉|黑|桂|滇|黔|琼|甘|青|宁|新|藏|蒙)ICP备|Copyright|相关(?:链接|稿件|新闻)|扫一扫|分享到|【打印|【关闭|打印本页|友情链接|抄送[：:]|(?:本文)?(?:转载|来源)自|登录后|更多(?:内容|资讯)|温馨提示|(?:扫描)?二维码)/

/** A line that a collector of texts put before the document. */
export const collectorLine: RegExp =
  /^(?:#|URL[：:]|COMPLETENESS[：:]|https?:\/\/|-{3,}$|={3,}$|\*{3,}$)|^\[.{0,20}(?:截断|省略).{0,20}\]$/

/** A radical that PDF text gives in place of the ideograph, by the Unicode supplement block that has no mapping of its own. */
export const supplementRadicals: Readonly<Record<string, string>> = {
  '⺠': '民',
  '⻄': '西',
  '⻅': '见',
  '⻆': '角',
  '⻉': '贝',
  '⻋': '车',
  '⻓': '长',
  '⻔': '门',
  '⻘': '青',
  '⻙': '韦',
  '⻚': '页',
  '⻛': '风',
  '⻜': '飞',
  '⻝': '食',
  '⻢': '马',
  '⻣': '骨',
  '⻤': '鬼',
  '⻥': '鱼',
  '⻦': '鸟',
  '⻧': '卤',
  '⻨': '麦',
  '⻩': '黄',
  '⻬': '齐',
  '⻮': '齿',
  '⻰': '龙',
  '⻳': '龟',
  '⺟': '母',
  '⺩': '王',
  '⺼': '月',
  '⺾': '艹',
  '⻌': '辶',
  '⻏': '阝',
  '⺀': '冫',
  '⺌': '小',
  '⺗': '心',
  '⺮': '竹',
  '⻊': '足',
}

/** Characters that may be radicals or compatibility forms of ideographs. */
export const radical: RegExp = /[\u2E80-\u2FDF\uF900-\uFAFF]/g

/** A character that ends a paragraph when it ends a line. */
export const terminal: RegExp = /[。！？；;：:!?】）)》」』”…]$/

/** A character after which a sentence cannot end. */
export const unfinished: RegExp = /[，、,（(《“〔—和与及的在]$/

/** A character that cannot begin a sentence. */
export const continuing: RegExp = /^[，、。；：！？）》”」』〕,.;:!?)]/

/** Between two ideographs or Chinese marks a blank is an accident of setting. */
export const strayBlank: RegExp =
  /(?<=[\u3400-\u9FFF，。；：、！？“”（）《》〔〕,;:])[ ]+(?=[\u3400-\u9FFF，。；：、！？“”（）《》〔〕,;:])|(?<=[\u3400-\u9FFF])[ ]+(?=[,;:)])/g

/** A line that names a host: of a task, or of the web page. */
export const hostLine: RegExp = /^(?:主办|承办)单位[：:]/
