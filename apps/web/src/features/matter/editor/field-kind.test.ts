import { expect, it } from 'vitest'
import type { FormShape } from '../form/form-shape.ts'
import {
  asKind,
  fieldKinds,
  kindOf,
  optionsOf,
  withField,
  withOptions,
  withoutField,
  withSchema,
} from './field-kind.ts'

const form: FormShape = {
  schema: { properties: { name: { type: 'string', title: '项目名称', maxLength: 40 } }, required: ['name'] },
  layout: [{ title: { zh: '项目', en: 'Project' }, fields: ['name'] }],
  checks: [],
}

it.each(fieldKinds)('makes a field %s and knows it again, with its words kept', (kind) => {
  const made = asKind({ type: 'boolean', title: '甲', 'x-en': 'A', 'x-help': { zh: '乙', en: 'B' } }, kind)
  expect(kindOf(made)).toBe(kind)
  expect(made).toMatchObject({ title: '甲', 'x-en': 'A', 'x-help': { zh: '乙', en: 'B' } })
})

it('adds, changes and takes away fields, in the layout too', () => {
  const more = withField(form, 0)
  expect(more.layout[0]?.fields).toEqual(['name', 'field1'])
  const changed = withSchema(
    more,
    'field1',
    withOptions(asKind({ type: 'string', title: '类别' }, 'several'), ['甲']),
    true,
  )
  expect(optionsOf(changed.schema.properties['field1'] ?? { type: 'string', title: '' })).toEqual(['甲'])
  expect(changed.schema.required).toEqual(['name', 'field1'])
  expect(withoutField(changed, 'field1')).toEqual(form)
})
