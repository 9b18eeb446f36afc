import type { z } from 'zod'
import { agencyInput, type Agency } from '../../shared/settings/contract'
import { useForm } from '../ui/form/form'

/** The agency's details as they are typed: an empty field is an empty text. */
export type AgencyValues = Omit<
  z.input<typeof agencyInput>,
  | 'logo'
  | 'vatId'
  | 'bic'
  | 'accountHolder'
  | 'phone'
  | 'website'
  | 'paymentTermDays'
  | 'fiscalYearStart'
  | 'version'
> & {
  /** what this was typed over; null while there is nothing */
  version: number | null
  vatId: string
  bic: string
  accountHolder: string
  phone: string
  website: string
  paymentTermDays: number | null
  /** 1–12, as a list of choices has it */
  fiscalYearStart: string
}

/** What a new office starts from. */
export const newAgency: AgencyValues = {
  version: null,
  name: '',
  street: '',
  houseNumber: '',
  postcode: '',
  town: '',
  country: 'NL',
  kvkNumber: '',
  vatId: '',
  iban: '',
  bic: '',
  accountHolder: '',
  email: '',
  privacyContact: '',
  phone: '',
  website: '',
  vatPosition: 'normal',
  paymentTermDays: 14,
  qrOnInvoices: false,
  fiscalYearStart: '1',
}

export const valuesOf = ({ id, logo: _logo, ...agency }: Agency): AgencyValues => ({
  ...agency,
  version: id,
  vatId: agency.vatId ?? '',
  bic: agency.bic ?? '',
  accountHolder: agency.accountHolder ?? '',
  phone: agency.phone ?? '',
  website: agency.website ?? '',
  fiscalYearStart: String(agency.fiscalYearStart),
})

/** `keep`, `none`, or the one-time token of a file chosen just now. */
export type LogoChoice = string

/**
 * `form` null keeps no typing: there is no office yet. The logo stands outside the values that are
 * kept, for its token does not outlive a lock.
 */
export const useAgencyForm = (form: string | null, initial: AgencyValues, logo: LogoChoice) =>
  useForm<AgencyValues, typeof agencyInput>({
    form,
    initial,
    schema: agencyInput,
    toInput: (values) => ({
      ...values,
      fiscalYearStart: Number(values.fiscalYearStart),
      logo,
    }),
  })

export type AgencyForm = ReturnType<typeof useAgencyForm>
