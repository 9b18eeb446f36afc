import type { Icon } from '@tabler/icons-react'
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconInfoCircle,
} from '@tabler/icons-react'
import './status-badge.css'

export type Tone = 'plain' | 'info' | 'good' | 'warn' | 'bad'

const shapes: Record<Tone, Icon> = {
  plain: IconCircleDashed,
  info: IconInfoCircle,
  good: IconCircleCheck,
  warn: IconAlertTriangle,
  bad: IconCircleX,
}

/** A state in a word, with a shape beside the colour so that neither has to be seen alone. */
export function StatusBadge({ tone, label, icon }: { tone: Tone; label: string; icon?: Icon }) {
  const Shape = icon ?? shapes[tone]
  return (
    <span className="kluis-badge" data-tone={tone}>
      <Shape size={14} stroke={2} aria-hidden />
      {label}
    </span>
  )
}
