import { useFormat } from '../i18n/use-format'

/** A civil date, `YYYY-MM-DD`; nothing for null. */
export function DateText({ date }: { date: string | null }) {
  const format = useFormat()
  if (date === null) return null
  return (
    <time dateTime={date} className="kluis-figures">
      {format.date(date)}
    </time>
  )
}

/** A UTC moment as the Dutch clock showed it; nothing for null. */
export function MomentText({ moment }: { moment: string | null }) {
  const format = useFormat()
  if (moment === null) return null
  return (
    <time dateTime={moment} className="kluis-figures">
      {format.moment(moment)}
    </time>
  )
}
