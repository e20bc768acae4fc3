import { Problem, Result } from '@ceyuan/values'

/** The fewest characters of a password. */
export const shortestPassword = 10

const common: ReadonlySet<string> = new Set([
  'password12',
  'password123',
  'password1234',
  '1234567890',
  '0123456789',
  '12345678910',
  '123456789012',
  'qwertyuiop',
  'qwerty1234',
  'admin12345',
  'administrator',
  'letmein123',
  'welcome123',
  'iloveyou12',
  '1q2w3e4r5t',
  'abc1234567',
])

const isOneSign = (text: string): boolean => new Set(text).size <= 2

/** Every reason why a password may not be chosen. */
export const checkPassword = (password: string, username: string, path: string): Result<string> => {
  const at = { path }
  const length = Array.from(password).length
  const lower = password.toLowerCase()
  const problems = [
    ...(length < shortestPassword
      ? [Problem.create('account.password-short', { min: shortestPassword, found: length }, at)]
      : []),
    ...(common.has(lower) || isOneSign(lower) ? [Problem.create('account.password-blank-or-common', {}, at)] : []),
    ...(username.length >= 3 && lower.includes(username.toLowerCase())
      ? [Problem.create('account.password-contains-username', {}, at)]
      : []),
  ]
  const [first, ...rest] = problems
  return first ? Result.failure(first, ...rest) : Result.success(password)
}

const usernameForm = /^[a-z0-9_.]{3,30}$/u

/** A username as it is kept: in lower case; or why it cannot be one. */
export const parseUsername = (text: string, path: string): Result<string> => {
  const username = text.toLowerCase()
  return usernameForm.test(username)
    ? Result.success(username)
    : Result.failure(Problem.create('identity.username-format', {}, { path }))
}
