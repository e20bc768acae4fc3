/** How a quotient becomes whole: down and up by sign, towards and away from zero, and the three halves. */
export type RoundingMode = 'floor' | 'ceiling' | 'down' | 'up' | 'halfUp' | 'halfDown' | 'halfEven'

/** Something of which each row has one bit. Ids rise from parts to wholes. */
export type Bits = { readonly id: number } & BitsShape

/** What makes the bits of a row. */
export type BitsShape =
  | { readonly kind: 'ones' | 'zeros' }
  | { readonly kind: 'source'; readonly source: BitSource }
  | { readonly kind: 'compare'; readonly operator: '<' | '<=' | '='; readonly left: Whole; readonly right: Whole }
  | { readonly kind: 'and' | 'or'; readonly left: Bits; readonly right: Bits }
  | { readonly kind: 'not'; readonly operand: Bits }

/**
 * A whole number of each row: the value is the whole number divided by `denominator`.
 * `min` and `max` bound the whole number; `peak` bounds it and everything on the way to it, in size.
 */
export type Whole = {
  readonly id: number
  readonly denominator: bigint
  readonly min: bigint
  readonly max: bigint
  readonly peak: bigint
} & WholeShape

/** What makes the whole number of a row; two operands always have one denominator, but for products and quotients. */
export type WholeShape =
  | { readonly kind: 'source'; readonly source: VectorSource }
  | { readonly kind: 'constant'; readonly value: bigint }
  | {
      readonly kind: 'add' | 'subtract' | 'multiply' | 'least' | 'greatest'
      readonly left: Whole
      readonly right: Whole
    }
  | { readonly kind: 'negate' | 'absolute'; readonly operand: Whole }
  | { readonly kind: 'rescale'; readonly operand: Whole; readonly factor: bigint }
  | { readonly kind: 'choose'; readonly test: Bits; readonly yes: Whole; readonly no: Whole }
  | {
      readonly kind: 'divide'
      readonly mode: RoundingMode
      readonly left: Whole
      readonly right: Whole
      /** The decimals that are kept. */
      readonly places: number
    }

/** A vector of whole numbers: a column, or what a mapping makes of columns. */
export type VectorSource =
  | { readonly kind: 'column'; readonly name: string }
  | { readonly kind: 'mapping'; readonly mapping: number }

/** A bitmap: where a column is known, where a truth value is true or false, and the same of what a mapping makes. */
export type BitSource =
  | { readonly kind: 'column'; readonly name: string; readonly sense: 'known' | 'true' | 'false' }
  | { readonly kind: 'mapping'; readonly mapping: number; readonly sense: 'known' | 'true' | 'false' }

/** A truth value of three: where it is true, and where it is false; elsewhere unknown. */
export type Truth = { readonly kind: 'truth'; readonly yes: Bits; readonly no: Bits }

/** A number that may be unknown. */
export type Amount = { readonly kind: 'amount'; readonly whole: Whole; readonly known: Bits }

/** A quotient that is only compared or rounded, so that it never needs more digits than it has; `bottom` is not negative. */
export type Ratio = { readonly kind: 'ratio'; readonly top: Whole; readonly bottom: Whole; readonly known: Bits }

/** What a part of an expression is in columns; `null` is unknown in every row. */
export type Columnar = Truth | Amount | Ratio | { readonly kind: 'null' }

/** The first size beyond what binary floating point counts exactly: 2⁵³. */
export const floatLimit: bigint = 1n << 53n

/** The first size beyond a 64-bit whole number: 2⁶³. */
export const wideLimit: bigint = 1n << 63n

/** Whether a number and everything on the way to it is counted exactly by binary floating point. */
export const isNarrow = ({ peak }: Whole): boolean => peak < floatLimit

/** The finest denominator: fifteen decimals. Within them and 64 bits no step needs more than the 34 digits of a number. */
export const mostDecimals: bigint = 10n ** 15n
