/**
 * What is read of a camt.053 message, as a tree shaped like the message itself: an element that does
 * not stand here is skipped with all it contains. Covers .02 to .08, which differ in where parties
 * carry their name (`Dbtr/Nm`, `Dbtr/Pty/Nm`), in `Sts` (text or `Cd`) and in `TxDtls/Amt`.
 */
import type { FileProblem } from '../../../../shared/errors'
import type { Balance } from '../../../../shared/payments/entry'
import { newEntry, newTransaction } from './camt053-entry'
import type { EntryDraft, Money, Party, Sign, TransactionDraft } from './camt053-entry'
import { readCents, readIsoDate, signed } from './values'

export interface Element {
  children: ReadonlyMap<string, Element>
  open?: (attributes: Record<string, string>) => void
  /** gets the element's own text, without white space at its ends */
  text?: (value: string) => void
  close?: () => void
}

/** One `Stmt`, as far as read. */
export interface StatementDraft {
  id: string
  page: number | null
  lastPage: boolean
  electronicNumber: string
  legalNumber: string
  createdOn: string | null
  iban: string
  otherAccount: string
  currency: string
  owner: string
  balances: { code: string; currency: string; balance: Balance }[]
}

/** What the tree fills and whom it tells. */
export interface CamtReading {
  statement: StatementDraft
  entry: EntryDraft
  transaction: TransactionDraft
  /** `missing` names an element that should stand inside the one being read */
  fail: (reason: FileProblem['reason'], missing?: string) => never
  statementClosed: () => void
  /** the head of the statement is complete when its first entry opens */
  entryOpened: () => void
  entryClosed: () => void
}

export function newStatement(): StatementDraft {
  return {
    id: '',
    page: null,
    lastPage: true,
    electronicNumber: '',
    legalNumber: '',
    createdOn: null,
    iban: '',
    otherAccount: '',
    currency: '',
    owner: '',
    balances: [],
  }
}

/** The tree from the root element's children down. */
export function camtElements(reading: CamtReading): Element {
  const form = valueElements(reading.fail)
  const statement = () => reading.statement
  const entry = () => reading.entry
  return group({
    BkToCstmrStmt: group({
      Stmt: group(
        {
          Id: leaf(set(statement, 'id')),
          StmtPgntn: group({
            PgNb: form.count(set(statement, 'page')),
            LastPgInd: form.flag(set(statement, 'lastPage')),
          }),
          ElctrncSeqNb: leaf(set(statement, 'electronicNumber')),
          LglSeqNb: leaf(set(statement, 'legalNumber')),
          CreDtTm: leaf((value) => {
            reading.statement.createdOn = readIsoDate(value)
          }),
          Acct: group({
            Id: group({
              IBAN: leaf(set(statement, 'iban')),
              Othr: group({ Id: leaf(set(statement, 'otherAccount')) }),
            }),
            Ccy: leaf(set(statement, 'currency')),
            Ownr: named(leaf(set(statement, 'owner'))),
          }),
          Bal: balance(reading),
          Ntry: group(
            {
              NtryRef: leaf(set(entry, 'reference')),
              Amt: form.amount(set(entry, 'amount')),
              CdtDbtInd: form.direction(set(entry, 'sign')),
              RvslInd: form.flag(set(entry, 'reversal')),
              Sts: {
                ...group({ Cd: leaf(set(entry, 'status')) }),
                text: (value) => {
                  if (value !== '') reading.entry.status = value
                },
              },
              BookgDt: form.date(set(entry, 'bookedOn')),
              ValDt: form.date(set(entry, 'valueOn')),
              AcctSvcrRef: leaf(set(entry, 'bankReference')),
              NtryDtls: group({ TxDtls: transaction(reading) }),
              AddtlNtryInf: leaf(set(entry, 'info')),
            },
            {
              open: () => {
                reading.entry = newEntry()
                reading.entryOpened()
              },
              close: () => reading.entryClosed(),
            },
          ),
        },
        {
          open: () => {
            reading.statement = newStatement()
          },
          close: () => reading.statementClosed(),
        },
      ),
    }),
  })
}

