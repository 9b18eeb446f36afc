import { Progress, Stack, Text } from '@mantine/core'

/** A sum against its bound. */
export function Bar({ label, part }: { label: string; part: number }) {
  return (
    <Stack gap="xs">
      <Text>{label}</Text>
      <Progress
        value={Math.min(Math.max(part * 100, 0), 100)}
        color={part > 1 ? 'red' : 'teal'}
        aria-label={label}
      />
    </Stack>
  )
}
