import { bulletinOf } from './output.ts'
import { readCoordination } from './coordination.ts'
import type { Story } from './story.ts'
import { history, type Version } from './version.ts'

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const invented = (story: Story, on: string, set: Record<string, unknown>): readonly Version[] =>
  history(textOf(set['documentKey']), '示例·市科技局', [{ on, set }], story)

const recognition = (story: Story, number: string): readonly Version[] => {
  const digits = /〔(\d{4})〕(\d{2})(\d{2})/.exec(number)
  if (digits === null) throw new Error(`not a recognition number: ${number}`)
  const issuedOn = digits.slice(1).join('-')
  return invented(story, issuedOn, {
    documentKey: number,
    title: `关于公布认定结果的通知（示例，${issuedOn}）`,
    number,
    issuer: '市科技局（示例）',
    issuedOn,
    kind: '认定文件',
  })
}

const bulletin = (story: Story, fields: Readonly<Record<string, unknown>>): readonly Version[] => {
  const period = textOf(fields['period'])
  const issuedOn = textOf(fields['publishedOn'])
  return invented(story, issuedOn < '2024-09-12' ? '2024-09-12' : issuedOn, {
    documentKey: bulletinOf(period),
    title: `生物制造相关产业产值公报（示例，${period}）`,
    issuer: '市工业和信息化局（示例）',
    issuedOn,
    kind: '统计公报',
  })
}

/** The documents that the other records rest on, the plan itself first. */
export const documentRecords = (
  story: Story,
  citing: readonly Version[],
  output: readonly Version[],
): readonly Version[] => {
  const plan = history(
    '津政办发〔2024〕23号',
    '方案原文',
    [
      {
        on: '2024-08-26',
        set: {
          documentKey: '津政办发〔2024〕23号',
          title: '天津市加快合成生物创新策源推动生物制造产业高质量发展实施方案',
          number: '津政办发〔2024〕23号',
          issuer: '天津市人民政府办公厅',
          issuedOn: '2024-08-17',
          kind: '方案',
        },
      },
    ],
    { until: story.until, sample: false },
  )
  const numbers = new Set(
    citing.map((version) => textOf(version.fields['document'])).filter((number) => number.startsWith('示例认定')),
  )
  const periods = new Map(output.map((version) => [version.key, version.fields]))
  return [
    ...plan,
    ...readCoordination().documents.flatMap((document) => invented(story, document.issuedOn, document)),
    ...[...numbers].toSorted().flatMap((number) => recognition(story, number)),
    ...[...periods.values()].flatMap((fields) => bulletin(story, fields)),
  ]
}
