/** Clients, invoices and payments. */
import { countryName } from '../../../shared/countries'
import { formatDate } from '../../../shared/dates'
import { formatMoney } from '../../../shared/money'
import type { Sentences } from './error-types'

export const booksSentences = {
  'forbidden-content': {
    nl: ({ found }) =>
      found === 'bsn'
        ? 'Hier staat een burgerservicenummer. Dat mag Kluis nooit bewaren; haal het weg.'
        : 'Hier staat een betaalkaartnummer. Dat mag Kluis nooit bewaren; haal het weg.',
    en: ({ found }) =>
      found === 'bsn'
        ? 'This holds a citizen service number (BSN). Kluis must never keep one; take it out.'
        : 'This holds a payment-card number. Kluis must never keep one; take it out.',
  },
  'issue-date-unusual': {
    nl: 'Deze factuurdatum ligt meer dan een maand terug. Kijk na of de datum klopt.',
    en: 'This invoice date is more than a month ago. Check that it is right.',
  },
  'supply-date-unusual': {
    nl: ({ on }) =>
      `De leverdatum ${formatDate(on, 'nl')} ligt ver van vandaag. Kijk na of het jaar klopt.`,
    en: ({ on }) =>
      `The date of supply, ${formatDate(on, 'en')}, is far from today. Check that the year is right.`,
  },
  'vat-period-running': {
    nl: ({ to }) =>
      `Dit tijdvak loopt nog tot en met ${formatDate(to, 'nl')}. Vergrendelen kan daarna.`,
    en: ({ to }) => `This period runs until ${formatDate(to, 'en')}. It can be locked after that.`,
  },
  'vat-period-locked': {
    nl: ({ from, to }) =>
      `Het tijdvak van ${formatDate(from, 'nl')} tot en met ${formatDate(to, 'nl')} is vergrendeld.`,
    en: ({ from, to }) =>
      `The period from ${formatDate(from, 'en')} up to ${formatDate(to, 'en')} is locked.`,
  },
  'consumer-taxed-abroad': {
    nl: ({ country }) =>
      `Deze klant is een consument in een ander EU-land (${countryName(country, 'nl')}). Voor hosting, domeinen en andere elektronische diensten geldt nu de btw van dat land. Gaat het om werk dat u zelf doet, zoals een website op maat? Dan klopt de Nederlandse btw.`,
    en: ({ country }) =>
      `This client is a consumer in another EU country (${countryName(country, 'en')}). Hosting, domains and other electronic services now carry that country’s VAT. Is it work done by hand, such as a custom website? Then Dutch VAT is right.`,
  },
  'vat-later-locked': {
    nl: 'Na dit tijdvak is er nog een vergrendeld. Ontgrendel dat eerst.',
    en: 'Another period was locked after this one. Unlock that one first.',
  },
  'vat-told-apart': {
    nl: 'Van dit tijdvak is al een suppletie gedaan; het blijft zoals het is aangegeven.',
    en: 'A correction of this period was filed apart already; it stays as it was declared.',
  },
  'invoice-incomplete': {
    nl: ({ problems }) =>
      `De factuur kan nog niet worden verstuurd: ${problems.length === 1 ? 'één gegeven ontbreekt of klopt niet' : `${problems.length} gegevens ontbreken of kloppen niet`}.`,
    en: ({ problems }) =>
      `The invoice cannot be issued yet: ${problems.length === 1 ? 'one detail is missing or wrong' : `${problems.length} details are missing or wrong`}.`,
  },
  'invoice-issued': {
    nl: 'Een verzonden factuur verandert nooit meer. Maak een creditfactuur om te corrigeren.',
    en: 'An issued invoice never changes again. Make a credit note to correct it.',
  },
  'invoice-not-issued': {
    nl: 'Dit kan pas als de factuur definitief is; nu is het nog een concept.',
    en: 'This needs an issued invoice; it is still a draft.',
  },
  'credit-exceeds': {
    nl: ({ line }) =>
      `${line === 0 ? 'Deze factuur' : `Regel ${line}`} crediteert meer dan er nog te crediteren is.`,
    en: ({ line }) =>
      `${line === 0 ? 'This invoice' : `Line ${line}`} credits more than is left to credit.`,
  },
  'credit-of-credit': {
    nl: 'Een creditfactuur is zelf niet te crediteren. Maak in plaats daarvan een nieuwe factuur.',
    en: 'A credit note cannot itself be credited. Make a new invoice instead.',
  },
  'number-taken': {
    nl: ({ number }) => `Nummer ${number} is al gebruikt.`,
    en: ({ number }) => `Number ${number} has already been handed out.`,
  },
  'invoice-sealed': {
    nl: 'De persoon is aan het eind van de bewaartermijn uit deze factuur gehaald; alleen de bedragen zijn er nog.',
    en: 'Personal data were removed from this invoice at the end of its term; only the amounts are left.',
  },
  'ubl-invalid': {
    nl: ({ rules }) =>
      `Deze e-factuur zou de officiële controle niet doorstaan en wordt daarom niet gemaakt${rules.length > 0 ? ` (regel ${rules.join(', ')})` : ''}.`,
    en: ({ rules }) =>
      `This e-invoice would not pass the official checks and is therefore not made${rules.length > 0 ? ` (rule ${rules.join(', ')})` : ''}.`,
  },
  'file-does-not-add-up': {
    nl: ({ statements }) =>
      `${statements === 1 ? 'Eén afschrift telt' : `${statements} afschriften tellen`} niet op: beginsaldo en mutaties geven een ander eindsaldo. Boeken kan alleen na uitdrukkelijke bevestiging.`,
    en: ({ statements }) =>
      `${statements === 1 ? 'One statement does' : `${statements} statements do`} not add up: opening balance and entries give another closing balance. Booking needs your explicit confirmation.`,
  },
  'settlement-does-not-add-up': {
    nl: ({ places }) =>
      `${places === 1 ? 'Op één plek klopt dit bestand' : `Op ${places} plekken klopt dit bestand`} niet met zichzelf. Boeken kan alleen na uitdrukkelijke bevestiging.`,
    en: ({ places }) =>
      `In ${places === 1 ? 'one place' : `${places} places`} this file does not add up. Booking needs your explicit confirmation.`,
  },
  'files-mixed': {
    nl: 'Er zijn bestanden van een bank en van een betaaldienst door elkaar gekozen. Lees ze apart in.',
    en: 'Files of a bank and of a payment provider were chosen together. Read them separately.',
  },
  'payout-found': {
    nl: 'Deze uitbetaling is al bij een bankregel gevonden, of de bankregel hoort al bij een andere uitbetaling.',
    en: 'This payout was found at the bank before, or the bank entry belongs to another payout.',
  },
  'payout-differs': {
    nl: ({ differenceCents }) =>
      `De bankregel en de uitbetaling verschillen ${formatMoney(Math.abs(differenceCents), 'nl')}. Ze moeten tot op de cent gelijk zijn.`,
    en: ({ differenceCents }) =>
      `The bank entry and the payout differ by ${formatMoney(Math.abs(differenceCents), 'en')}. They must be equal to the cent.`,
  },
  'nothing-new': {
    nl: 'Alles in dit bestand was al ingelezen. Er is niets toegevoegd.',
    en: 'Everything in this file was imported before. Nothing was added.',
  },
  'other-account': {
    nl: ({ accounts }) =>
      `${accounts === 1 ? 'Eén rekening in dit bestand is' : `${accounts} rekeningen in dit bestand zijn`} niet als rekening van uw kantoor bekend. Boeken kan alleen na uitdrukkelijke bevestiging.`,
    en: ({ accounts }) =>
      `${accounts === 1 ? 'One account in this file is' : `${accounts} accounts in this file are`} not known as your agency's. Booking needs your explicit confirmation.`,
  },
  'allocation-exceeds': {
    nl: ({ available }) => `Er is nog maar ${formatMoney(available, 'nl')} toe te wijzen.`,
    en: ({ available }) => `Only ${formatMoney(available, 'en')} is left to allocate.`,
  },
  'entry-set-aside': {
    nl: 'Deze bijschrijving is terzijde gelegd. Haal haar eerst terug.',
    en: 'This entry was set aside. Put it back first.',
  },
  'entry-matched': {
    nl: 'Deze bijschrijving betaalt al facturen. Maak die koppeling eerst ongedaan.',
    en: 'This entry already settles invoices. Undo that first.',
  },
  'entry-returned': {
    nl: 'Dit geld is later teruggeboekt (storno). Maak die terugboeking eerst ongedaan.',
    en: 'This money went back later (a return). Undo that return first.',
  },
  'entry-sealed': {
    nl: 'De bewaartermijn van deze boeking is voorbij: alleen het bedrag en de datum zijn er nog. Hieraan verandert niets meer.',
    en: 'The retention term of this entry has ended: only its amount and date are left, and they no longer change.',
  },
  'preview-gone': {
    nl: 'Het voorbeeld van dit bestand is er niet meer. Open het bestand opnieuw.',
    en: 'The preview of this file is gone. Open the file again.',
  },
  'no-counterparty': {
    nl: 'De bank zegt bij deze regel niet van wie het geld komt of naar wie het gaat. Zonder naam of rekening is de volgende niet te herkennen.',
    en: 'The bank does not say who this money came from or went to. Without a name or account the next one cannot be recognised.',
  },
  'account-of-client': {
    nl: 'Een klant betaalt van deze rekening, of heet zo. Met een regel zouden betalingen van die klant uit beeld raken.',
    en: 'A client pays from this account, or has this name. A rule would put that client’s payments out of sight.',
  },
  'rule-exists': {
    nl: 'Zo’n regel is er al.',
    en: 'This rule already exists.',
  },
  'currency-not-euro': {
    nl: 'Alleen bijschrijvingen in euro kunnen facturen betalen.',
    en: 'Only entries in euro can settle invoices.',
  },
  'period-on-draft': {
    nl: 'Er staat nog een conceptfactuur klaar voor deze dienst. Maak die eerst definitief of gooi haar weg.',
    en: 'A draft invoice for this service is still waiting. Issue it or throw it away first.',
  },
  'billed-again': {
    nl: 'De dagen op deze creditfactuur zijn intussen opnieuw gefactureerd. Maak haar definitief.',
    en: 'The days on this credit note have been billed again in the meantime. Issue it.',
  },
  'credited-further': {
    nl: 'Een latere creditfactuur geeft eerdere dagen van dezelfde periode terug. Gooi die eerst weg.',
    en: 'A later credit note gives back earlier days of the same period. Throw that one away first.',
  },
  'list-has-problems': {
    nl: ({ line }) => `Regel ${line} kan niet worden overgenomen. Er is niets overgenomen.`,
    en: ({ line }) => `Line ${line} cannot be taken over. Nothing was taken over.`,
  },
  'import-in-use': {
    nl: 'Iets hiervan is sindsdien gefactureerd of gewijzigd. Wijzig of beëindig de diensten zelf.',
    en: 'Something of it was billed or changed since. Change or end those services yourself.',
  },
  'work-billed': {
    nl: 'Dit staat al op een factuur. Wijzig de regel op het concept, of haal die er eerst af.',
    en: 'This stands on an invoice already. Change the line on the draft, or take it off first.',
  },
  'gives-days-back': {
    nl: 'Wat deze creditfactuur voor dagen van een dienst teruggeeft, volgt uit die dagen. Laat die regels staan, of gooi de creditfactuur weg en maak zelf een nieuwe.',
    en: 'What this credit note gives back for days of a service follows from those days. Leave those lines as they are, or throw the credit note away and make one of your own.',
  },
} satisfies Partial<Sentences>
