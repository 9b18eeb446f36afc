import { Button, Table, Text } from '@mantine/core'
import type { CorrectionOf } from '../../shared/vat/contract'
import { boxes, type BoxAmount } from '../../shared/vat/overview'
import { periodName } from '../../shared/vat/words'
import { useCall } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { confirm } from '../ui/confirm'
import { AnchorLink } from '../ui/links'
import { MoneyText } from '../ui/money-text'
import { Notice } from '../ui/notice'
import { Section } from '../ui/section'
import { Scrolling } from '../ui/table/scrolling'
import { toast } from '../ui/toast'

interface CorrectionsProps {
  title: string
  rows: readonly CorrectionOf[]
  /** of the locked period one looks at: what came since it was locked */
  own?: boolean
}

type BoxName = (typeof boxes)[number] | 'outside'

const linesOf = ({ overview }: CorrectionOf): { box: BoxName; amount: BoxAmount }[] =>
  [
    ...boxes.map((box) => ({ box, amount: overview.boxes[box] })),
    { box: 'outside' as const, amount: overview.outside },
  ].filter(({ amount }) => amount.netCents !== 0 || amount.vatCents !== 0)

/** What came to light of a period after it was locked, by box. */
export function Corrections({ title, rows, own = false }: CorrectionsProps) {
  const { t } = useTranslation()
  const { language } = useFormat()
  return (
    <Section title={title} flush>
      {own && rows.map((row) => <Advice key={row.returnId} row={row} />)}
      <Scrolling minWidth={520}>
        <Table verticalSpacing="xs" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('vat.corrections.of')}</Table.Th>
              <Table.Th>{t('vat.form.box')}</Table.Th>
              <Table.Th ta="right">{t('vat.form.turnover')}</Table.Th>
              <Table.Th ta="right">{t('vat.form.vat')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.flatMap((row) =>
              linesOf(row).map(({ box, amount }) => (
                <Table.Tr key={`${row.returnId} ${box}`}>
                  <Table.Td>{periodName(row.of, language)}</Table.Td>
                  <Table.Td>
                    <AnchorLink
                      to="/vat/documents"
                      search={{ from: row.of.from, to: row.of.to, box, since: row.since }}
                      inherit
                    >
                      {box === 'outside' ? t('vat.corrections.outside') : box}
                    </AnchorLink>
                  </Table.Td>
                  <Table.Td ta="right">
                    <MoneyText cents={amount.netCents} />
                  </Table.Td>
                  <Table.Td ta="right">
                    <MoneyText cents={amount.vatCents} />
                  </Table.Td>
                </Table.Tr>
              )),
            )}
          </Table.Tbody>
        </Table>
      </Scrolling>
      <Text c="dimmed" size="sm" px="md" pb="md">
        {t('vat.corrections.note')}
      </Text>
    </Section>
  )
}

/** Along in the next return, or apart and by when. */
function Advice({ row }: { row: CorrectionOf }) {
  const { t } = useTranslation()
  const { dateLong, money } = useFormat()
  const tell = useCall('vat.tellApart')
  const { apart, dueOn, foundOn, overview, returnId, seen } = row
  if (!apart) {
    return (
      <Notice tone="info" wide>
        {t('vat.changed.small')}
      </Notice>
    )
  }
  const done = async () => {
    const sure = await confirm({
      title: t('vat.changed.doneTitle'),
      body: t('vat.changed.doneBody', { amount: money(overview.dueCents) }),
      confirm: t('vat.changed.done'),
    })
    if (!sure) return
    try {
      await tell.mutateAsync({ id: returnId, seen })
      toast.done(t('vat.changed.told'))
    } catch (error) {
      toast.failed(error)
    }
  }
  return (
    <Notice
      tone="warn"
      wide
      action={
        <Button variant="default" size="xs" loading={tell.isPending} onClick={() => void done()}>
          {t('vat.changed.done')}
        </Button>
      }
    >
      {dueOn === null
        ? t('vat.changed.apart', { found: dateLong(foundOn) })
        : t('vat.changed.apartBy', { found: dateLong(foundOn), due: dateLong(dueOn) })}
    </Notice>
  )
}
