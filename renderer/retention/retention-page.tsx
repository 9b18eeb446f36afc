import { Tabs } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from '../i18n/use-translation'
import { Page } from '../ui/page'
import { DuePanel } from './due-panel'
import { ErasuresPanel } from './erasures-panel'
import { HoldsPanel } from './holds-panel'
import { PolicyPanel } from './policy-panel'
import { retentionTabs } from './retention-search'

/** Everything about keeping and erasing, in four rooms. */
export function RetentionPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { tab } = useSearch({ from: '/retention' })
  const go = (value: string | null) => {
    const next = retentionTabs.find((one) => one === value)
    if (next) void navigate({ to: '/retention', search: { tab: next }, replace: true })
  }
  return (
    <Page title={t('retention.title')} subtitle={t('retention.subtitle')}>
      <Tabs value={tab} onChange={go} keepMounted={false}>
        <Tabs.List aria-label={t('retention.title')} mb="md">
          {retentionTabs.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`retention.tabs.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="due">
          <DuePanel />
        </Tabs.Panel>
        <Tabs.Panel value="holds">
          <HoldsPanel />
        </Tabs.Panel>
        <Tabs.Panel value="done">
          <ErasuresPanel />
        </Tabs.Panel>
        <Tabs.Panel value="policy">
          <PolicyPanel />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}
