import { useFormat } from '../i18n/use-format'

interface MoneyTextProps {
  cents: number
  /** without the sign of the euro, for columns under a heading that says so */
  bare?: boolean
  strong?: boolean
}

/** An amount in figures of equal width that never breaks over two lines. */
export function MoneyText({ cents, bare = false, strong = false }: MoneyTextProps) {
  const format = useFormat()
  const text = format.money(cents)
  return (
    <span className="kluis-money" style={strong ? { fontWeight: 640 } : undefined}>
      {bare ? text.replace(/€\u00a0?/, '') : text}
    </span>
  )
}
