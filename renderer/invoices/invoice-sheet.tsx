import { Button, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from '../i18n/use-translation'
import { formatIban } from '../../shared/clients/identifiers'
import type { Invoice, InvoiceLine } from '../../shared/invoices/contract'
import type { Address } from '../../shared/invoices/document'
import { priceOf } from '../../shared/invoices/price'
import { unitName } from '../../shared/invoices/units'
import { shownAsTax, vatReason } from '../../shared/invoices/vat'
import { useFormat } from '../i18n/use-format'
import { countryName } from '../../shared/countries'
import { DateText } from '../ui/date-text'
import { MoneyText } from '../ui/money-text'
import { TotalsRows } from './editor/totals-panel'
import './invoices.css'

const linesAtOnce = 200

/** The document as the customer reads it, on screen. */
export function InvoiceSheet({ invoice, label }: { invoice: Invoice; label: string }) {
  const { t } = useTranslation()
  const { kind, seller, buyer, note } = invoice
  const subtotal = invoice.lines.reduce((sum, line) => sum + line.amountCents, 0)
  return (
    <Stack component="section" aria-label={label} gap="lg" className="kluis-sheet">
      <div className="kluis-sheet-top">
        <Stack gap={2}>
          {buyer ? (
            <>
              <Text fw={600}>{buyer.name}</Text>
              {buyer.attention !== null && (
                <Text>{t('invoices.sheet.attention', { name: buyer.attention })}</Text>
              )}
              <AddressLines address={buyer.address} />
            </>
          ) : (
            <Text fw={600}>{invoice.clientName}</Text>
          )}
        </Stack>
        {seller && (
          <Stack gap={2}>
            <Text fw={600}>{seller.name}</Text>
            <AddressLines address={seller.address} />
            <Text c="dimmed">{t('invoices.sheet.kvk', { number: seller.kvkNumber })}</Text>
            {seller.vatId !== null && (
              <Text c="dimmed">{t('invoices.sheet.sellerVatId', { number: seller.vatId })}</Text>
            )}
            <Text c="dimmed" className="kluis-mono">
              {formatIban(seller.iban)}
            </Text>
          </Stack>
        )}
      </div>
      <Title order={2} fz="xl">
        {t(`invoices.sheet.${kind}`)}
      </Title>
      <Facts invoice={invoice} />
      <SheetLines lines={invoice.lines} pricesIncludeVat={invoice.pricesIncludeVat} />
      <div className="kluis-sheet-totals">
        <TotalsRows totals={invoice} subtotalCents={subtotal} credit={kind === 'credit'} />
      </div>
      <Reasons invoice={invoice} />
      {note !== null && <Text style={{ whiteSpace: 'pre-line' }}>{note}</Text>}
    </Stack>
  )
}

function AddressLines({ address }: { address: Address }) {
  const { language } = useFormat()
  const { street, houseNumber, postcode, town, country } = address
  const lines = [
    `${street} ${houseNumber}`.trim(),
    `${postcode} ${town}`.trim(),
    country === 'NL' ? '' : countryName(country, language),
  ]
  return lines
    .filter((line) => line !== '')
    .map((line) => (
      <Text key={line} className="kluis-wrap">
        {line}
      </Text>
    ))
}

function Facts({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { kind, number, issuedOn, dueOn, supplyFrom, supplyTo, reference, buyer, credits } = invoice
  const { orderNumber, deliveryCountry } = invoice
  const period = supplyFrom !== null && supplyTo !== null && supplyTo !== supplyFrom
  const facts: [string, React.ReactNode][] = [
    [t('invoices.sheet.number'), number],
    [t('invoices.sheet.date'), issuedOn && <DateText date={issuedOn} />],
    [t('invoices.sheet.due'), kind === 'invoice' && dueOn && <DateText date={dueOn} />],
    [
      t('invoices.sheet.supply'),
      period
        ? t('invoices.sheet.period', { from: format.date(supplyFrom), to: format.date(supplyTo) })
        : supplyFrom && <DateText date={supplyFrom} />,
    ],
    [t('invoices.sheet.reference'), reference],
    [t('invoices.sheet.orderNumber'), orderNumber],
    [
      t('invoices.editor.deliveryCountry'),
      deliveryCountry && countryName(deliveryCountry, format.language),
    ],
    [t('invoices.sheet.oin'), buyer?.oin],
    [t('invoices.sheet.vatId'), buyer?.vatId],
    [t('invoices.page.credits'), credits?.number],
  ]
  return (
    <dl className="kluis-sheet-facts">
      {facts
        .filter(([, value]) => Boolean(value))
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

/** Of an invoice, or of what looks like one. */
export function SheetLines({
  lines,
  pricesIncludeVat,
}: {
  lines: readonly Omit<InvoiceLine, 'creditsLineId'>[]
  pricesIncludeVat: boolean
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const [shown, setShown] = useState(linesAtOnce)
  const discounted = lines.some((line) => line.discountBasisPoints !== 0)
  const taxed = lines.some((line) => line.vatKind !== 'small-business')
  const more = Math.min(linesAtOnce, lines.length - shown)
  return (
    <div style={{ overflowX: 'auto' }}>
      <table className="kluis-sheet-lines">
        <thead>
          <tr>
            <th scope="col">{t('invoices.grid.description')}</th>
            <th scope="col" data-align="right">
              {t('invoices.grid.quantity')}
            </th>
            <th scope="col" data-align="right">
              {t(pricesIncludeVat ? 'invoices.sheet.priceIncl' : 'invoices.sheet.price')}
            </th>
            {discounted && (
              <th scope="col" data-align="right">
                {t('invoices.grid.discount')}
              </th>
            )}
            {taxed && (
              <th scope="col" data-align="right">
                {t('invoices.grid.vat')}
              </th>
            )}
            <th scope="col" data-align="right">
              {t(pricesIncludeVat ? 'invoices.sheet.amountIncl' : 'invoices.grid.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, shown).map((line) => (
            <tr key={line.id}>
              <td>{line.description}</td>
              <td data-align="right" className="kluis-figures">
                {format.quantity(line.quantity)}
                {line.unit && ` ${unitName(line.unit, line.quantity, format.language)}`}
              </td>
              <td data-align="right">
                <span className="kluis-money">{format.price(priceOf(line))}</span>
              </td>
              {discounted && (
                <td data-align="right">
                  {line.discountBasisPoints === 0
                    ? null
                    : format.percentage(line.discountBasisPoints)}
                </td>
              )}
              {taxed && (
                <td data-align="right">
                  {shownAsTax(line.vatKind)
                    ? format.percentage(line.vatRate)
                    : t(`invoices.vat.${line.vatKind}`)}
                </td>
              )}
              <td data-align="right">
                <MoneyText cents={line.amountCents} bare />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && (
        <Button variant="subtle" mt="sm" onClick={() => setShown(shown + linesAtOnce)}>
          {t('invoices.page.moreLines', { count: more })}
        </Button>
      )}
    </div>
  )
}

/** Why no VAT is charged, in the words of the document's own language. */
function Reasons({ invoice: { vat, language } }: { invoice: Invoice }) {
  const screen = useFormat().language
  const reasons = vat.map(({ kind }) => vatReason(kind, language ?? screen))
  return [...new Set(reasons)]
    .filter((reason) => reason !== null)
    .map((reason) => (
      <Text key={reason} c="dimmed" lang={language ?? screen}>
        {reason.charAt(0).toUpperCase() + reason.slice(1)}.
      </Text>
    ))
}
