import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { array, assert, constantFrom, oneof, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalisePlanText } from './normalise.ts'
import type { PlanReading } from './plan-reading.ts'
import { longestPlan, readPlan, readPlanText } from './read-plan.ts'

const read = (text: string): PlanReading => {
  const result = readPlan(text)
  if (result.kind === 'failure') throw new Error(JSON.stringify(result.problems))
  return result.value
}

const plan = (body: string): string => `云川市生物制造产业行动计划（2025—2027年）

云川市人民政府办公室
2025年3月12日

一、总体要求
${body}`

const targetsOf = (sentence: string) =>
  read(plan(sentence)).targets.map(({ min, max, strict, unit, by }) => ({ min, max, strict, unit, by }))

const toFull = (each: string) => String.fromCharCode(each.charCodeAt(0) + 0xfee0)
const ordinal = (each: string) => '一二三四五六七八九'.indexOf(each) + 1

describe('the first city', () => {
  const text = readFileSync(join(import.meta.dirname, '../../../../cities/tianjin/plan/plan.txt'), 'utf8')
  const reading = read(text)

  it('has its title, issuer and day, and no number, because the text gives none', () => {
    const { title, documentNumber, issuer, issuedOn } = reading
    expect({ title, documentNumber, issuer, issuedOn }).toEqual({
      title: '天津市加快合成生物创新策源推动生物制造产业高质量发展实施方案',
      documentNumber: null,
      issuer: '天津市人民政府办公厅',
      issuedOn: '2024-08-17',
    })
  })

  it('has 3 chapters, 12 second-level sections, 9 of them with units, 21 distinct units', () => {
    const { sections } = reading
    expect(sections.filter(({ level }) => level === 1).map(({ heading }) => heading)).toEqual([
      '总体要求',
      '重点任务',
      '保障措施',
    ])
    expect(sections.filter(({ level }) => level === 2)).toHaveLength(12)
    expect(sections.filter(({ responsibleUnits }) => responsibleUnits.length > 0)).toHaveLength(9)
    expect(new Set(sections.flatMap(({ responsibleUnits }) => responsibleUnits)).size).toBe(21)
    expect(sections.find(({ path }) => path === '二/（九）')?.responsibleUnits).toContain(
      '天津市海河产业基金管理有限公司',
    )
  })

  it('has 8 targets, all due at the end of 2026', () => {
    expect(reading.targets.map(({ quote, min, max, strict, unit }) => [quote, min, max, strict, unit])).toEqual([
      ['形成50项达到国际先进水平的创新成果', 50, null, false, '项'],
      ['新增2至3个生物制造领域国家级创新平台', 2, 3, false, '个'],
      ['打造20至30个标志性产业化项目', 20, 30, false, '个'],
      ['引育5家以上生物制造领军企业、总部型企业', 5, null, false, '家'],
      ['雏鹰、瞪羚、科技领军企业总计突破30家', 30, null, true, '家'],
      ['打造2至3个特色鲜明、优势突出的产业载体', 2, 3, false, '个'],
      ['带动生物制造相关产业产值超过1000亿元', 1000, null, true, '亿元'],
      ['新增5个以上具有国际影响力的顶尖科学家团队', 5, null, false, '个'],
    ])
    expect(new Set(reading.targets.map(({ by, section }) => `${by} ${section}`))).toEqual(new Set(['2026-12-31 一']))
  })

  it('has 40 measures: every sentence of the 12 sections but headings, unit lists and the closing provision', () => {
    expect(reading.measures).toHaveLength(40)
    expect(reading.measures.some(({ quote }) => quote.includes('就高不重复') || quote.includes('责任单位'))).toBe(false)
  })

  it.each([
    ['half-width marks', text.replaceAll('，', ',').replaceAll('（', '(').replaceAll('）', ')').replaceAll('：', ':')],
    ['blanks around numbers', text.replaceAll(/([0-9]+)/g, ' $1 ')],
    ['full-width digits', text.replaceAll(/[0-9]/g, toFull)],
    ['blank lines and indents', text.split('\n').join('\r\n\r\n\u3000\u3000')],
    ['units on lines of their own', text.replaceAll(/（(责任单位：[^）]*)）/g, '\n$1')],
    ['headings on lines of their own', text.replaceAll(/^(（[一二三四五六七八九]）[^。]*)。/gm, '$1\n')],
    ['Arabic numbering', text.replaceAll(/^（([一二三四五六七八九])）/gm, (_, each: string) => `${ordinal(each)}.`)],
    [
      'a web page around it',
      `首页 > 政务公开\n打印 字号：大 中 小\n${text.trim()}\n扫一扫在手机打开当前页\n主办单位：某办公厅`,
    ],
    [
      'a table of contents',
      text.replace('为加快本市', '目 录\n一、总体要求……1\n二、重点任务……3\n三、保障措施……9\n为加快本市'),
    ],
  ])('reads the same with %s', (_name, variant) => {
    const other = read(variant)
    expect(other.issuedOn).toBe('2024-08-17')
    expect(other.title).toBe(reading.title)
    expect(other.sections).toHaveLength(15)
    expect(new Set(other.sections.flatMap(({ responsibleUnits }) => responsibleUnits)).size).toBe(21)
    expect(other.targets.map(({ min, max, strict, unit, by }) => [min, max, strict, unit, by])).toEqual(
      reading.targets.map(({ min, max, strict, unit, by }) => [min, max, strict, unit, by]),
    )
    expect(other.measures).toHaveLength(40)
  })

  it('reads the same without line breaks', () => {
    const flat = read(text.replaceAll('\n', ''))
    expect(flat.sections.map(({ path, heading }) => [path, heading])).toEqual(
      reading.sections.map(({ path, heading }) => [path, heading]),
    )
    expect(flat.targets.map(({ quote }) => quote)).toEqual(reading.targets.map(({ quote }) => quote))
    expect(flat.measures).toHaveLength(40)
  })

  it('reads the same when its lines are cut at 28 characters and pages are numbered', () => {
    const cut = text.split('\n').flatMap((line) => line.trim().match(/.{1,28}/g) ?? [''])
    const paged = cut.flatMap((line, index) => (index % 22 === 21 ? [line, `— ${Math.ceil(index / 22)} —`] : [line]))
    const wrapped = read(paged.join('\n'))
    expect(wrapped.sections.map(({ path, responsibleUnits }) => [path, responsibleUnits])).toEqual(
      reading.sections.map(({ path, responsibleUnits }) => [path, responsibleUnits]),
    )
    expect(wrapped.targets.map(({ quote }) => quote)).toEqual(reading.targets.map(({ quote }) => quote))
    expect(wrapped.measures.map(({ quote }) => quote)).toEqual(reading.measures.map(({ quote }) => quote))
  })
})

