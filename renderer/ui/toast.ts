import { notifications } from '@mantine/notifications'
import { errorSentence } from '../i18n/errors/errors'
import { languageNow, say } from '../i18n/say'

/** Short notices in the corner, read out by screen readers. */
export const toast = {
  done: (message: string): void => {
    notifications.show({ message, color: 'teal', role: 'status', autoClose: 4000 })
  },
  /** A failure away from any field; stays until it was read. */
  failed: (error: unknown): void => {
    notifications.show({
      title: say('ui.failedTitle'),
      message: errorSentence(error, languageNow()),
      color: 'red',
      role: 'alert',
      autoClose: false,
    })
  },
}
