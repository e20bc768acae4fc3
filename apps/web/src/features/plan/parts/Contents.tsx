import type { LightCounts } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Light } from '../../../parts/Light.tsx'
import { lights } from '../../../parts/lights.ts'

type Section = {
  readonly path: string
  readonly level: number
  readonly label: string
  readonly counts: LightCounts
}

/** The plan's chapters and sections, each with the lights that stand in it. */
export const Contents = ({ sections }: { readonly sections: readonly Section[] }): ReactElement => {
  const { t } = useMessages()
  const parents = new Set(sections.map(({ path }) => path.split('/').slice(0, -1).join('/')))
  return (
    <nav className="plan-contents no-print" aria-label={t('plan.contents')}>
      <ol>
        {sections
          .filter((section) => section.level <= 2)
          .map((section) => (
            <li key={section.path} className={section.level === 1 ? 'chapter' : undefined}>
              <a href={`#s-${section.path}`}>
                <span lang="zh-CN">{section.label}</span>
                {parents.has(section.path) ? null : (
                  <span className="plan-counts">
                    {lights
                      .filter((light) => section.counts[light] > 0)
                      .map((light) => (
                        <span key={light}>
                          <Light light={light} markOnly /> {section.counts[light]}
                        </span>
                      ))}
                  </span>
                )}
              </a>
            </li>
          ))}
      </ol>
      <p className="small quiet">{t('plan.confirmedNote')}</p>
    </nav>
  )
}
