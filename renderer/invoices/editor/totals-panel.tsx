import { Text } from '@mantine/core'
import { useTranslation } from '../../i18n/use-translation'
import type { VatRow } from '../../../shared/invoices/document'
import { useFormat } from '../../i18n/use-format'
import { MoneyText } from '../../ui/money-text'
import '../invoices.css'

interface Amounts {
  discountCents: number
  vat: readonly VatRow[]
  netCents: number
  grossCents: number
}

interface TotalsProps {
  /** null when an amount is too large */
  totals: Amounts | null
  /** the sum of the lines, in their own price basis */
  subtotalCents: number
  credit?: boolean
  /** nothing is asked for yet */
  offer?: boolean
}

/** Subtotal, discount, the VAT of each rate and what is to be paid. */
export function TotalsRows({ totals, subtotalCents, credit = false, offer = false }: TotalsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  if (!totals) {
    return (
      <Text c="var(--mantine-color-error)" role="alert">
        {t('invoices.totals.tooLarge')}
      </Text>
    )
  }
  const { discountCents, vat, netCents, grossCents } = totals
  const label = ({ kind, rate, netCents: net }: VatRow): string => {
    const over = format.money(net)
    return kind === 'standard' || kind === 'reduced' || kind === 'zero' || kind === 'consumer-eu'
      ? t('invoices.totals.vat', { rate: format.percentage(rate), net: over })
      : t(`invoices.totals.${kind}`, { net: over })
  }
  // Under the small-business scheme no VAT is shown at all (Wet OB art. 25).
  const taxed = vat.some(({ kind }) => kind !== 'small-business')
  return (
    <dl className="kluis-totals">
      {discountCents !== 0 && (
        <>
          <Row label={t('invoices.totals.subtotal')} cents={subtotalCents} />
          <Row label={t('invoices.totals.discount')} cents={-discountCents} />
        </>
      )}
      {taxed && <Row label={t('invoices.totals.net')} cents={netCents} />}
      {vat.map((row) => (
        <Row
          key={`${row.kind} ${row.rate}`}
          label={label(row)}
          cents={row.kind === 'small-business' ? null : row.vatCents}
        />
      ))}
      <Row
        label={t(
          offer
            ? 'invoices.totals.whole'
            : credit
              ? 'invoices.totals.credited'
              : 'invoices.totals.gross',
        )}
        cents={grossCents}
        grand
      />
    </dl>
  )
}

function Row({ label, cents, grand }: { label: string; cents: number | null; grand?: boolean }) {
  return (
    <div data-grand={grand}>
      <dt>{label}</dt>
      <dd>{cents === null ? null : <MoneyText cents={cents} strong={grand ?? false} />}</dd>
    </div>
  )
}
