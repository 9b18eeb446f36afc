import { join } from 'node:path'
import { writeLargeCamt } from '../support/bank-files'
import { benchOffice } from './office'
for (const n of [1000, 40000]) {
const office = await benchOffice(50, false)
const path = join(office.dir, 'l.xml'); await writeLargeCamt(path, n)
const { preview } = await office.call('payments.preview', { file: office.office.files.give(path, 'open') })
await office.call('payments.book', { preview, despiteMismatch: true })
const db = office.office.session.require().database.reader
if (n === 1000) console.log(db.all('SELECT * FROM bankEntryTexts LIMIT 2'))
for (let i = 0; i < 60; i++) await new Promise((r) => setImmediate(r))
const indexed = () => (db.get('SELECT rowid AS id FROM bankEntrySearch ORDER BY rowid DESC LIMIT 1') as any)?.id
console.log(n, 'indexed', indexed())
for (const filter of ['all', 'to-do'] as any[]) for (const search of ['', 'nl', 'klant', '123', 'zzzq', 'fac', 'a']) {
  const t: number[] = []; let r = 0
  for (let i = 0; i < 8; i++) { const b = performance.now(); const c0 = process.cpuUsage(); const p: any = await office.office.call('payments.entries', { filter, search }); if (!p.ok) { console.log(p); break } r = p.value.rows.length; const u = process.cpuUsage(c0); t.push((u.user + u.system) / 1000) }
  console.log(n, filter, JSON.stringify(search), r, 'cpu ms', t.sort((a, b) => a - b)[4]?.toFixed(1))
}
office.close()
}
