export const retentionTabs = ['due', 'holds', 'done', 'policy'] as const
export type RetentionTab = (typeof retentionTabs)[number]

/** The open room, from the route. */
export const readRetentionTab = (search: { tab?: unknown }): { tab: RetentionTab } => ({
  tab: retentionTabs.find((one) => one === search.tab) ?? 'due',
})
