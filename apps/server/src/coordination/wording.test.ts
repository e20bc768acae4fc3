import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createWording } from './wording.ts'

describe('the words of coordination', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ceyuan-words-'))
    mkdirSync(join(folder, 'messages'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))
  const city = () => ({
    folder,
    name: { zh: '示例市', en: 'Example City' },
    product: { zh: '示例市生物制造', en: 'Example Biomanufacturing' },
  })

  it('name the city where it gives none of its own', () => {
    expect(createWording(city())['zh-CN']('letterhead')).toBe('示例市生物制造工作专班文件')
  })

  it('are the city’s own where it gives them', () => {
    writeFileSync(join(folder, 'messages/coordination.yaml'), 'orderNumber: 示督〔{year}〕{number}号\n')
    expect(createWording(city())['zh-CN']('orderNumber', { year: 2026, number: 7 })).toBe('示督〔2026〕7号')
  })

  it('stop the start with the file and the key where a key is not known', () => {
    writeFileSync(join(folder, 'messages/coordination.yaml'), 'orderNummer: x\n')
    expect(() => createWording(city())).toThrow(
      /coordination\.yaml does not hold: orderNummer\. Known keys: letterhead/u,
    )
  })
})