describe('a target', () => {
  const by = '2027-12-31'
  it.each([
    ['到2027年，形成50项成果。', { min: 50, max: null, strict: false, unit: '项', by }],
    ['到２０２７年底，引育５家以上企业。', { min: 5, max: null, strict: false, unit: '家', by }],
    ['到2027年，建成二至三个平台。', { min: 2, max: 3, strict: false, unit: '个', by }],
    ['到2027年，建设20～30个项目。', { min: 20, max: 30, strict: false, unit: '个', by }],
    ['到2027年，产业规模突破1.5万亿元。', { min: 1.5, max: null, strict: true, unit: '万亿元', by }],
    ['到2027年，产值超千亿元。', { min: 1000, max: null, strict: true, unit: '亿元', by }],
    ['到2027年，引进不少于两家总部企业。', { min: 2, max: null, strict: false, unit: '家', by }],
    ['到2027年，占比达到百分之二十五。', { min: 25, max: null, strict: false, unit: '%', by }],
    ['到2027年，产值较2024年翻一番。', { min: 2, max: null, strict: false, unit: '倍', by }],
    ['到2027年，突破30项关键技术。', { min: 30, max: null, strict: false, unit: '项', by }],
    ['到2027年，培育三百家企业。', { min: 300, max: null, strict: false, unit: '家', by }],
    ['到2027年，培育1至2家年销售收入超过10亿元的优势企业。', { min: 1, max: 2, strict: false, unit: '家', by }],
    ['2026年6月底前，建成3个平台。', { min: 3, max: null, strict: false, unit: '个', by: '2026-06-30' }],
    ['“十五五”末，建成3个平台。', { min: 3, max: null, strict: false, unit: '个', by: '2030-12-31' }],
    ['三年内建成3个平台。', { min: 3, max: null, strict: false, unit: '个', by }],
    ['两年内建成3个平台。', { min: 3, max: null, strict: false, unit: '个', by: '2027-03-12' }],
    ['到2027年，产业规模进入全国前三。', { min: null, max: 3, strict: false, unit: '位', by }],
    ['到2027年，三分之一以上的企业完成改造。', { min: 33.33, max: null, strict: false, unit: '%', by }],
    ['到2027年，超过一半的企业完成改造。', { min: 50, max: null, strict: true, unit: '%', by }],
    ['到2027年，占比达到三成以上。', { min: 30, max: null, strict: false, unit: '%', by }],
    ['到2027年，产值较2024年实现倍增。', { min: 2, max: null, strict: false, unit: '倍', by }],
    ['到2027年，智能算力达到１０,０００PFLOPS。', { min: 10000, max: null, strict: false, unit: 'PFLOPS', by }],
    ['到2027年，机器人密度达到500台/万人。', { min: 500, max: null, strict: false, unit: '台/万人', by }],
    ['第二阶段（2026—2027年），建成3个园区。', { min: 3, max: null, strict: false, unit: '个', by }],
    ['到2027年，授权量较“十三五”末增长50%。', { min: 50, max: null, strict: false, unit: '%', by }],
    ['到2027年，营收＞300亿元。', { min: 300, max: null, strict: true, unit: '亿元', by }],
    ['到2027年，推出20余项场景。', { min: 20, max: null, strict: true, unit: '项', by }],
    ['到2027年，形成5个左右的领军企业。', { min: 5, max: null, strict: false, unit: '个', by }],
    ['到2027年，产业规模达到万亿元。', { min: 1, max: null, strict: false, unit: '万亿元', by }],
    ['到2027年，设立总规模100亿元的产业基金。', { min: 100, max: null, strict: false, unit: '亿元', by }],
    ['审批时限不超过20个工作日。', { min: null, max: 20, strict: false, unit: '个工作日', by: null }],
  ])('is read from %s', (sentence, wanted) => {
    expect(targetsOf(sentence)).toEqual([wanted])
  })

  it.each([
    '对新认定的平台，给予最高500万元奖励。',
    '综合实力位居全国前列，跻身第一方阵。',
    '实现“三个一批”：培育一批企业、突破一批技术。',
    '优先支持营业收入2000万元以上、研发投入占比3%以上的企业申报。',
    '截至2024年底，企业突破300家，进入全国前三。',
    '允许不超过五分之一的人员兼职。',
    '“十四五”以来，累计引进项目100个。',
    '过去三年，全市累计投入50亿元。',
    '2023年，全市产值达到500亿元，拥有企业120家。',
    '目前已建成国家级平台3个。',
    '鼓励研发投入超过5%的企业申报，建设5000升以上发酵中试线。',
    '构建“2+N”空间布局，支持“33618”集群。',
    '根据《若干措施》（云政办发〔2024〕23号）落实5个方面任务。',
    '推动一批项目落地，形成一体化格局，打造百亿级集群。',
  ])('is not read from %s', (sentence) => {
    expect(targetsOf(sentence)).toEqual([])
  })

  it('stands apart from its neighbours in a list, each with its own words', () => {
    const { targets } = read(plan('到2027年，新增上市企业3-5家、初创企业50家；建成1个中试基地，3个特色园区。'))
    expect(targets.map(({ quote }) => quote)).toEqual([
      '新增上市企业3-5家',
      '初创企业50家',
      '建成1个中试基地',
      '3个特色园区',
    ])
  })

  it('is governed by the phrase before it until another, in the goals beneath as well', () => {
    const { targets } = read(plan('到2026年，建成2个平台。\n——创新。新增3家企业。到2030年，新增8家企业。新增9个项目。'))
    expect(targets.map((target) => target.by)).toEqual(['2026-12-31', '2026-12-31', '2030-12-31', '2030-12-31'])
  })
})

