/** Adding to the sealed archive: any session can, with the public key alone. */
import { createHash } from 'node:crypto'
import type { Destruction } from '../../../shared/retention/clocks'
import { hashHex, seal } from '../crypto'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'

export interface ArchiveRow {
  id: number
  kind: 'invoice' | 'payment'
  sourceId: number
  fiscalYear: number
  sealedAt: string
  destroyAfter: string
  basis: string
  rule: string
  sha256: string
  sealed: Uint8Array | null
  destroyedAt: string | null
  previousHash: string
  hash: string
}

export interface ToSeal extends Destruction {
  kind: ArchiveRow['kind']
  sourceId: number
  fiscalYear: number
  /** the article that asks for keeping it */
  basis: string
  content: object
}

const chainStart = '0'.repeat(64)

/** BLAKE2b-256 over what stays when the item itself is destroyed. */
export const archiveHash = (
  row: Omit<ArchiveRow, 'id' | 'sealed' | 'destroyedAt' | 'hash'>,
): string =>
  hashHex(
    JSON.stringify([
      row.previousHash,
      row.kind,
      row.sourceId,
      row.fiscalYear,
      row.sealedAt,
      row.destroyAfter,
      row.basis,
      row.rule,
      row.sha256,
    ]),
  )

const headOf = (db: ReadableDatabase): string =>
  db.get<{ hash: string }>('SELECT hash FROM archive ORDER BY id DESC LIMIT 1')?.hash ?? chainStart

/** Seals an item; does nothing when this source was sealed before. Inside the erasing transaction. */
export const sealItem = (
  db: WritableDatabase,
  publicKey: Uint8Array,
  item: ToSeal,
  now: string,
): void => {
  const { kind, sourceId } = item
  const known = db.get('SELECT 1 FROM archive WHERE kind = $kind AND sourceId = $sourceId', {
    kind,
    sourceId,
  })
  if (known) return
  const sealed = seal(new TextEncoder().encode(JSON.stringify(item.content)), publicKey)
  const row = {
    kind,
    sourceId,
    fiscalYear: item.fiscalYear,
    sealedAt: now,
    destroyAfter: item.destroyAfter,
    basis: item.basis,
    rule: item.rule,
    sha256: createHash('sha256').update(sealed).digest('hex'),
    previousHash: headOf(db),
  }
  db.insert(
    `INSERT INTO archive (kind, sourceId, fiscalYear, sealedAt, destroyAfter, basis, rule, sha256,
       sealed, previousHash, hash)
     VALUES ($kind, $sourceId, $fiscalYear, $sealedAt, $destroyAfter, $basis, $rule, $sha256,
       $sealed, $previousHash, $hash)`,
    { ...row, sealed, hash: archiveHash(row) },
  )
}

/** The item goes, that it was there stays. `at`: UTC. */
export const destroyItem = (db: WritableDatabase, id: number, at: string): void => {
  db.run('UPDATE archive SET sealed = NULL, destroyedAt = $at WHERE id = $id', { id, at })
}

export interface ArchiveVerdict {
  items: number
  destroyed: number
  /** items whose bytes or place in the chain are not what was sealed */
  broken: number[]
  head: string
}

/** Walks the chain and every sealed item's hash. `each` is told how far it is. */
export const verifyArchive = (db: ReadableDatabase): ArchiveVerdict => {
  const verdict: ArchiveVerdict = { items: 0, destroyed: 0, broken: [], head: chainStart }
  for (let after = 0; ;) {
    const rows = db.all<ArchiveRow>(
      'SELECT * FROM archive WHERE id > $after ORDER BY id LIMIT 200',
      { after },
    )
    for (const row of rows) {
      const whole =
        row.sealed === null || createHash('sha256').update(row.sealed).digest('hex') === row.sha256
      const chained = row.previousHash === verdict.head && archiveHash(row) === row.hash
      if (!whole || !chained) verdict.broken.push(row.id)
      verdict.head = row.hash
      verdict.items += 1
      if (row.destroyedAt !== null) verdict.destroyed += 1
      after = row.id
    }
    if (rows.length < 200) return verdict
  }
}
