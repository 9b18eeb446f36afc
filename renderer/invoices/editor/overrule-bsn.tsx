import { Button, Group, NativeSelect, Stack } from '@mantine/core'
import { useState } from 'react'
import { overruleReasons, type OverruleReason } from '../../../shared/invoices/contract'
import { useTranslation } from '../../i18n/use-translation'
import { useUser } from '../../session/session'
import { Notice } from '../../ui/notice'
import type { InvoiceForm } from './invoice-values'

interface OverruleProps {
  form: InvoiceForm
  onSave: (reason: OverruleReason) => void
}

/** After a refusal: an owner may say that a number is no BSN, and what it is. */
export function OverruleBsn({ form, onSave }: OverruleProps) {
  const { t } = useTranslation()
  const owner = useUser().role === 'owner'
  const [reason, setReason] = useState<OverruleReason>('order-number')
  if (!owner || !form.problems.some(({ code }) => code === 'contains-bsn')) return null
  return (
    <Notice tone="warn">
      <Stack gap="xs">
        {t('invoices.overrule.body')}
        <Group gap="sm" align="end">
          <NativeSelect
            label={t('invoices.overrule.reason')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value as OverruleReason)}
            data={overruleReasons.map((value) => ({
              value,
              label: t(`invoices.overrule.reasons.${value}`),
            }))}
          />
          <Button variant="default" loading={form.busy} onClick={() => onSave(reason)}>
            {t('invoices.overrule.save')}
          </Button>
        </Group>
      </Stack>
    </Notice>
  )
}
