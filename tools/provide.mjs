// Finds, or as root on Debian installs, what the tests need beyond npm: PostgreSQL, Chromium and a Chinese font.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { findPostgres } from './postgres.mjs'

const chromiumPaths = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

const runs = (command, args) => {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    return undefined
  }
}

/** The path of Chromium or Chrome; undefined where there is none. */
export const findChromium = () => chromiumPaths.find((path) => path && existsSync(path))

const hasChineseFont = () => (runs('fc-list', [':lang=zh', 'family']) ?? '').trim() !== ''

const needs = [
  { name: 'PostgreSQL ≥ 15', packages: ['postgresql'], found: () => findPostgres() !== undefined },
  { name: 'Chromium', packages: ['chromium'], found: () => findChromium() !== undefined },
  { name: 'a Chinese font', packages: ['fonts-noto-cjk', 'fontconfig'], found: hasChineseFont },
]

const isDebianRoot = () =>
  process.getuid?.() === 0 &&
  existsSync('/etc/os-release') &&
  /debian|ubuntu/.test(readFileSync('/etc/os-release', 'utf8'))

/** Provides what is missing where that may be done; gives the names of what is still missing, with how to get it. */
export const provide = () => {
  const missing = needs.filter((need) => !need.found())
  if (missing.length > 0 && isDebianRoot()) {
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    console.log(`installing ${missing.map((need) => need.name).join(', ')}`)
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env: environment })
    const packages = missing.flatMap((need) => need.packages)
    const options = ['install', '-y', '-qq', '--no-install-recommends']
    execFileSync('apt-get', [...options, ...packages], { stdio: ['ignore', 'ignore', 'inherit'], env: environment })
  }
  return needs
    .filter((need) => !need.found())
    .map((need) => `${need.name}: install ${need.packages.join(' ')} with your package manager`)
}
