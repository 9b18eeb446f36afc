/** The fields of a client that are a column of their own, in the order a person types them. */
export const clientColumns = [
  'kind',
  'companyName',
  'firstName',
  'lastName',
  'street',
  'houseNumber',
  'postcode',
  'town',
  'country',
  'phone',
  'kvkNumber',
  'oin',
  'vatId',
  'language',
  'paymentTermDays',
  'note',
] as const

/** All a person types of a client, as the timeline and a conflict name them. */
export const clientFields = [...clientColumns, 'contacts', 'emails'] as const
