import { sentence } from '@ceyuan/contract'
import { readBundleProblem, solveBundle } from '@ceyuan/policy'
import { Result } from '@ceyuan/values'
import { describe, expect, it } from 'vitest'

const grants = ['a', 'b', 'c'].map((id) => ({ id, fen: 10, subject: 'p', groups: [] }))

const said = (problem: unknown): readonly (readonly [zh: string, en: string])[] => {
  const solved = Result.andThen(readBundleProblem(problem), (read) => solveBundle(read))
  if (solved.kind === 'success') return []
  return solved.problems.map((one): [string, string] => [sentence(one, 'zh-CN'), sentence(one, 'en')])
}

const refusals: readonly (readonly [what: string, problem: unknown, zh: string, en: string])[] = [
  [
    'an id that stands there twice',
    { grants: [...grants, { id: 'b', fen: 1 }] },
    '“/grants/3/id”处的资助项编号“b”在“/grants/1/id”处已经用过。请使每个编号唯一。',
    'The grant id “b” at “/grants/3/id” already stands at “/grants/1/id”. Please make every id unique.',
  ],
  [
    'an unknown id among the incompatible pairs',
    { grants, incompatible: [['a', 'x']] },
    '“/incompatible/0/1”处，互斥关系提到资助项“x”，但资助项中没有它。请改正编号。',
    'At “/incompatible/0/1” the incompatible pairs name the grant “x”, which is not among the grants. Please correct the id.',
  ],
  [
    'an unknown id in a cap',
    { grants, caps: [{ name: '年度', ids: ['a', 'x'], fen: 5 }] },
    '“/caps/0/ids/1”处，上限“年度”提到资助项“x”，但资助项中没有它。请改正编号。',
    'At “/caps/0/ids/1” the cap “年度” names the grant “x”, which is not among the grants. Please correct the id.',
  ],
  [
    'a grant incompatible with itself',
    { grants, incompatible: [['a', 'a']] },
    '“/incompatible/0”处，资助项“a”被写成与自己互斥。请删去这一对或改正编号。',
    'At “/incompatible/0” the grant “a” is said to be incompatible with itself. Please take the pair out or correct an id.',
  ],
  [
    'an amount below zero',
    { grants: [{ id: 'a', fen: -5 }] },
    '“/grants/0/fen”处，“a”的金额为 -5 分，小于零。请写零或正数。',
    'At “/grants/0/fen” the amount of “a” is -5 fen, below zero. Please write zero or more.',
  ],
  [
    'a cap below zero',
    { grants, caps: [{ name: '年度', ids: ['a'], fen: '-5' }] },
    '“/caps/0/fen”处，“年度”的金额为 -5 分，小于零。请写零或正数。',
    'At “/caps/0/fen” the amount of “年度” is -5 fen, below zero. Please write zero or more.',
  ],
  [
    'a part of a fen',
    { grants: [{ id: 'a', fen: 0.5 }] },
    '“/grants/0/fen”处的金额“0.5”不是整数分。请写 2 的 53 次方以内的整数，或以文字写任意位数的整数。',
    'The amount at “/grants/0/fen”, “0.5”, is not a whole number of fen. Please write a whole number up to 2 to the power of 53, or one of any length as text.',
  ],
  [
    'an amount beyond all numbers',
    { grants: [{ id: 'a', fen: Infinity }] },
    '“/grants/0/fen”处的金额“Infinity”不是整数分。请写 2 的 53 次方以内的整数，或以文字写任意位数的整数。',
    'The amount at “/grants/0/fen”, “Infinity”, is not a whole number of fen. Please write a whole number up to 2 to the power of 53, or one of any length as text.',
  ],
  [
    'caps that cross',
    {
      grants,
      caps: [
        { name: '甲', ids: ['a', 'b'], fen: 1 },
        { name: '乙', ids: ['b', 'c'], fen: 1 },
      ],
    },
    '“/caps/1”处的上限“乙”与“/caps/0”处的“甲”交叉：“b”同属两者，“c”只属“乙”，而“甲”另有“乙”不含的项目。上限之间须互不相交或一个包含另一个，请改正编号。',
    'The caps “乙” at “/caps/1” and “甲” at “/caps/0” cross: “b” is in both, “c” only in “乙”, and “甲” holds others that “乙” does not. Two caps must share nothing, or one must hold the other: please change their ids.',
  ],
  [
    'a name that looks like a missing one',
    { grants, cap: [] },
    '“/cap”处的名称“cap”不认识，像是缺少的“caps”。请改正名称；若是备注，请换一个不相像的名称。',
    'At “/cap” the name “cap” is not known; it looks like “caps”, which is missing. Please correct it; if it is a note, please give it a name less alike.',
  ],
  [
    'no grants at all',
    [],
    '“/”处应为由名称和值组成的对象，实为“[]”。请改正后再试。',
    'At “/” there should be an object of names and values, but there is “[]”. Please correct it and try again.',
  ],
  [
    'ten thousand grants',
    { grants: Array.from({ length: 10_000 }, (_, index) => ({ id: `g${index}`, fen: 1 })) },
    '“/grants”处共有 10,000 个资助项，一次最多 5,000 个。请分开求解。',
    'At “/grants” there are 10,000 grants; one problem may hold 5,000. Please solve it in parts.',
  ],
]

describe('what is said of a bundle problem with faults', () => {
  it.each(refusals)('names %s, where it stands, what is wanted and what to do', (_what, problem, zh, en) => {
    expect(said(problem)[0]).toEqual([zh, en])
  })

  it('takes an amount as a number or as text, and solves a problem without grants', () => {
    expect(
      said({
        grants: [
          { id: 'a', fen: 7 },
          { id: 'b', fen: '90071992547409930' },
        ],
      }),
    ).toEqual([])
    expect(said({ grants: [] })).toEqual([])
  })
})
