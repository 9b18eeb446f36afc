/** How the program writes CSV: with commas and decimal points, or as Dutch spreadsheets open it. */
export const csvForms = ['comma', 'semicolon'] as const
export type CsvForm = (typeof csvForms)[number]
