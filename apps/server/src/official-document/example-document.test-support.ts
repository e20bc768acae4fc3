import type { OfficialDocument } from './model.ts'

const sentence =
  '各有关单位要对照实施方案逐条核对进展，如实填报佐证材料，凡不能按期完成的，须写明原因、责任人和下一步措施，不得以计划代替结果。'

/** A document with every element of the layout, for its tests. */
export const exampleDocument: OfficialDocument = {
  mark: '示例数据，不作依据',
  letterhead: '天津市生物制造工作专班文件',
  number: '津生专督〔2026〕17号',
  title: '关于加快推进国际先进水平创新成果认定工作的督办单',
  addressee: '市工业和信息化局',
  body: [
    { kind: 'paragraph', text: sentence.repeat(2) },
    { kind: 'heading', level: 1, text: '督办事项' },
    { kind: 'paragraph', text: sentence.repeat(3) },
    { kind: 'heading', level: 2, text: '成果认定' },
    { kind: 'paragraph', text: sentence.repeat(4) },
    { kind: 'heading', level: 3, text: '近期事项' },
    { kind: 'paragraph', text: sentence },
    { kind: 'heading', level: 4, text: '材料要求' },
    { kind: 'paragraph', text: sentence },
    { kind: 'heading', level: 1, text: '目标进展' },
    {
      kind: 'table',
      caption: '表1 目标进展情况',
      columns: [
        { label: '亮灯', width: 3, align: 'center' },
        { label: '目标', width: 9, align: 'left' },
        { label: '目标值', width: 3, align: 'right' },
        { label: '实际', width: 3, align: 'right' },
      ],
      rows: Array.from({ length: 14 }, (_, index) => [
        '■滞后',
        `形成50项达到国际先进水平的创新成果${index}`,
        '50项',
        String(index),
      ]),
    },
    { kind: 'heading', level: 1, text: '答复要求' },
    { kind: 'paragraph', text: sentence },
  ],
  attachments: ['未认定成果清单', '佐证材料目录'],
  signature: { issuer: '天津市生物制造工作专班', date: '2026-11-23' },
  note: '联系人：李示例，电话：022-00000000',
  colophon: {
    copies: ['市发展改革委', '滨海新区人民政府'],
    printedBy: '天津市生物制造工作专班办公室',
    printedOn: '2026-11-23',
  },
}
