export const settingsTabs = ['agency', 'series', 'access'] as const
export type SettingsTab = (typeof settingsTabs)[number]
