/** What a code of the log says, in words; a number at its end is carried along. */
import type { Language } from '../../shared/language'

type Words = Record<Language, string>

const codes: Record<string, Words> = {
  owner: { nl: 'als eigenaar', en: 'as owner' },
  staff: { nl: 'als medewerker', en: 'as staff' },
  support: { nl: 'als support', en: 'as support' },

  asked: { nl: 'door de gebruiker', en: 'by the user' },
  idle: { nl: 'niet gebruikt', en: 'not used' },
  screen: { nl: 'scherm vergrendeld', en: 'screen locked' },
  suspend: { nl: 'slaapstand', en: 'sleep' },
  quit: { nl: 'afgesloten', en: 'closed' },
  replaced: { nl: 'iemand anders', en: 'somebody else' },
  'wrong-before': { nl: 'na {n}× fout', en: 'after {n} failures' },
  'recovery-code-used': { nl: 'herstelcode', en: 'recovery code' },
  'this-desktop': { nl: 'alleen hier', en: 'only here' },
  'any-desktop': { nl: 'overal', en: 'anywhere' },
  recovered: { nl: 'herstelset', en: 'recovery kit' },
  renewed: { nl: 'vernieuwd', en: 'renewed' },
  rotating: { nl: 'begonnen', en: 'started' },
  rotated: { nl: 'klaar', en: 'done' },
  differed: { nl: 'was gewijzigd', en: 'had been changed' },
  seen: { nl: 'gezien', en: 'seen' },
  looked: { nl: '{n} bekeken', en: '{n} looked at' },
  foreign: { nl: 'gaat niet open', en: 'does not open' },
  'shut-out': { nl: 'buitengesloten', en: 'shut out' },

  registered: { nl: 'vastgelegd', en: 'registered' },
  'taken-back': { nl: 'ingetrokken', en: 'taken back' },
  hastened: { nl: 'zonder wachttijd', en: 'without waiting' },
  unchanged: { nl: 'niets gewijzigd', en: 'nothing changed' },
  draft: { nl: 'concept', en: 'draft' },
  discarded: { nl: 'weggegooid', en: 'discarded' },
  'no-bsn-order-number': { nl: 'geen BSN: ordernummer', en: 'no BSN: order number' },
  'no-bsn-client-number': { nl: 'geen BSN: klantnummer', en: 'no BSN: client number' },
  'no-bsn-product-number': { nl: 'geen BSN: artikelnummer', en: 'no BSN: product number' },
  'no-bsn-other-number': { nl: 'geen BSN: ander nummer', en: 'no BSN: another number' },
  issued: { nl: 'definitief gemaakt', en: 'issued' },
  credited: { nl: 'gecrediteerd', en: 'credited' },
  payment: { nl: 'betaling', en: 'payment' },
  refund: { nl: 'terugbetaling', en: 'refund' },
  return: { nl: 'storno', en: 'return' },
  'own-transfer': { nl: 'eigen overboeking', en: 'own transfer' },
  'bank-costs': { nl: 'bankkosten', en: 'bank costs' },
  supplier: { nl: 'leverancier', en: 'supplier' },
  tax: { nl: 'belasting', en: 'tax' },
  wages: { nl: 'loon', en: 'wages' },
  private: { nl: 'privé', en: 'private' },
  'former-client': { nl: 'van een oud-klant', en: 'from a former client' },
  'paid-back': { nl: 'terugbetaald', en: 'paid back' },
  'given-up': { nl: 'niet uitbetaald', en: 'not paid out' },
  'sealed-again': { nl: 'opnieuw verzegeld', en: 'sealed again' },
  sealed: { nl: 'verzegeld', en: 'sealed' },
  other: { nl: 'overig', en: 'other' },
  'pdf-made': { nl: 'pdf gemaakt', en: 'PDF made' },
  'ubl-made': { nl: 'UBL gemaakt', en: 'UBL made' },
  'pdf-saved': { nl: 'pdf opgeslagen', en: 'PDF saved' },
  'ubl-saved': { nl: 'UBL opgeslagen', en: 'UBL saved' },
  'write-off': { nl: 'afboeking', en: 'write-off' },
  'write-off-undone': { nl: 'afboeking terug', en: 'write-off undone' },
  'put-back': { nl: 'teruggezet', en: 'put back' },
  undone: { nl: 'teruggedraaid', en: 'undone' },
  'accept-certain': { nl: 'zekere in één keer', en: 'the certain at once' },
  'despite-mismatch': { nl: 'saldo klopt niet', en: 'balance differs' },
  'by-rules': { nl: 'door regels terzijde', en: 'set aside by rules' },
  ended: { nl: 'beëindigd', en: 'ended' },
  'look-alikes': { nl: 'lijkt dubbel', en: 'look alike' },

  kept: { nl: 'bewaard', en: 'kept' },
  copied: { nl: 'gekopieerd', en: 'copied' },
  revealed: { nl: 'getoond', en: 'shown' },
  extended: { nl: 'verlengd', en: 'extended' },
  'host-opened': { nl: 'website geopend', en: 'site opened' },
  'handed-over': { nl: 'overgedragen', en: 'handed over' },
  'ended-before': { nl: 'was al weg', en: 'gone already' },
  'gone-from-keychain': { nl: 'weg uit sleutelbos', en: 'gone from keychain' },
  'end-asked': { nl: 'beëindigen gevraagd', en: 'end asked' },
  'first-seen': { nl: 'voor het eerst', en: 'for the first time' },
  'back-in-keychain': { nl: 'terug in sleutelbos', en: 'back in keychain' },
  'statement-made': { nl: 'verklaring', en: 'statement' },
  'report-saved': { nl: 'overzicht', en: 'report' },
  'record-term-ended': { nl: 'termijn voorbij', en: 'term ended' },
  on: { nl: 'aan', en: 'on' },
  off: { nl: 'uit', en: 'off' },

  'term-ended': { nl: 'termijn voorbij', en: 'term ended' },
  'not-due': { nl: 'nog niet aan de beurt', en: 'not due yet' },
  lifted: { nl: 'opgeheven', en: 'lifted' },
  dispute: { nl: 'geschil', en: 'dispute' },
  'tax-audit': { nl: 'boekenonderzoek', en: 'tax audit' },
  'legal-order': { nl: 'bevel', en: 'legal order' },
  'erased-whole': { nl: 'geheel gewist', en: 'erased whole' },
  'looked-after': { nl: 'nacontrole gedaan', en: 'checked afterwards' },
  'erased-reduced': { nl: 'deels gewist', en: 'erased in part' },

  approved: { nl: 'akkoord', en: 'approved' },
  refused: { nl: 'geweigerd', en: 'refused' },
  'asked-again': { nl: 'opnieuw gevraagd', en: 'asked again' },
  used: { nl: 'gebruikt', en: 'used' },
  'nobody-to-ask': { nl: 'niemand om te vragen', en: 'nobody to ask' },

  searched: { nl: 'gezocht', en: 'searched' },
  checked: { nl: '{n} gecontroleerd', en: '{n} checked' },
  destroyed: { nl: '{n} vernietigd', en: '{n} destroyed' },
  proven: { nl: '{n} met bewijs', en: '{n} with proof' },
  'destroyed-again': { nl: 'opnieuw vernietigd', en: 'destroyed again' },
  exported: { nl: 'geëxporteerd', en: 'exported' },
  saved: { nl: 'opgeslagen', en: 'saved' },
  confirmed: { nl: 'bevestigd', en: 'confirmed' },
  made: { nl: 'gemaakt', en: 'made' },
  failed: { nl: 'mislukt', en: 'failed' },
  added: { nl: 'toegevoegd', en: 'added' },
  removed: { nl: 'weggehaald', en: 'removed' },
  'folders-failed': { nl: '{n} mappen mislukt', en: '{n} folders failed' },
  'numbers-skipped': { nl: '{n} nummers over', en: '{n} numbers skipped' },
}

/** `rotated-3` of backups is not the key's `rotated`. */
const counted: Record<string, Words> = {
  rotated: { nl: '{n} oude weg', en: '{n} old ones gone' },
  exported: { nl: 'jaren {n}', en: 'years {n}' },
  'term-ended': { nl: '{n} na termijn', en: '{n} after term' },
}

const wordsIn = (table: Record<string, Words>, key: string): Words | null =>
  Object.hasOwn(table, key) ? (table[key] ?? null) : null

/** Null where no words are known: the code itself is shown then. */
export const codeWords = (code: string, language: Language): string | null => {
  const [, base = code, number = null] = /^([a-z-]+?)[-:](\d+(?:-\d+)?)$/.exec(code) ?? []
  if (number === null) return wordsIn(codes, code)?.[language] ?? null
  const words = wordsIn(counted, base) ?? wordsIn(codes, base)
  return words ? words[language].replace('{n}', number.replace('-', '–')) : null
}
