import { Group, Stack, Text } from '@mantine/core'
import { useData } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { useUser } from '../session/session'
import { DataState } from '../ui/data-state'
import { Page } from '../ui/page'
import { Section } from '../ui/section'
import { DesktopSection } from './desktop-section'
import { PasswordSection } from './password-section'
import { SecondStepSection } from './second-step-section'

/** What everyone looks after themselves: password, second step, this computer. */
export function AccountPage() {
  const { t } = useTranslation()
  const user = useUser()
  const access = useData('session.access', {})
  const desktop = useData('session.desktop', {})
  return (
    <Page title={t('users.account.title')} width="form">
      <Stack gap="md">
        <Section title={t('users.account.who')}>
          <Group gap="xl">
            <Fact label={t('users.name')}>{user.name}</Fact>
            <Fact label={t('users.email')}>{user.email}</Fact>
            <Fact label={t('users.role')}>{t(`session.roles.${user.role}`)}</Fact>
          </Group>
        </Section>
        <PasswordSection />
        <DataState of={access}>
          {(data) => <SecondStepSection access={data} onChanged={() => void access.refetch()} />}
        </DataState>
        <DataState of={desktop}>
          {({ required }) => (
            <DesktopSection required={required} onChanged={() => void desktop.refetch()} />
          )}
        </DataState>
      </Stack>
    </Page>
  )
}

function Fact({ label, children }: { label: string; children: string }) {
  return (
    <div>
      <Text c="dimmed" size="sm">
        {label}
      </Text>
      <Text className="kluis-wrap">{children}</Text>
    </div>
  )
}
