import { Group, Paper, Stack, Title } from '@mantine/core'
import { useId, type ReactNode } from 'react'

interface SectionProps {
  title: string
  actions?: ReactNode
  /** without space around the content: a table that reaches the edges */
  flush?: boolean
  children: ReactNode
}

/** A titled panel of a page. */
export function Section({ title, actions, flush = false, children }: SectionProps) {
  const heading = useId()
  return (
    <Paper component="section" className="kluis-surface" aria-labelledby={heading}>
      <Group justify="space-between" px="md" pt="sm" pb={flush ? 'sm' : 0} gap="xs">
        <Title order={2} id={heading}>
          {title}
        </Title>
        {actions}
      </Group>
      <Stack gap="md" p={flush ? 0 : 'md'} pt={flush ? 0 : 'sm'}>
        {children}
      </Stack>
    </Paper>
  )
}
