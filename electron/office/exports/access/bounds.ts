/** So many invoices stand in one list and one folder; more are told in several. */
export const mostPerPart = 1000
