/** The end of the term: what no hold keeps is destroyed, and the proof of it handed over. */
import type { CheckResult } from '../../../shared/archive/contract'
import { AppError } from '../../../shared/errors'
import { useApproval } from '../approvals/approvals'
import { chainHead } from '../audit/chain'
import type { ActionContext } from '../context'
import { hashHex } from '../crypto'
import { currentAgency } from '../settings/agency'
import { writeZip } from '../zip'
import { checkArchive, dueIds } from './check'
import { renderProof } from './proof'
import { forgetOpened } from './search'

/** What the proof pack tells, in ids, counts and hashes. */
export interface Proof {
  agency: string
  checkedAt: string
  destroyedAt: string
  destroyedBy: number
  check: CheckResult
  destroyed: ReturnType<typeof dueIds>
  auditHeadBefore: string
  auditHeadAfter: string
}

/** Errors: archive-damaged, approval-needed, cancelled, those of writing. */
export const destroyDue = async (
  context: ActionContext,
  language: 'nl' | 'en',
  path: string,
): Promise<{ destroyed: number }> => {
  const check = await checkArchive(context)
  const [broken] = check.broken
  if (broken !== undefined) throw new AppError('archive-damaged', { id: broken })
  const auditHeadBefore = context.read(({ db }) => chainHead(db))
  const destroyed = context.write((command) => {
    const { db, now, today, audit, ledger } = command
    const due = dueIds(db, today)
    if (due.length > 0) useApproval(command, 'archive.destroy', today.slice(0, 4))
    for (const { id, kind, sourceId } of due) {
      db.run('UPDATE archive SET sealed = NULL, destroyedAt = $now WHERE id = $id', { id, now })
      ledger({ kind: 'destruction', archive: kind, sourceId })
    }
    audit({ entity: 'archive', code: `checked-${check.items}` })
    if (due.length > 0) audit({ entity: 'archive', code: `destroyed-${due.length}` })
    return due
  })
  const session = context.session.require()
  session.database.writer.pragma('wal_checkpoint(TRUNCATE)')
  forgetOpened(session)
  const proof: Proof = {
    agency: context.read(({ db }) => currentAgency(db).name),
    checkedAt: check.checkedAt,
    destroyedAt: context.now(),
    destroyedBy: context.user.id,
    check,
    destroyed,
    auditHeadBefore,
    auditHeadAfter: context.read(({ db }) => chainHead(db)),
  }
  await writeProof(path, proof, language)
  return { destroyed: destroyed.length }
}

const writeProof = async (path: string, proof: Proof, language: 'nl' | 'en'): Promise<void> => {
  const json = `${JSON.stringify(proof, null, 2)}\n`
  const hashes = proof.destroyed.map(({ id, sha256 }) => `${sha256}  ${id}`).join('\n')
  const pdf = await renderProof(proof, language)
  await writeZip(path, new Date(proof.destroyedAt), async (zip) => {
    await zip.add('report.pdf', pdf)
    await zip.add('report.json', json)
    await zip.add('destroyed.sha256', `${hashes}\n`)
    await zip.add(
      'contents.blake2b',
      `${hashHex(pdf)}  report.pdf\n${hashHex(json)}  report.json\n`,
    )
  })
}
