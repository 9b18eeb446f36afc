export const settingsTabs = ['agency', 'series', 'ledger', 'access'] as const
export type SettingsTab = (typeof settingsTabs)[number]
