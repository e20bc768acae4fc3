const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]
const ORGANISATION_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

const organisationCheck = (body: string): string => {
  const sum = ORGANISATION_WEIGHTS.reduce(
    (total, weight, index) => total + weight * ORGANISATION_ALPHABET.indexOf(body.charAt(index)),
    0,
  )
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}

/** An invented unified credit code: valid by GB 32100, and plainly invented by its XXX organisation number. */
export const inventedCreditCode = (region: string, serial: number): string => {
  const organisation = `XXX${String(serial).padStart(5, '0')}`
  const body = `91${region}${organisation}${organisationCheck(organisation)}`
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * ALPHABET.indexOf(body.charAt(index)), 0)
  return body + ALPHABET.charAt((31 - (sum % 31)) % 31)
}
