import { Button, Group, Stack, Table, Text } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { shownDomainName } from '../../../shared/services/domain-name'
import type { RegistrarLine, RegistrarLineKind } from '../../../shared/services/files'
import type { Subscription } from '../../../shared/services/subscription'
import { useCall, useData } from '../../api'
import { useToday } from '../../api/use-today'
import { ClientLink } from '../../clients/client-link'
import { useFormat } from '../../i18n/use-format'
import { useTranslation } from '../../i18n/use-translation'
import { Section } from '../../ui/section'
import { Scrolling } from '../../ui/table/scrolling'
import { toast } from '../../ui/toast'
import { EndModal } from '../client/end-modal'
import { AsideModal } from './aside-modal'
import { SettleButtons, TakeAllExpiries } from './registrar-settle'
import { SellModal } from './sell-modal'

/** As many lines of a kind as are shown: what is settled makes room for the others. */
const mostShown = 100

interface LinesProps {
  rows: readonly RegistrarLine[]
  onSettled: () => void
}

type Open =
  { what: 'sell' | 'aside'; line: RegistrarLine } | { what: 'end'; subscription: Subscription }

/** The differences of one kind, each with what can be done about it. */
export function RegistrarLines({
  kind,
  rows,
  onSettled,
}: LinesProps & { kind: RegistrarLineKind }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<Open | null>(null)
  const today = useToday()
  const items = useData('services.items', {}).data ?? []
  const close = () => {
    setOpen(null)
    onSettled()
  }
  return (
    <Section
      flush
      title={`${t(`services.import.registrar.kinds.${kind}`)} (${rows.length})`}
      actions={
        kind === 'other-expiry' &&
        rows.length > 1 && <TakeAllExpiries rows={rows} onSettled={onSettled} />
      }
    >
      <Frame rows={rows}>
        {(line) => (
          <SettleButtons
            line={line}
            onSettled={onSettled}
            onSell={() => setOpen({ what: 'sell', line })}
            onAside={() => setOpen({ what: 'aside', line })}
            onEnd={(subscription) => setOpen({ what: 'end', subscription })}
          />
        )}
      </Frame>
      {open?.what === 'sell' && (
        <SellModal line={open.line} items={items} today={today} onClose={close} />
      )}
      {open?.what === 'aside' && <AsideModal line={open.line} onClose={close} />}
      {open?.what === 'end' && (
        <EndModal subscription={open.subscription} today={today} onClose={close} />
      )}
    </Section>
  )
}

/** What somebody let be, and why. */
export function AsideLines({ rows, onSettled }: LinesProps) {
  const { t } = useTranslation()
  const { date } = useFormat()
  const takeUp = useCall('services.takeUp')
  return (
    <Section flush title={t('services.import.aside.lines', { count: rows.length })}>
      <Frame rows={rows}>
        {({ aside, difference, domain, kind }) => (
          <Stack gap={2} align="flex-start">
            <Text size="sm">{t(`services.import.registrar.kinds.${kind}`)}</Text>
            {aside && (
              <Text size="sm">
                {t(`services.import.aside.reasons.${aside.reason}`)},{' '}
                {t('services.import.aside.by', { date: date(aside.on), who: aside.by })}
              </Text>
            )}
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={t('services.import.aside.takeUpWhich', {
                domain: shownDomainName(domain),
              })}
              onClick={() =>
                takeUp.mutate({ difference }, { onSuccess: onSettled, onError: toast.failed })
              }
            >
              {t('services.import.aside.takeUp')}
            </Button>
          </Stack>
        )}
      </Frame>
    </Section>
  )
}

function Frame({
  rows,
  children,
}: {
  rows: readonly RegistrarLine[]
  children: (line: RegistrarLine) => ReactNode
}) {
  const { t } = useTranslation()
  return (
    <>
      <Scrolling minWidth={720}>
        <Table verticalSpacing="xs" horizontalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th w="22%">{t('services.import.registrar.domain')}</Table.Th>
              <Table.Th w="28%">{t('services.import.registrar.office')}</Table.Th>
              <Table.Th w="22%">{t('services.import.registrar.theirs')}</Table.Th>
              <Table.Th>{t('services.catalogue.actions')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.slice(0, mostShown).map((line) => (
              <Table.Tr key={line.difference} style={{ verticalAlign: 'top' }}>
                <Table.Td className="kluis-wrap">{shownDomainName(line.domain)}</Table.Td>
                <Table.Td className="kluis-wrap">
                  <Ours line={line} />
                </Table.Td>
                <Table.Td className="kluis-wrap">
                  <Theirs line={line} />
                </Table.Td>
                <Table.Td className="kluis-wrap">{children(line)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scrolling>
      {rows.length > mostShown && (
        <Group px="md" py="xs">
          <Text c="dimmed">
            {t('services.import.registrar.more', { count: rows.length - mostShown })}
          </Text>
        </Group>
      )}
    </>
  )
}

const shownHolder = (holder: RegistrarLine['holder']): string =>
  [holder?.name, holder?.email, holder?.phone].filter(Boolean).join(', ')

function Ours({ line: { kind, subscriptions, last, endsOn } }: { line: RegistrarLine }) {
  const { t } = useTranslation()
  const { date } = useFormat()
  const [first] = subscriptions
  return (
    <>
      {(last ? [last] : subscriptions).map(({ id, client, item }) => (
        <Text key={id}>
          <ClientLink id={client.id} name={client.name} />
          {kind === 'billed-twice' && ` · ${item.name}`}
        </Text>
      ))}
      {endsOn !== null && (
        <Text size="sm">
          {t(
            kind === 'ends-but-renews' ? 'services.mine.ends' : 'services.import.registrar.endedOn',
            { date: date(endsOn) },
          )}
        </Text>
      )}
      {kind === 'other-expiry' && (
        <Text size="sm">
          {first?.expiresOn ? date(first.expiresOn) : t('services.import.registrar.noDate')}
        </Text>
      )}
      {kind === 'other-holder' && <Text size="sm">{shownHolder(first?.holder ?? null)}</Text>}
    </>
  )
}

function Theirs({ line: { kind, expiresOn, holder } }: { line: RegistrarLine }) {
  const { date } = useFormat()
  if (kind === 'other-holder') return <>{shownHolder(holder)}</>
  return <>{expiresOn === null ? '' : date(expiresOn)}</>
}
