import type { ReactElement, ReactNode } from 'react'

// What can be scrolled must be reached by keyboard, though nothing in it can be pressed.
const reach = (element: HTMLElement | null): void => element?.setAttribute('tabindex', '0')

/** A table that is moved sideways where it is wider than its place, by keyboard too. */
export const Scroll = (props: { readonly label: string; readonly children: ReactNode }): ReactElement => (
  <section className="scroll" ref={reach} aria-label={props.label}>
    {props.children}
  </section>
)
