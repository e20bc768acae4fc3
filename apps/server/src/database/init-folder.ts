// Makes an empty embedded database in the folder named, in a process of its own: making one takes three times the memory of opening it.
import { PGlite } from '@electric-sql/pglite'

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('The folder to make is missing')
const engine = await PGlite.create({ dataDir: folder })
await engine.close()
