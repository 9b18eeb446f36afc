import { notifications } from '@mantine/notifications'
import { errorSentence } from '../i18n/errors/errors'
import { languageNow, say } from '../i18n/say'

let lastDone: string | null = null

/** Short notices in the corner, read out by screen readers. */
export const toast = {
  /** One at a time: the newest takes the place of what was done before. */
  done: (message: string): void => {
    if (lastDone !== null) notifications.hide(lastDone)
    lastDone = notifications.show({ message, color: 'teal', role: 'status', autoClose: 4000 })
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
