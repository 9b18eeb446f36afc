/** The end of the term: what no hold keeps is destroyed, and the proof of it handed over. */
import { AppError } from '../../../shared/errors'
import { useApproval } from '../approvals/approvals'
import { chainHead } from '../audit/chain'
import type { ActionContext } from '../context'
import { personOf } from '../who'
import { hashHex } from '../crypto'
import type { ReadableDatabase } from '../database/driver'
import { currentAgency } from '../settings/agency'
import { confirmMoment } from '../settings/clock-jump'
import type { Target } from '../files/target'
import { writeZip, type ZipFile } from '../zip'
import { checkArchive, dueIds } from './check'
import { renderProof } from './proof'
import type { DestroyedItem, Proof } from './proof-facts'
import { destroyItem } from './seal'
import { forgetOpened } from './search'

/**
 * The proof covers what an earlier destruction left unproven too: a disk that was full, or a power
 * cut, between the destruction and its proof. Errors: archive-damaged, approval-needed,
 * cancelled, those of writing (before anything is destroyed, where the disk says so).
 */
export const destroyDue = async (
  context: ActionContext,
  { language, dateConfirmed }: { language: 'nl' | 'en'; dateConfirmed: string | null },
  target: Target,
): Promise<{ destroyed: number }> => {
  const check = await checkArchive(context)
  const [broken] = check.broken
  if (broken !== undefined) throw new AppError('archive-damaged', { id: broken })
  const auditHeadBefore = context.read(({ db }) => chainHead(db))
  const agency = context.read(({ db }) => currentAgency(db).name)
  // What cannot take the proof is found out before there is something to prove.
  await writeProof(
    target,
    {
      agency,
      checkedAt: check.checkedAt,
      destroyedAt: check.checkedAt,
      destroyedBy: personOf(context.user).id,
      check,
      destroyed: context.read(({ db, today }) => [...unproven(db), ...dueIds(db, today)]),
      auditHeadBefore,
      auditHeadAfter: auditHeadBefore,
    },
    language,
    { trial: true },
  )
  context.checkpoint()
  const destroyed = context.write((command) => {
    const { db, now, today, audit, ledger } = command
    const earlier = unproven(db)
    const due = dueIds(db, today)
    if (check.clockJumped && dateConfirmed === today) confirmMoment(db, now)
    if (due.length > 0) useApproval(command, 'archive.destroy', today.slice(0, 4))
    for (const { id, kind, sourceId } of due) {
      destroyItem(db, id, now)
      ledger({ kind: 'destruction', archive: kind, sourceId })
    }
    audit({ entity: 'archive', code: `checked-${check.items}` })
    if (due.length > 0) audit({ entity: 'archive', code: `destroyed-${due.length}` })
    return [...earlier, ...due]
  })
  const session = context.session.require()
  session.database.writer.pragma('wal_checkpoint(TRUNCATE)')
  forgetOpened(session)
  const proof: Proof = {
    agency,
    checkedAt: check.checkedAt,
    destroyedAt: context.now(),
    destroyedBy: personOf(context.user).id,
    check,
    destroyed,
    auditHeadBefore,
    auditHeadAfter: context.read(({ db }) => chainHead(db)),
  }
  await writeProof(target, proof, language)
  if (destroyed.length > 0) {
    context.write(({ audit }) => audit({ entity: 'archive', code: `proven-${destroyed.length}` }))
  }
  return { destroyed: destroyed.length }
}

/** What was destroyed since the last proof that was handed over. */
const unproven = (db: ReadableDatabase): DestroyedItem[] =>
  db.all(
    `SELECT id, kind, sourceId, sha256, fiscalYear, rule, destroyAfter FROM archive
     WHERE destroyedAt IN (
       SELECT at FROM audit WHERE entity = 'archive' AND code GLOB 'destroyed-[0-9]*' AND id > (
         SELECT coalesce(max(id), 0) FROM audit WHERE entity = 'archive' AND code GLOB 'proven-*'))
     ORDER BY id`,
  )

const writeProof = async (
  target: Target,
  proof: Proof,
  language: 'nl' | 'en',
  { trial } = { trial: false },
): Promise<void> => {
  const json = `${JSON.stringify(proof, null, 2)}\n`
  const hashes = proof.destroyed.map(({ id, sha256 }) => `${sha256}  ${id}`).join('\n')
  const pdf = await renderProof(proof, language)
  const fill = async (zip: ZipFile): Promise<void> => {
    await zip.add('report.pdf', pdf)
    await zip.add('report.json', json)
    await zip.add('destroyed.sha256', `${hashes}\n`)
    await zip.add(
      'contents.blake2b',
      `${hashHex(pdf)}  report.pdf\n${hashHex(json)}  report.json\n`,
    )
  }
  await writeZip(target, new Date(proof.destroyedAt), fill, { trial })
}
