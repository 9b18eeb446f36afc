import { Button, Table, Text, VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import type { VatPage } from '../../shared/vat/contract'
import { boxes, type BothWays, type TypedBox } from '../../shared/vat/overview'
import { boxName, type NamedBox } from '../../shared/vat/words'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { AnchorLink } from '../ui/links'
import { MoneyText } from '../ui/money-text'
import { Section } from '../ui/section'
import { Scrolling } from '../ui/table/scrolling'
import { TypeModal } from './type-modal'

type Sales = (typeof boxes)[number]

const isSales = (box: NamedBox): box is Sales => boxes.some((one) => one === box)

/** The boxes of the form, to the cent and in the whole euros that are filled in. */
export function FormTable({ page }: { page: VatPage }) {
  const { t } = useTranslation()
  const [typing, setTyping] = useState<TypedBox | null>(null)
  const { form, own, lock } = page
  const rowOf = (box: NamedBox) => form.rows.find((row) => row.box === box)
  const mayType = lock === null && page.overlaps.length === 0
  const type = (box: TypedBox) => (mayType ? () => setTyping(box) : null)
  return (
    <Section title={t('vat.form.title')} flush>
      <Scrolling minWidth={720}>
        <Table verticalSpacing="xs" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th w="4rem">{t('vat.form.box')}</Table.Th>
              <Table.Th>{t('vat.form.what')}</Table.Th>
              <Table.Th ta="right">{t('vat.form.turnover')}</Table.Th>
              <Table.Th ta="right">{t('vat.form.vat')}</Table.Th>
              <Table.Th ta="right">{t('vat.form.turnoverEuros')}</Table.Th>
              <Table.Th ta="right">{t('vat.form.vatEuros')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {(['1a', '1b', '1c', '1e', '2a', '3a', '3b', '4a', '4b'] as const).map((box) => (
              <Row
                key={box}
                box={box}
                page={page}
                net={rowOf(box)?.net ?? null}
                vat={rowOf(box)?.vat ?? null}
                onType={isSales(box) ? null : type(box)}
              />
            ))}
            <Row box="5a" page={page} net={null} vat={form['5a']} onType={null} strong />
            <Row box="5b" page={page} net={null} vat={form['5b']} onType={type('5b')} />
            <Row box="5g" page={page} net={null} vat={form['5g']} onType={null} strong />
            {own.outside.netCents !== 0 && (
              <Row
                box="outside"
                page={page}
                net={{ cents: own.outside.netCents, euros: 0 }}
                vat={null}
                onType={null}
              />
            )}
          </Table.Tbody>
        </Table>
      </Scrolling>
      <Text c="dimmed" size="sm" px="md" pb="md">
        {t('vat.salesOnly')}
      </Text>
      {typing && <TypeModal page={page} box={typing} onClose={() => setTyping(null)} />}
    </Section>
  )
}

interface RowProps {
  box: NamedBox
  page: VatPage
  net: BothWays | null
  vat: BothWays | null
  onType: (() => void) | null
  strong?: boolean
}

function Row({ box, page, net, vat, onType, strong = false }: RowProps) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const typed = box === '2a' || box === '4a' || box === '4b' || box === '5b'
  const outside = box === 'outside'
  // Net of the deductible box is nothing; whole euros of what is not on the form neither.
  const hasNet = !strong && box !== '5b'
  return (
    <Table.Tr fw={strong ? 600 : undefined}>
      <Table.Td>{outside ? '' : box}</Table.Td>
      <Table.Td className="kluis-wrap">
        <Name box={box} page={page} text={boxName(box, language)} />
        {onType && (
          <Button size="compact-xs" variant="subtle" ml="xs" onClick={onType}>
            {t(vat === null ? 'vat.form.fill' : 'vat.form.change')}
            <VisuallyHidden>{` ${box}`}</VisuallyHidden>
          </Button>
        )}
      </Table.Td>
      <Table.Td ta="right">{hasNet && net && <MoneyText cents={net.cents} />}</Table.Td>
      <Table.Td ta="right">
        {vat ? (
          <MoneyText cents={vat.cents} />
        ) : (
          (typed || box === '5g') && (
            <Text span c="dimmed" size="sm">
              {t(box === '5g' ? 'vat.form.incomplete' : 'vat.form.notTyped')}
            </Text>
          )
        )}
      </Table.Td>
      <Table.Td ta="right">{hasNet && !outside && net && <Euros value={net.euros} />}</Table.Td>
      <Table.Td ta="right">{vat && <Euros value={vat.euros} />}</Table.Td>
    </Table.Tr>
  )
}

export function Euros({ value }: { value: number }) {
  const { count } = useFormat()
  return <span className="kluis-money">{`€ ${count(value)}`}</span>
}

/** Leads to the documents, where there are any. */
function Name({ box, page, text }: { box: NamedBox; page: VatPage; text: string }) {
  const { t } = useTranslation()
  if (!isSales(box) && box !== 'outside') return text
  const count = page.documents[box]
  if (count === 0) return text
  const { from, to } = page.period
  return (
    <>
      <AnchorLink to="/vat/documents" search={{ from, to, box }} inherit>
        {text}
      </AnchorLink>{' '}
      <Text span c="dimmed" size="sm">
        {t('vat.form.documents', { count })}
      </Text>
    </>
  )
}
