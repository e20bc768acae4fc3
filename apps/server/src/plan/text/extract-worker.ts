import { parentPort, workerData } from 'node:worker_threads'
import { extractText } from './extract.ts'

if (parentPort && workerData instanceof Uint8Array) {
  const bytes = Buffer.from(workerData.buffer, workerData.byteOffset, workerData.length)
  parentPort.postMessage(await extractText(bytes), [])
}
