/**
 * What a price is per. Codes of UN/ECE Recommendation 20, as an e-invoice wants them (BT-130):
 * C62 one piece, HUR hour, DAY day, MON month, ANN year.
 */
export const units = ['C62', 'HUR', 'DAY', 'MON', 'ANN'] as const
export type Unit = (typeof units)[number]
