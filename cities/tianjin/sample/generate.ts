import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { achievementRecords } from './achievements.ts'
import { readCoordination } from './coordination.ts'
import { documentRecords } from './documents.ts'
import { enterpriseRecords } from './enterprises.ts'
import { fundingLines, readFunding, withGroups } from './funding.ts'
import { allianceRecords, carrierRecords, serviceBodyRecords, unitRecords } from './institutions.ts'
import { outputRecords } from './output.ts'
import { expertRecords, teamRecords } from './people.ts'
import { platformRecords } from './platforms.ts'
import { readPolicySample } from './policies.ts'
import { projectRecords } from './projects.ts'
import { recognitionRecords } from './recognitions.ts'
import { readStory, readUnits, readWords } from './story.ts'
import type { Version } from './version.ts'

const inTimeOrder = (versions: readonly Version[]): readonly Version[] =>
  versions.toSorted((one, other) => one.at.localeCompare(other.at) || one.key.localeCompare(other.key))

const linesOf = (items: readonly object[]): string => items.map((item) => `${JSON.stringify(item)}\n`).join('')

const text = (versions: readonly Version[]): string => linesOf(inTimeOrder(versions))

/** The sample records of every register, as text by file name: the same on every machine, on every day. */
export const generateSample = (): ReadonlyMap<string, string> => {
  const story = readStory()
  const words = readWords()
  const { enterprises, versions: enterprise } = enterpriseRecords(story, words)
  const achievement = achievementRecords(story, words, enterprises)
  const said = readPolicySample(story)
  const funding = readFunding()
  const recognition = [...recognitionRecords(story, enterprises), ...said.recognitions]
  const output = outputRecords(story)
  const registers: Readonly<Record<string, readonly Version[]>> = {
    unit: unitRecords(story, readUnits()),
    'source-document': documentRecords(story, [...achievement, ...recognition], output),
    carrier: carrierRecords(story),
    enterprise: withGroups(enterprise, funding),
    recognition,
    platform: platformRecords(story, words),
    achievement,
    project: [...projectRecords(story, words, enterprises), ...said.projects],
    team: teamRecords(story, words),
    expert: expertRecords(story, words),
    'service-body': serviceBodyRecords(story, words),
    output,
    alliance: allianceRecords(story, enterprises),
  }
  const { milestones, orders, meetings } = readCoordination()
  return new Map([
    ...Object.entries(registers).map(([register, versions]) => [`${register}.jsonl`, text(versions)] as const),
    ...Object.entries({
      milestones,
      orders,
      meetings,
      'supplied-facts': said.lines,
      funding: fundingLines(funding),
    }).map(([name, lines]) => [`${name}.jsonl`, linesOf(lines)] as const),
  ])
}

if (import.meta.main)
  for (const [name, content] of generateSample()) {
    const packed = name === 'enterprise.jsonl'
    writeFileSync(new URL(packed ? `${name}.gz` : name, import.meta.url), packed ? gzipSync(content) : content)
    process.stdout.write(`${name} ${content.split('\n').length - 1}\n`)
  }
