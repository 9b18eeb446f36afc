import type { Icon } from '@tabler/icons-react'
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle, IconNote } from '@tabler/icons-react'
import type { ReactNode, Ref } from 'react'
import type { Tone } from './status-badge'
import './notice.css'

interface NoticeProps {
  tone: Tone
  icon?: Icon
  /** `alert` interrupts a screen reader, `status` waits its turn; none for what always stood there */
  role?: 'alert' | 'status'
  /** a button at the end of the line */
  action?: ReactNode
  /** from edge to edge of the window, above a page */
  wide?: boolean
  ref?: Ref<HTMLDivElement>
  children: ReactNode
}

const shapes: Record<Tone, Icon> = {
  plain: IconNote,
  info: IconInfoCircle,
  good: IconCircleCheck,
  warn: IconAlertTriangle,
  bad: IconAlertTriangle,
}

/** A sentence that stands out, on the spot it is about. */
export function Notice({ tone, icon, role, action, wide = false, ref, children }: NoticeProps) {
  const Shape = icon ?? shapes[tone]
  return (
    <div
      ref={ref}
      role={role}
      className="kluis-notice"
      data-tone={tone}
      data-wide={wide || undefined}
      tabIndex={role === 'alert' ? -1 : undefined}
      data-refusal={role === 'alert' || undefined}
    >
      <Shape size={18} stroke={1.75} aria-hidden />
      <div className="kluis-notice-text">{children}</div>
      {action}
    </div>
  )
}
