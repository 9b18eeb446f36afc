import { useFormat } from '../i18n/use-format'

interface MoneyTextProps {
  cents: number
  /** without the sign of the euro, for columns under a heading that says so */
  bare?: boolean
  strong?: boolean
  /** other than euro: its code stands behind the amount */
  currency?: string
}

/** An amount in figures of equal width that never breaks over two lines. */
export function MoneyText({
  cents,
  bare = false,
  strong = false,
  currency = 'EUR',
}: MoneyTextProps) {
  const format = useFormat()
  const text = format.money(cents)
  const foreign = currency !== 'EUR'
  const figures = text.replace(/€\u00a0?/, '')
  return (
    <span className="kluis-money" style={strong ? { fontWeight: 640 } : undefined}>
      {foreign ? `${figures}\u00a0${currency}` : bare ? figures : text}
    </span>
  )
}
