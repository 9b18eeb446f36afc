import { Table, Text } from '@mantine/core'
import type { IcpEntry, VatPage } from '../../shared/vat/contract'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { AnchorLink } from '../ui/links'
import { Section } from '../ui/section'
import { Scrolling } from '../ui/table/scrolling'
import { Euros } from './form-table'

/** The list of supplies to businesses in other member states. */
export function IcpTable({ page: { icp, period } }: { page: VatPage }) {
  const { t } = useTranslation()
  const { from, to } = period
  if (icp.rows.length === 0) {
    return (
      <Section title={t('vat.icp.title')}>
        <Text c="dimmed">{t('vat.icp.none')}</Text>
      </Section>
    )
  }
  return (
    <Section title={t('vat.icp.title')} flush>
      <Scrolling minWidth={560}>
        <Table verticalSpacing="xs" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('vat.icp.vatId')}</Table.Th>
              <Table.Th>{t('vat.icp.country')}</Table.Th>
              <Table.Th ta="right">{t('vat.icp.goods')}</Table.Th>
              <Table.Th ta="right">{t('vat.icp.services')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {icp.rows.map((row) => (
              <Table.Tr key={row.buyerId}>
                <Table.Td>
                  <AnchorLink
                    to="/vat/documents"
                    search={{ from, to, buyer: row.buyerId }}
                    className="kluis-figures"
                    inherit
                  >
                    {row.vatId ?? t('vat.icp.archived')}
                  </AnchorLink>
                  <Changed row={row} />
                </Table.Td>
                <Table.Td>{row.country}</Table.Td>
                <Table.Td ta="right">
                  <Euros value={row.goodsEuros} />
                </Table.Td>
                <Table.Td ta="right">
                  <Euros value={row.servicesEuros} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th scope="row" colSpan={3}>
                {t('vat.icp.total')}
              </Table.Th>
              <Table.Td ta="right">
                <Euros value={icp.totalEuros} />
              </Table.Td>
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </Scrolling>
    </Section>
  )
}

/** What was declared of it, where that is not what it is now. */
function Changed({ row: { declared, goodsCents, servicesCents } }: { row: IcpEntry }) {
  const { t } = useTranslation()
  const { money } = useFormat()
  if (!declared) return null
  if (declared.goodsCents === goodsCents && declared.servicesCents === servicesCents) return null
  return (
    <Text c="dimmed" size="sm">
      {t('vat.icp.declared', {
        goods: money(declared.goodsCents),
        services: money(declared.servicesCents),
      })}
    </Text>
  )
}
