import { randomUUIDv7 } from 'node:crypto'

const perMillisecond = 0x1000

let [millisecond, count] = [0, 0]

/**
 * A new id: a UUID of version 7 (RFC 9562) that is greater than every one this process made before, so that rows kept
 * in the same millisecond still stand in the order in which they were written. The twelve bits after the time count
 * (method 1 of section 6.2); the rest is random. A clock set back holds the time until it is passed again.
 */
export const newId = (): string => {
  const random = randomUUIDv7()
  const now = Number.parseInt(random.slice(0, 8) + random.slice(9, 13), 16)
  if (now > millisecond) [millisecond, count] = [now, 0]
  else if (count + 1 < perMillisecond) count += 1
  else [millisecond, count] = [millisecond + 1, 0]
  const time = millisecond.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count.toString(16).padStart(3, '0')}${random.slice(18)}`
}