const units = (text: string) =>
  read(`${plan('略。')}\n二、重点任务\n（一）建平台。支持建设平台。${text}`).sections.at(-1)

describe('responsible units', () => {
  it.each([
    ['（责任单位：市科技局、滨海新区人民政府）', ['市科技局', '滨海新区人民政府']],
    [
      '〔牵头单位：市科技局；配合单位：市财政局、各县（市、区）人民政府〕',
      ['市科技局', '市财政局', '各县（市、区）人民政府'],
    ],
    ['(市科技局牵头,市工业和信息化局、市财政局按职责分工负责)', ['市科技局', '市工业和信息化局', '市财政局']],
    ['\n责任单位：市委组织部、市发展改革委（市能源局）', ['市委组织部', '市发展改革委（市能源局）']],
    ['由市科技局牵头，市财政局和市教委配合。', ['市科技局', '市财政局', '市教委']],
  ])('are read from %s', (text, wanted) => {
    expect(units(text)?.responsibleUnits).toEqual(wanted)
    expect(units(text)?.heading).toBe('建平台')
  })
})

describe('numbering', () => {
  it.each([
    [
      '一、目标\n(一)创新\n1.研究。支持研究。\n（1）基础。支持基础研究。',
      ['一', '一/（一）', '一/（一）/1', '一/（一）/1/（1）'],
    ],
    [
      '第一章 目标\n第一条 支持研究，鼓励创新。\n第二条 推动应用。\n第二章 任务',
      ['第一章', '第一章/第一条', '第一章/第二条', '第二章'],
    ],
    ['一 、目标\n㈠创新。支持研究。\n① 支持基础研究。', ['一', '一/（一）', '一/（一）/①']],
    ['一、目标\n任务1：建平台。支持建设。\n任务2：引人才。支持引进。', ['一', '一/任务1', '一/任务2']],
    ['一、目标\n1．创新\n支持研究。\n2．应用\n支持应用。\n二、任务\n3、保障', ['一', '一/1', '一/2', '二', '二/3']],
  ])('of %j gives its paths', (body, paths) => {
    const { sections } = read(`云川市行动方案\n${body}`)
    expect(sections.map(({ path }) => path)).toEqual(paths)
  })
})

