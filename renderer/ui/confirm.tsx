import { List, Stack, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { say } from '../i18n/say'

export interface Question {
  title: string
  body?: string
  /** what will happen, in words, one line each */
  consequences?: readonly string[]
  /** the verb on the button: "Verwijderen", never "OK" */
  confirm: string
  /** cannot be undone */
  danger?: boolean
}

/** Asks before something that matters; false when the person thinks better of it. */
export const confirm = ({ title, body, consequences = [], confirm: verb, danger }: Question) =>
  new Promise<boolean>((resolve) => {
    modals.openConfirmModal({
      title,
      children: (
        <Stack gap="sm">
          {body !== undefined && <Text>{body}</Text>}
          {consequences.length > 0 && (
            <List size="sm" spacing={4}>
              {consequences.map((line) => (
                <List.Item key={line}>{line}</List.Item>
              ))}
            </List>
          )}
        </Stack>
      ),
      labels: { confirm: verb, cancel: say('ui.cancel') },
      confirmProps: danger ? { color: 'red' } : {},
      // A dangerous answer is never the one under a hasty Enter.
      cancelProps: danger ? { 'data-autofocus': true } : {},
      onConfirm: () => resolve(true),
      onCancel: () => resolve(false),
      onClose: () => resolve(false),
    })
  })
