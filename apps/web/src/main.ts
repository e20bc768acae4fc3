import { beginEarly } from './early.ts'
import './theme/tokens.css'
import './theme/base.css'
import './theme/frame.css'
import './theme/controls.css'
import './theme/print.css'

beginEarly(location.pathname)
void import('./start.tsx').then(({ start }) => start())
