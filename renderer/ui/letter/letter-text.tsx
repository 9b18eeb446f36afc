import { Text } from '@mantine/core'
import './letter-text.css'

interface LetterTextProps {
  language: string
  /** who it is for; null: nobody is known */
  to: string | null
  subject: string
  text: string
}

/** A letter as it will leave. */
export function LetterText({ language, to, subject, text }: LetterTextProps) {
  return (
    <div className="kluis-letter" lang={language}>
      {to !== null && (
        <Text size="sm" c="dimmed">
          {to}
        </Text>
      )}
      <Text fw={600}>{subject}</Text>
      <Text className="kluis-letter-text">{text}</Text>
    </div>
  )
}
