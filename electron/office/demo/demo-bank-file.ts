export interface DemoPayment {
  on: string
  cents: number
  name: string
  iban: string
  text: string
}

const escape = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'))

const amount = (cents: number): string => (Math.abs(cents) / 100).toFixed(2)

/** A CAMT.053.001.02 file of one statement whose balances add up. */
export const demoBankFile = (iban: string, payments: readonly DemoPayment[]): string => {
  const opening = 1_250_000
  const closing = payments.reduce((sum, { cents }) => sum + cents, opening)
  const from = payments[0]?.on ?? ''
  const to = payments.at(-1)?.on ?? from
  const balance = (code: string, cents: number, on: string) =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${amount(cents)}</Amt>` +
    `<CdtDbtInd>${cents < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd><Dt><Dt>${on}</Dt></Dt></Bal>`
  const entry = ({ on, cents, name, iban: other, text }: DemoPayment, at: number) => {
    const [party, account] = cents < 0 ? ['Cdtr', 'CdtrAcct'] : ['Dbtr', 'DbtrAcct']
    return (
      `<Ntry><Amt Ccy="EUR">${amount(cents)}</Amt><CdtDbtInd>${cents < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd>` +
      `<Sts>BOOK</Sts><BookgDt><Dt>${on}</Dt></BookgDt><ValDt><Dt>${on}</Dt></ValDt>` +
      `<AcctSvcrRef>DEMO${String(at).padStart(8, '0')}</AcctSvcrRef><NtryDtls><TxDtls><RltdPties>` +
      `<${party}><Nm>${escape(name)}</Nm></${party}>` +
      `<${account}><Id><IBAN>${other}</IBAN></Id></${account}></RltdPties>` +
      `<RmtInf><Ustrd>${escape(text)}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`
    )
  }
  return (
    '<?xml version="1.0" encoding="UTF-8"?>' +
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>' +
    `<GrpHdr><MsgId>DEMO</MsgId><CreDtTm>${to}T20:00:00</CreDtTm></GrpHdr>` +
    `<Stmt><Id>DEMO-1</Id><ElctrncSeqNb>1</ElctrncSeqNb><CreDtTm>${to}T20:00:00</CreDtTm>` +
    `<Acct><Id><IBAN>${iban}</IBAN></Id><Ccy>EUR</Ccy></Acct>` +
    balance('OPBD', opening, from) +
    balance('CLBD', closing, to) +
    payments.map(entry).join('') +
    '</Stmt></BkToCstmrStmt></Document>'
  )
}
