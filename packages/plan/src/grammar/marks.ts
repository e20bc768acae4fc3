/** Where a heading that runs into its text may end. */
export const headingStop: RegExp = /[。：:！？；]/

/** The marks that a heading may end with without their being part of it. */
export const headingTail: RegExp = /[。：:；，,. ]+$/

/** Marks within a heading; too many make it a sentence. */
export const headingComma: RegExp = /[，,]/g

/** A heading parted from its text by a blank. */
export const headingBlank: RegExp = /^([^ ，。；：、,;:（(]{2,24}) +(?=\S{12,})/

/** A heading that a blank ends, however much follows. */
export const headingBeforeBlank: RegExp = /^[^ ，。；：、,;]{2,30}(?= )/

/** Marks after which what stood before was no heading. */
export const saysMore: RegExp = /^[。：:]/

/** The end of a sentence. */
export const sentenceStop: RegExp = /[。！？!?]/

/** Marks that close what a sentence may end within. */
export const closers = '”’」』）)》】'

/** Marks that open a bracket, and those that close it. */
export const brackets: Readonly<Record<'open' | 'close', string>> = { open: '（([【〔', close: '）)]】〕' }

/** Quotation marks that hold whole sentences. */
export const quotes: Readonly<Record<'open' | 'close', string>> = { open: '“《「『', close: '”》」』' }

/** Marks between the clauses of a sentence. */
export const clauseStop: RegExp = /[，；。：！？,;!?]|——/g

/** The mark between the parts of a sentence that stand on their own. */
export const partStop: RegExp = /[；;]/

/** The mark that lists. */
export const listMark = '、'

/** Words that join two items of a list. */
export const joiningWord: RegExp = /(?:以及|和|与|及)/g

/** What a quote does not begin with. */
export const leadingMark: RegExp = /^[ ，。；：、,;:—-]+/

/** Closing words after a list number that begins a sentence. */
export const listNumber: RegExp =
  /^(?:[一二三四五六七八九十]是|[①-⑳]|[（(][0-9一二三四五六七八九十]{1,2}[）)]|[0-9]{1,2}[.．、](?![0-9])|[0-9]{1,2}[.．][0-9]{1,2}[ ])[ ]?/

/** The mark before what is explained. */
export const colon: RegExp = /[：:]/

/** A heading in brackets of its own behind a number. */
export const headingBracket: RegExp = /^[【〖]([^】〗]{2,24})[】〗][ ]?/

/** The digit before a comma that groups the digits of a number. */
export const digitBefore: RegExp = /[0-9０-９]$/

/** The digits after a comma that groups them. */
export const digitsAfter: RegExp = /^[0-9０-９]{3}/
