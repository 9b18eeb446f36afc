import { anAgency } from '/work/main/test/support/agency'
import { openOffice } from '/work/main/electron/office/office'
import { bareDesk } from '/work/main/electron/office/bare-desk'
import { connect } from '/work/main/electron/office/database/driver'
import { addAuditLines } from '/work/main/test/support/audit-lines'

import { mkdtempSync } from 'node:fs'
const dir = mkdtempSync('/tmp/kluis-m-')
let now = '2010-01-01T09:00:00.000Z'
const office = openOffice({ dir, desk: bareDesk, clock: () => new Date(now), rounds: false })
const r = await office.call('session.setUp', { agency: anAgency(), series: { name: 'Facturen', pattern: '{year}-{number:4}', resetsYearly: true, nextNumber: 1 }, owner: {name:'O', email:'o@x.nl', password:'een goed lang wachtwoord'}, requireTotp:false })
const key = office.session.require().secrets!.databaseKey
const db = connect(dir + '/office.db', key)
const N = 300_000
let t = performance.now()
for (let i = 0; i < N; i += 50_000) addAuditLines(db, 50_000, { from: new Date(Date.parse('2010-01-02') + i * 600_000).toISOString(), stepSeconds: 600 })
console.log('insert/s', N / (performance.now() - t) * 1000)
now = '2026-03-16T09:00:00.000Z'
for (let i = 0; i < 3; i++) { t = performance.now(); const v = await office.call('audit.verify', {}); const s = performance.now() - t; console.log('verify', Math.round((N) / s * 1000), JSON.stringify(v).slice(0,120)) }
for (const f of [{}, { domain: 'users' }, { clientId: 12 }, { userId: 1 }, { from: '2011-01-01', to: '2011-01-31' }, { from: '2010-01-01' }, {domain:'invoices', userId: 1, clientId: 13, from:'2011-01-01'}]) { t = performance.now(); const a: any = await office.call('audit.list', f); console.log(JSON.stringify(f), a.value.rows.length, (performance.now() - t).toFixed(1)) }
t = performance.now(); console.log(JSON.stringify(await office.call('audit.term', {})), performance.now() - t)
t = performance.now(); const p: any = await office.call('audit.prune', { before: '2015-01-01' }); console.log('prune', p, (performance.now() - t))
t = performance.now(); console.log('verify', JSON.stringify(await office.call('audit.verify', {})))
db.close(); office.close()
