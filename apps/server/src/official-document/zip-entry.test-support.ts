import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { fromBuffer, type Entry, type ZipFile } from 'yauzl'

const open = (file: Uint8Array): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(file), { lazyEntries: true }, (error, zip) => (error ? reject(error) : resolve(zip)))
  })

const find = (zip: ZipFile, name: string): Promise<Entry> =>
  new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      if (entry.fileName === name) resolve(entry)
      else zip.readEntry()
    })
    zip.on('end', () => reject(new Error(`No ${name} in the archive`)))
    zip.on('error', reject)
    zip.readEntry()
  })

/** Reads one file of a zip archive as text, for tests that look inside a Word file. */
export const readEntry = async (file: Uint8Array, name: string): Promise<string> => {
  const zip = await open(file)
  const entry = await find(zip, name)
  const stream = await promisify(zip.openReadStream.bind(zip, entry))()
  return (await buffer(stream)).toString('utf8')
}
