import {
  FrameAnchorType,
  FrameWrap,
  HorizontalPositionAlign,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
  VerticalPositionAlign,
} from 'docx'
import { run, spacing } from './docx-text.ts'
import type { LaidOut } from './laid-out.ts'
import { measures, twips } from './measures.ts'

const { size, page } = measures
const areaWidth = twips(page.width - page.left - page.right)
const lineHeight = 22
const ruleHeight = 6

const frameOf = (hasCopies: boolean) =>
  ({
    type: 'alignment',
    width: areaWidth,
    height: (hasCopies ? 2 * lineHeight + 3 * ruleHeight : lineHeight + 2 * ruleHeight) * 20,
    wrap: FrameWrap.NOT_BESIDE,
    anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN },
    alignment: { x: HorizontalPositionAlign.LEFT, y: VerticalPositionAlign.BOTTOM },
  }) as const

type Frame = ReturnType<typeof frameOf>

// An underlined tab: the one line that every word processor draws inside a frame.
const rule = (frame: Frame, type: 'single' | 'thick'): Paragraph =>
  new Paragraph({
    frame,
    spacing: spacing(ruleHeight),
    tabStops: [{ type: TabStopType.RIGHT, position: areaWidth }],
    children: [new TextRun({ children: [new Tab()], underline: { type }, size: ruleHeight })],
  })

// One character free at both ends.
const line = (frame: Frame, text: string, atRight?: string): Paragraph =>
  new Paragraph({
    frame,
    spacing: spacing(lineHeight),
    indent: { left: size.small * 20, right: size.small * 20 },
    autoSpaceEastAsianText: false,
    tabStops: [{ type: TabStopType.RIGHT, position: areaWidth - size.small * 20 }],
    children: [
      run(text, { size: size.small }),
      ...(atRight === undefined ? [] : [run('', { size: size.small, children: [new Tab(), atRight] })]),
    ],
  })

/** The copies and the printing line, in a frame at the foot of the page between lines of the standard's weights. */
export const colophonFrame = ({
  copies,
  printedBy,
  printedOn,
}: NonNullable<LaidOut['document']['colophon']>): readonly Paragraph[] => {
  const frame = frameOf(copies !== null)
  return [
    rule(frame, 'thick'),
    ...(copies === null ? [] : [line(frame, copies), rule(frame, 'single')]),
    line(frame, printedBy, printedOn),
    rule(frame, 'thick'),
  ]
}