function transaction(reading: CamtReading): Element {
  const form = valueElements(reading.fail)
  const draft = () => reading.transaction
  const amounts = () => reading.transaction.amounts
  const debtor = () => reading.transaction.debtor
  const creditor = () => reading.transaction.creditor
  const remitted = leaf((value) => reading.transaction.remittance.push(value))
  return group(
    {
      Refs: group({
        EndToEndId: leaf(set(draft, 'endToEndId')),
        MndtId: leaf(set(draft, 'mandateId')),
        AcctSvcrRef: leaf(set(draft, 'bankReference')),
      }),
      Amt: form.amount(set(amounts, 'own')),
      CdtDbtInd: form.direction(set(draft, 'sign')),
      AmtDtls: group({
        TxAmt: group({ Amt: form.amount(set(amounts, 'transaction')) }),
        InstdAmt: group({ Amt: form.amount(set(amounts, 'instructed')) }),
      }),
      RltdPties: group({
        Dbtr: named(leaf(set(debtor, 'name'))),
        DbtrAcct: account(debtor),
        UltmtDbtr: named(leaf(set(debtor, 'ultimateName'))),
        Cdtr: named(leaf(set(creditor, 'name'))),
        CdtrAcct: account(creditor),
        UltmtCdtr: named(leaf(set(creditor, 'ultimateName'))),
      }),
      RmtInf: group({
        Ustrd: remitted,
        Strd: group({
          CdtrRefInf: group({
            // Several references settle several documents; the first is the reference, the others
            // stay readable as text.
            Ref: leaf((value) => {
              if (reading.transaction.structured === '') reading.transaction.structured = value
              else reading.transaction.remittance.push(value)
            }),
          }),
          RfrdDocInf: group({ Nb: remitted }),
          AddtlRmtInf: remitted,
        }),
      }),
      RtrInf: group({ Rsn: code(set(draft, 'returnReason')) }),
      AddtlTxInf: leaf(set(draft, 'info')),
    },
    {
      open: () => {
        reading.transaction = newTransaction()
        reading.entry.transactions.push(reading.transaction)
      },
    },
  )
}

/** Opening, previous closing, interim and closing; available and forward balances do not add up. */
const bookedBalances: ReadonlySet<string> = new Set(['OPBD', 'PRCD', 'ITBD', 'CLBD'])

interface BalanceDraft {
  code: string
  money: Money | null
  sign: Sign | null
  on: string | null
}

function balance(reading: CamtReading): Element {
  const { fail } = reading
  const form = valueElements(fail)
  let draft: BalanceDraft = { code: '', money: null, sign: null, on: null }
  const current = () => draft
  return group(
    {
      Tp: group({ CdOrPrtry: code(set(current, 'code')) }),
      Amt: form.amount(set(current, 'money')),
      CdtDbtInd: form.direction(set(current, 'sign')),
      Dt: form.date(set(current, 'on')),
    },
    {
      open: () => {
        draft = { code: '', money: null, sign: null, on: null }
      },
      close: () => {
        const { code, money, sign, on } = draft
        if (!bookedBalances.has(code)) return
        if (!money) return fail('missing-element', 'Amt')
        if (sign === null) return fail('missing-element', 'CdtDbtInd')
        if (on === null) return fail('missing-element', 'Dt')
        const { cents, currency } = money
        reading.statement.balances.push({
          code,
          currency,
          balance: { cents: signed(cents, sign), on },
        })
      },
    },
  )
}

/** Elements whose text has a form; a value outside it refuses the file. */
function valueElements(fail: CamtReading['fail']) {
  const day = (take: (date: string) => void) =>
    leaf((value) => take(readIsoDate(value) ?? fail('bad-value')))
  return {
    date: (take: (date: string) => void) => group({ Dt: day(take), DtTm: day(take) }),
    amount: (take: (money: Money) => void): Element => {
      let currency = ''
      const text = leaf((value) => {
        const cents = readCents(value, '.')
        take({ cents: typeof cents === 'number' ? cents : fail(cents), currency })
      })
      const open = (attributes: Record<string, string>) => {
        currency = attributes['Ccy'] ?? ''
      }
      return { ...text, open }
    },
    direction: (take: (sign: Sign) => void) =>
      leaf((value) => {
        take(value === 'CRDT' ? 1 : value === 'DBIT' ? -1 : fail('bad-value'))
      }),
    flag: (take: (value: boolean) => void) =>
      leaf((value) => {
        if (!/^(?:true|false|1|0)$/.test(value)) fail('bad-value')
        take(value === 'true' || value === '1')
      }),
    count: (take: (value: number) => void) =>
      leaf((value) => take(/^\d{1,9}$/.test(value) ? Number(value) : fail('bad-value'))),
  }
}

/** A code of the standard's list, or the bank's own. */
function code(take: (value: string) => void): Element {
  return group({ Cd: leaf(take), Prtry: leaf(take) })
}

/** A party with a name: on itself until .03, inside `Pty` from .04. */
function named(name: Element): Element {
  return group({ Nm: name, Pty: group({ Nm: name }) })
}

function account(of: () => Party): Element {
  const number = leaf(set(of, 'iban'))
  return group({ Id: group({ IBAN: number, Othr: group({ Id: number }) }) })
}

function leaf(text: (value: string) => void): Element {
  return { children: none, text }
}

function group(children: Record<string, Element>, rest: Omit<Element, 'children'> = {}): Element {
  return { children: new Map(Object.entries(children)), ...rest }
}

function set<T, K extends keyof T>(of: () => T, key: K): (value: T[K]) => void {
  return (value) => {
    of()[key] = value
  }
}

const none: ReadonlyMap<string, Element> = new Map()
