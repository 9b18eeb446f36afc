import type { vat as contract } from '../../../shared/vat/contract'
import type { HandlersOf } from '../context'
import { vatYear } from './counters'
import { countryRates, typeCountryRate, withdrawCountryRate } from './country-rates'
import { documentsOf, icpDocumentsOf } from './documents'
import { periodLengthOf, vatDue } from './due'
import { lockPeriod, refuseLocked, tellApart, unlockPeriod } from './lock'
import { ossDocumentsOf, ossPage } from './oss'
import { typedOf, vatPage } from './page'
import { requirePeriod } from './period'
import { saveVatCsv, saveVatPdf } from './save'
import { saveOssCsv, saveOssPdf } from './save-oss'

export const vat: HandlersOf<typeof contract> = {
  overview: ({ db, today }, { length, from }) => vatPage(db, requirePeriod(length, from), today),
  documents: ({ db }, { after, limit, ...asked }) => documentsOf(db, asked, { after, limit }),
  icpDocuments: ({ db }, { after, limit, ...asked }) => icpDocumentsOf(db, asked, { after, limit }),
  oss: ({ db, today }, { from }) => ossPage(db, requirePeriod('quarter', from), today),
  ossDocuments: ({ db }, { from, country, after, limit }) =>
    ossDocumentsOf(db, { quarter: requirePeriod('quarter', from), country }, { after, limit }),
  countryRates: ({ db }) => countryRates(db),
  typeCountryRate: (context, typed) => typeCountryRate(context, typed),
  withdrawCountryRate: (context, { id }) => withdrawCountryRate(context, id),
  chooseCountryVat: ({ db, audit }, { since }) => {
    db.run('UPDATE settings SET countryVatSince = $since', { since })
    audit({ entity: 'office', id: null, fields: ['countryVatSince'] })
    return { since }
  },
  due: ({ db, today }) => vatDue(db, today),
  settings: ({ db }) => ({ length: periodLengthOf(db) }),
  changeSettings: ({ db, audit }, { length }) => {
    db.run('UPDATE settings SET vatPeriod = $length', { length })
    audit({ entity: 'office', id: null, fields: ['vatPeriod'] })
    return { length }
  },
  year: ({ db }, { year }) => vatYear(db, year),
  type: ({ db, audit }, { length, from, box, amount }) => {
    const period = requirePeriod(length, from)
    refuseLocked(db, period)
    const key = { from: period.from, to: period.to, box }
    db.run('DELETE FROM vatTyped WHERE fromOn = $from AND toOn = $to AND box = $box', key)
    if (amount !== null)
      db.run('INSERT INTO vatTyped VALUES ($from, $to, $box, $netCents, $vatCents)', {
        ...key,
        ...amount,
      })
    audit({ entity: 'vatReturn', id: null, fields: [box] })
    return typedOf(db, period)
  },
  lock: (context, { length, from, seen }) => lockPeriod(context, requirePeriod(length, from), seen),
  unlock: (context, { id, reason }) => {
    unlockPeriod(context, id, reason)
    return { id }
  },
  tellApart: (context, { id, seen }) => {
    tellApart(context, id, seen)
    return { id }
  },
  savePdf: saveVatPdf,
  saveCsv: saveVatCsv,
  saveOssPdf,
  saveOssCsv,
}
