import { Tabs } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from '../i18n/use-translation'
import { ownerOnly } from '../../shared/operation'
import { settings } from '../../shared/settings/contract'
import { LedgerAccounts } from '../exports/ledger-accounts-link'
import { useMay } from '../session/session'
import { Page } from '../ui/page'
import { AccessSettings } from './access-settings'
import { AgencySettings } from './agency-settings'
import { SeriesSettings } from './series-settings'
import { settingsTabs } from './settings-search'

export function SettingsPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { tab = 'agency' } = useSearch({ from: '/settings' })
  const seesSeries = useMay(settings.series.roles)
  const seesLedger = useMay(ownerOnly)
  return (
    <Page title={t('settings.title')} width="form">
      <Tabs
        value={tab}
        onChange={(value) => {
          const next = settingsTabs.find((one) => one === value)
          if (next) void navigate({ to: '/settings', search: { tab: next }, replace: true })
        }}
        keepMounted={false}
      >
        <Tabs.List aria-label={t('settings.tabs.label')} mb="md">
          {settingsTabs
            .filter((one) => (one !== 'series' || seesSeries) && (one !== 'ledger' || seesLedger))
            .map((one) => (
              <Tabs.Tab key={one} value={one}>
                {t(`settings.tabs.${one}`)}
              </Tabs.Tab>
            ))}
        </Tabs.List>
        <Tabs.Panel value="agency">
          <AgencySettings />
        </Tabs.Panel>
        {seesSeries && (
          <Tabs.Panel value="series">
            <SeriesSettings />
          </Tabs.Panel>
        )}
        {seesLedger && (
          <Tabs.Panel value="ledger">
            <LedgerAccounts />
          </Tabs.Panel>
        )}
        <Tabs.Panel value="access">
          <AccessSettings />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}
