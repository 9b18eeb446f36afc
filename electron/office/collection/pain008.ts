/**
 * The file a bank collects from: ISO 20022 pain.008.001.02 or .08 (some banks take only the former),
 * as the SEPA rulebooks use it. Sources: EPC130-08 and EPC131-08, customer-to-bank guidelines.
 */
import { formatMoment, todayIn, type CivilDate } from '../../../shared/dates'
import { normalizeIban } from '../../../shared/clients/identifiers'
import { normalizeCreditorId } from '../../../shared/collection/creditor-id'
import { sequenceTypes, type SequenceType } from '../../../shared/collection/mandate'
import type { PainVersion } from '../../../shared/collection/debits'
import { sepaText } from '../../../shared/collection/sepa-text'
import type { Address } from '../../../shared/invoices/document'
import { element, parent } from '../xml-text'
import { batchProblems, longestName, type Debit, type DebitBatch } from './batch'

/**
 * The file's text: one part per sequence type, in the order first, recurring, final, one-off.
 * @throws RangeError for a batch that `batchProblems` refuses on that day
 */
export function renderPain008(batch: DebitBatch, version: PainVersion, today: CivilDate): string {
  const [problem] = batchProblems(batch, today)
  if (problem) throw new RangeError(`${problem.path}: ${problem.code}`)
  const parts = sequenceTypes
    .map((sequence) => batch.debits.filter((debit) => debit.sequence === sequence))
    .filter((debits) => debits.length > 0)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:${version}"><CstmrDrctDbtInitn>`,
    parent(
      'GrpHdr',
      element('MsgId', batch.messageId),
      element('CreDtTm', localMoment(batch.createdAt)),
      ...sumOf(batch.debits),
      parent('InitgPty', element('Nm', sepaText(batch.creditor.name, longestName))),
    ),
    ...parts.map((debits, index) => partOf(batch, debits, index + 1, version)),
    '</CstmrDrctDbtInitn></Document>\n',
  ].join('')
}

/** Number and sum, exactly: amounts are whole cents below 10^11, so many a batch stays exact. */
function sumOf(debits: readonly Debit[]): [string, string] {
  const sum = debits.reduce((total, { cents }) => total + BigInt(cents), 0n)
  return [element('NbOfTxs', debits.length), element('CtrlSum', euros(sum))]
}

function partOf(
  { messageId, scheme, collectOn, creditor }: DebitBatch,
  debits: readonly Debit[],
  number: number,
  version: PainVersion,
): string {
  const sequence: SequenceType = debits[0]?.sequence ?? 'RCUR'
  return parent(
    'PmtInf',
    element('PmtInfId', `${messageId}-${number}`),
    '<PmtMtd>DD</PmtMtd>',
    ...sumOf(debits),
    parent(
      'PmtTpInf',
      '<SvcLvl><Cd>SEPA</Cd></SvcLvl>',
      parent('LclInstrm', element('Cd', scheme)),
      element('SeqTp', sequence),
    ),
    element('ReqdColltnDt', collectOn),
    partyOf('Cdtr', creditor.name, creditor.address),
    accountOf('CdtrAcct', creditor.iban),
    bankOf('CdtrAgt', creditor.bic, version),
    '<ChrgBr>SLEV</ChrgBr>',
    schemeIdOf(creditor.creditorId),
    ...debits.map((debit) => debitOf(debit, version)),
  )
}

function debitOf(debit: Debit, version: PainVersion): string {
  return parent(
    'DrctDbtTxInf',
    parent('PmtId', element('EndToEndId', debit.endToEndId)),
    `<InstdAmt Ccy="EUR">${euros(BigInt(debit.cents))}</InstdAmt>`,
    parent(
      'DrctDbtTx',
      parent(
        'MndtRltdInf',
        element('MndtId', debit.mandateId),
        element('DtOfSgntr', debit.signedOn),
        '<AmdmntInd>false</AmdmntInd>',
      ),
    ),
    bankOf('DbtrAgt', debit.bic, version),
    partyOf('Dbtr', debit.name, debit.address),
    accountOf('DbtrAcct', debit.iban),
    parent('RmtInf', element('Ustrd', sepaText(debit.remittance, 140))),
  )
}

function partyOf(name: string, holder: string, address: Address | null): string {
  return parent(name, element('Nm', sepaText(holder, longestName)), addressOf(address))
}

/** In parts with at least town and country, or not at all. */
function addressOf(address: Address | null): string {
  const town = sepaText(address?.town ?? '', 35)
  if (address === null || town === '') return ''
  return parent(
    'PstlAdr',
    element('StrtNm', sepaText(address.street, 70)),
    element('BldgNb', sepaText(address.houseNumber, 16)),
    element('PstCd', sepaText(address.postcode, 16)),
    element('TwnNm', town),
    element('Ctry', address.country),
  )
}

function accountOf(name: string, iban: string): string {
  return parent(name, parent('Id', element('IBAN', normalizeIban(iban))))
}

/** Inside SEPA a bank is found by the IBAN; the element must be there all the same. */
function bankOf(name: string, bic: string | null, version: PainVersion): string {
  const field = version === 'pain.008.001.02' ? 'BIC' : 'BICFI'
  const known = bic === null ? '<Othr><Id>NOTPROVIDED</Id></Othr>' : element(field, fullBic(bic))
  return parent(name, parent('FinInstnId', known))
}

function fullBic(bic: string): string {
  return bic.replace(/\s/g, '').toUpperCase()
}

function schemeIdOf(creditorId: string): string {
  const id = element('Id', normalizeCreditorId(creditorId))
  const other = parent('Othr', id, '<SchmeNm><Prtry>SEPA</Prtry></SchmeNm>')
  return parent('CdtrSchmeId', parent('Id', parent('PrvtId', other)))
}

function euros(cents: bigint): string {
  const digits = String(cents).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** "2026-11-27T14:05:00", as the clock in the Netherlands shows it: banks read it without a zone. */
function localMoment(utcIso: string): string {
  return `${todayIn(new Date(utcIso))}T${formatMoment(utcIso, 'nl').slice(-5)}:00`
}
