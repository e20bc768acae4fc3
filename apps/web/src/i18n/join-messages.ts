import type { MessageFile } from '../feature.ts'

/** The messages of several features together, for one that shows parts of the others. */
export const joinMessages = async (...files: readonly Promise<MessageFile>[]): Promise<MessageFile> => ({
  default: Object.assign({}, ...(await Promise.all(files)).map((file) => file.default)),
})
