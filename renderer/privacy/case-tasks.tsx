import { Button, Group, Table, Text } from '@mantine/core'
import { z } from 'zod'
import { requiredText } from '../../shared/fields'
import { findingsOf, type RequestCase, type RequestTask } from '../../shared/privacy/contract'
import { lookedAtElsewhere } from '../../shared/privacy/request-state'
import { useCall } from '../api'
import { NoSystemsLink } from '../elsewhere/systems-link'
import { useTranslation } from '../i18n/use-translation'
import { SelectField } from '../ui/fields/choice-fields'
import { DateText } from '../ui/date-text'
import { TextField } from '../ui/fields/text-field'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'
import { Section } from '../ui/section'
import { toast } from '../ui/toast'

const taskForm = z.object({ what: requiredText(200) })

/** What has to be looked at outside the program before the case can be closed. */
export function CaseTasks({ request: { id, type, tasks } }: { request: RequestCase }) {
  const { t } = useTranslation()
  const add = useCall('privacy.addTask')
  const form = useForm({ form: null, initial: { what: '' }, schema: taskForm })
  return (
    <Section title={t('privacy.tasks.title')}>
      <Text size="sm" c="dimmed">
        {t('privacy.tasks.help')}
      </Text>
      {lookedAtElsewhere.has(type) && <NoSystemsLink />}
      {tasks.length > 0 && (
        <Table verticalSpacing="xs" horizontalSpacing={0}>
          <Table.Tbody>
            {tasks.map((task) => (
              <Task key={task.id} task={task} />
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Form
        form={form}
        label={t('privacy.tasks.add')}
        onSubmit={() =>
          void form.submit(async ({ what }) => {
            await add.mutateAsync({ id, what })
            form.reset({ what: '' })
          })
        }
      >
        <Group gap="sm" align="flex-end">
          <TextField label={t('privacy.tasks.what')} w="20rem" {...form.field('what')} />
          <Button type="submit" variant="default" loading={form.busy}>
            {t('privacy.tasks.add')}
          </Button>
        </Group>
      </Form>
    </Section>
  )
}

function Task({ task: { id, kind, what, finding, doneOn, doneBy } }: { task: RequestTask }) {
  const { t } = useTranslation()
  const finish = useCall('privacy.finishTask')
  return (
    <Table.Tr>
      <Table.Td className="kluis-wrap">
        {kind === 'recipient' ? t('privacy.tasks.tell', { who: what }) : what}
        {doneOn && (
          <Text size="sm" c="dimmed">
            {doneBy}, <DateText date={doneOn} />
          </Text>
        )}
      </Table.Td>
      <Table.Td w="13rem">
        <SelectField
          label={t('privacy.tasks.finding', { what })}
          hideLabel
          name={`task-${id}`}
          error={null}
          value={finding ?? 'open'}
          options={(['open', ...findingsOf[kind]] as const).map((value) => ({
            value,
            label: t(`privacy.findings.${value}`),
          }))}
          onChange={(value) =>
            finish.mutate(
              { id, finding: value === 'open' ? null : value },
              { onError: toast.failed },
            )
          }
        />
      </Table.Td>
    </Table.Tr>
  )
}