describe('whatever the text', () => {
  const words = constantFrom(
    '一、',
    '（一）',
    '1.',
    '——',
    '（责任单位：',
    '市科技局',
    '）',
    '。',
    '；',
    '、',
    '\n',
    '到2026年',
    '形成50项',
    '5%',
    '超过',

    '《',
    '“',
    '支持',
    '推动',
    '附件',
    '目录',
    ' ',
    '\u3000',
    '第一章',
    '2至3个',
    '𠮷',
    '\uD800',
    'a',
    '，',
    '给予最高500万元',
    ' | ',
    '\t',
    '指标',
    '2026年目标',
    '亿元',
  )
  const text = oneof(
    array(words, { maxLength: 200 }).map((parts) => parts.join('')),
    string({ maxLength: 300 }),
  )

  it('reading never throws, offsets point at their quotes, sections nest', () => {
    assert(
      property(text, (raw) => {
        const result = readPlanText(raw)
        if (result.kind === 'failure') return
        const { text: normal, reading } = result.value
        for (const { start, end, quote } of [...reading.targets, ...reading.measures]) {
          expect(normal.slice(start, end)).toBe(quote)
          expect(quote.trim()).toBe(quote)
        }
        for (const [index, section] of reading.sections.entries()) {
          const next = reading.sections[index + 1]
          expect(section.end).toBeGreaterThan(section.start)
          if (!next) continue
          expect(next.start).toBeGreaterThan(section.start)
          const isInside = next.end <= section.end
          expect(next.level > section.level ? isInside : next.start >= section.end).toBe(true)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('normalising twice changes nothing', () => {
    assert(
      property(text, (raw) => {
        const once = normalisePlanText(raw)
        expect(normalisePlanText(once)).toBe(once)
      }),
      { numRuns: 400 },
    )
  })

  it.each([
    ['', 'plan.text-empty'],
    ['Lorem ipsum dolor sit amet.', 'plan.text-empty'],
    ['这里没有任何编号的章节。', 'plan.no-sections'],
    [
      '云川市召开大会\n记者 王示例\n三月十二日，全市召开产业发展大会。\n市领导讲话\n会议要求各部门抓好落实，加快推进项目建设。',
      'plan.no-sections',
    ],
    ['长'.repeat(longestPlan + 1), 'plan.text-too-long'],
  ])('unreadable text is refused in one sentence', (raw, code) => {
    expect(readPlan(raw)).toMatchObject({ kind: 'failure', problems: [{ code }] })
  })
})
