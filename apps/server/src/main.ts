import { readConfig } from './config.ts'
import { samplePassword } from './identity/sample-accounts.ts'
import { giveBackMemory } from './memory.ts'
import { serve, type Serving } from './serve.ts'
import { sayProblems, sayStart } from './start-words.ts'

const patienceMilliseconds = 10_000
const restMilliseconds = 3000

const write = (text: string): void => void process.stdout.write(`${text}\n`)

const announce = ({ city, database, ready, version, hasWeb }: Serving, url: string): void => {
  const seconds = process.uptime().toFixed(1)
  const { engine } = database
  write(
    sayStart('ready', (locale) => ({
      product: locale === 'en' ? city.product.en : city.product.zh,
      version,
      url,
      engine,
      seconds,
    })),
  )
  const usernames = ready.sampleUsernames.join(' ')
  if (usernames !== '') write(sayStart('samples', () => ({ usernames, password: samplePassword })))
  const { firstPassword } = ready
  if (firstPassword !== undefined) write(sayStart('firstAdministrator', () => ({ password: firstPassword })))
  if (!hasWeb) write(sayStart('noWeb'))
}

const stopOnSignal = (serving: Serving): void => {
  let isStopping = false
  const stop = (): void => {
    if (isStopping) process.exit(1)
    isStopping = true
    write(sayStart('stopping'))
    setTimeout(() => process.exit(1), patienceMilliseconds).unref()
    serving.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

const config = readConfig(process.env)
const serving = config.kind === 'success' ? await serve(config.value) : config
if (serving.kind === 'failure') {
  process.stderr.write(`${sayProblems(serving.problems)}\n`)
  process.exitCode = 1
} else if (config.kind === 'success') {
  stopOnSignal(serving.value)
  announce(serving.value, config.value.publicUrl)
  setTimeout(giveBackMemory, restMilliseconds).unref()
}
