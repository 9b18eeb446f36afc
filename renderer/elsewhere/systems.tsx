import { Button, Group, Stack, Table, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { elsewhere, systemKinds, type System } from '../../shared/elsewhere/contract'
import { useCall, useData } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { useMay } from '../session/session'
import { DataState } from '../ui/data-state'
import { Section } from '../ui/section'
import { StatusBadge } from '../ui/status-badge'
import { Scrolling } from '../ui/table/scrolling'
import { toast } from '../ui/toast'
import { SystemForm } from './system-form'

/** Where else data of clients lie; owners say so. */
export function Systems() {
  const { t } = useTranslation()
  const systems = useData('elsewhere.systems', {})
  const mayChange = useMay(elsewhere.changeSystem.roles)
  const [open, setOpen] = useState<System | 'new' | null>(null)
  return (
    <Section title={t('elsewhere.systems')}>
      <Text size="sm" c="dimmed">
        {t('elsewhere.systemsHelp')}
      </Text>
      <DataState of={systems}>
        {(rows) => (
          <Stack gap="md">
            {rows.length === 0 ? (
              <Text>
                {t('elsewhere.noSystems')}. {t('elsewhere.noSystemsBody')}
              </Text>
            ) : (
              <Scrolling minWidth={560}>
                <Table verticalSpacing="xs" horizontalSpacing="sm" layout="fixed">
                  <Table.Thead>
                    <Table.Tr>
                      <Table.Th>{t('elsewhere.name')}</Table.Th>
                      <Table.Th w="11rem">{t('elsewhere.kind')}</Table.Th>
                      {mayChange && <Table.Th w="15rem">{t('elsewhere.actions')}</Table.Th>}
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {rows.map((row) => (
                      <Row
                        key={row.id}
                        row={row}
                        {...(mayChange ? { onOpen: () => setOpen(row) } : {})}
                      />
                    ))}
                  </Table.Tbody>
                </Table>
              </Scrolling>
            )}
            {mayChange && (
              <Group gap="sm">
                <Button
                  variant="default"
                  leftSection={<IconPlus size={18} aria-hidden />}
                  onClick={() => setOpen('new')}
                >
                  {t('elsewhere.add')}
                </Button>
                <Offer there={rows} />
              </Group>
            )}
          </Stack>
        )}
      </DataState>
      {open && (
        <SystemForm
          system={open === 'new' ? null : open}
          onSaved={(name) => {
            toast.done(t('elsewhere.saved', { name }))
            setOpen(null)
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </Section>
  )
}

/** The usual ones that are not there yet, in one go. */
function Offer({ there }: { there: readonly System[] }) {
  const { t } = useTranslation()
  const add = useCall('elsewhere.addSystems')
  const lacking = systemKinds.filter(
    (kind) => kind !== 'other' && !there.some((one) => one.kind === kind),
  )
  if (lacking.length === 0) return null
  const systems = lacking.map((kind) => ({ kind, name: t(`elsewhere.kinds.${kind}`) }))
  return (
    <Button
      variant="default"
      loading={add.isPending}
      onClick={() => add.mutate({ systems }, { onError: toast.failed })}
    >
      {t('elsewhere.offer')}
    </Button>
  )
}

function Row({ row, onOpen }: { row: System; onOpen?: () => void }) {
  const { t } = useTranslation()
  const strike = useCall('elsewhere.strikeSystem')
  const { id, name, kind, struckAt } = row
  const struck = struckAt !== null
  return (
    <Table.Tr>
      <Table.Td className="kluis-wrap">
        <Text {...(struck ? { c: 'dimmed' } : {})}>{name}</Text>
        {struck && (
          <>
            <StatusBadge tone="plain" label={t('elsewhere.struck')} />
            <Text size="sm" c="dimmed">
              {t('elsewhere.struckHelp')}
            </Text>
          </>
        )}
      </Table.Td>
      <Table.Td>{t(`elsewhere.kinds.${kind}`)}</Table.Td>
      {onOpen && (
        <Table.Td>
          <Group gap={2}>
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={t('elsewhere.changeWhich', { name })}
              onClick={onOpen}
            >
              {t('elsewhere.change')}
            </Button>
            <Button
              size="compact-sm"
              variant="subtle"
              loading={strike.isPending}
              aria-label={t(struck ? 'elsewhere.resumeWhich' : 'elsewhere.strikeWhich', { name })}
              onClick={() => strike.mutate({ id, struck: !struck }, { onError: toast.failed })}
            >
              {t(struck ? 'elsewhere.resume' : 'elsewhere.strike')}
            </Button>
          </Group>
        </Table.Td>
      )}
    </Table.Tr>
  )
}
