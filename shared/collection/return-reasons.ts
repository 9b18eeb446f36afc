/**
 * Why a collection came back, in words. Source: ISO 20022 external code set, ExternalReturnReason1Code
 * and ExternalStatusReason1Code, as the SEPA rulebooks use them (EPC173-14).
 */
import type { Language } from '../language'

export interface ReturnReason {
  words: Record<Language, string>
  /** the mandate is paused until somebody looked; not when the bank may simply try again */
  pauses: boolean
}

function reason(nl: string, en: string, pauses = true): ReturnReason {
  return { words: { nl, en }, pauses }
}

const reasons: Readonly<Record<string, ReturnReason>> = {
  AC01: reason('Rekeningnummer onjuist', 'Account number incorrect'),
  AC04: reason('Rekening opgeheven', 'Account closed'),
  AC06: reason('Rekening geblokkeerd', 'Account blocked'),
  AC13: reason(
    'Rekening van een consument: zakelijke incasso kan niet',
    'Account of a consumer: business direct debit is not possible',
  ),
  AG01: reason(
    'Incasso niet toegestaan op deze rekening',
    'Direct debit not allowed on this account',
  ),
  AG02: reason('Transactiecode onjuist', 'Transaction code incorrect'),
  AM04: reason('Onvoldoende saldo', 'Insufficient funds'),
  AM05: reason('Dubbel aangeboden', 'Presented twice'),
  BE05: reason('Incassant niet bekend', 'Creditor not recognised'),
  CNOR: reason('Bank van de incassant niet bekend', 'Creditor’s bank not registered'),
  DNOR: reason('Bank van de betaler niet bekend', 'Debtor’s bank not registered'),
  FF01: reason('Bestand onjuist', 'File format incorrect', false),
  FOCR: reason(
    'Teruggehaald op verzoek van de incassant',
    'Recalled at the creditor’s request',
    false,
  ),
  MD01: reason('Geen geldige machtiging', 'No valid mandate'),
  MD02: reason(
    'Gegevens van de machtiging ontbreken of zijn onjuist',
    'Mandate data missing or wrong',
  ),
  MD06: reason('Teruggeboekt door de betaler', 'Refunded at the debtor’s request'),
  MD07: reason('Betaler overleden', 'Debtor deceased'),
  MS02: reason('Geweigerd door de betaler', 'Refused by the debtor'),
  MS03: reason('Geweigerd door de bank, zonder reden', 'Refused by the bank, no reason given'),
  RC01: reason('BIC onjuist', 'BIC incorrect'),
  RR01: reason('Geweigerd op grond van regelgeving: rekening', 'Refused under regulation: account'),
  RR02: reason('Geweigerd op grond van regelgeving: betaler', 'Refused under regulation: debtor'),
  RR03: reason(
    'Geweigerd op grond van regelgeving: incassant',
    'Refused under regulation: creditor',
  ),
  RR04: reason('Geweigerd op grond van regelgeving', 'Refused under regulation'),
  SL01: reason('Geblokkeerd door instelling van de betaler', 'Blocked by a setting of the debtor'),
  TM01: reason('Te laat aangeleverd', 'Received too late', false),
}

/** A code that is not in the list pauses the mandate too: a person looks. */
export function returnReason(code: string): ReturnReason {
  const known = Object.hasOwn(reasons, code) ? reasons[code] : undefined
  const plain = /^[A-Z0-9]{1,4}$/.test(code) ? ` (${code})` : ''
  return known ?? reason(`Andere reden${plain}`, `Another reason${plain}`)
}
