import { Box, Button, Group } from '@mantine/core'
import type { Invoice } from '../../../shared/invoices/contract'
import { useTranslation } from '../../i18n/use-translation'
import type { Part } from '../../ui/form/conflict'
import { Differences } from '../../ui/form/conflict-panel'
import { Notice } from '../../ui/notice'
import { valuesOf, type InvoiceForm, type InvoiceValues } from './invoice-values'

/** What a colleague did with a draft meanwhile: issued it, as it left the office, or threw it away. */
export type Gone = Invoice | 'thrown-away'

interface GoneDraftProps {
  gone: Gone
  form: InvoiceForm
  parts: (one: InvoiceValues, other: InvoiceValues) => readonly Part<InvoiceValues>[]
  /** What was typed is not wanted any more. */
  onDropped: () => void
}

/** Inside the form of a draft that is none any more: what was typed beside it, and the way to keep it. */
export function GoneDraft({ gone, form, parts, onDropped }: GoneDraftProps) {
  const { t } = useTranslation()
  return (
    <Box mb="md">
      <Notice
        tone="warn"
        role="status"
        action={
          <Group gap="xs">
            <Button size="compact-sm" type="submit" loading={form.busy}>
              {t('invoices.editor.goneSave')}
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => {
                form.reset()
                onDropped()
              }}
            >
              {t('ui.discard')}
            </Button>
          </Group>
        }
      >
        {gone === 'thrown-away'
          ? t('invoices.editor.goneThrownAway')
          : t('invoices.editor.goneIssued', { number: gone.number ?? '' })}
      </Notice>
      {gone !== 'thrown-away' && (
        <Differences
          label={t('invoices.editor.goneOnIt')}
          parts={parts(valuesOf(gone), form.values)}
          theirs={valuesOf(gone)}
          mine={form.values}
        />
      )}
    </Box>
  )
}
