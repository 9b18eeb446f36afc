import type { archive as contract } from '../../../shared/archive/contract'
import { addDays, todayIn } from '../../../shared/dates'
import { dataKinds } from '../../../shared/disclosures/contract'
import { AppError } from '../../../shared/errors'
import type { ActionContext, HandlersOf } from '../context'
import type { ReadableDatabase } from '../database/driver'
import { logDisclosure, requireOpen, stillOnRecord } from '../disclosures/log'
import { save } from '../files/target'
import { checkArchive, dueItems } from './check'
import { destroyDue } from './destroy'
import { exportYears } from './export'
import { heldItem } from './holds'
import { foreignItems, lookAtNew } from './look'
import { openItem, pdfOf, requireItem } from './open'
import { searchArchive } from './search'

const documentBytes = async (
  context: ActionContext,
  id: number,
  kind: string,
): Promise<Uint8Array | string> => {
  const row = context.read(({ db }) => requireItem(db, id))
  const opened = openItem(context.session.require(), row)
  if (kind === 'json') return `${JSON.stringify(opened.content, null, 2)}\n`
  if (opened.kind !== 'invoice') throw new AppError('not-found', { entity: 'document', id })
  if (kind === 'pdf') return pdfOf(row, opened.content)
  // Loaded when asked for: the program is there sooner at its start.
  const { renderUbl } = await import('../invoices/ubl/ubl')
  return renderUbl(opened.content.document, 'nlcius')
}

export const archive: HandlersOf<typeof contract> = {
  years: ({ db }) =>
    db
      .all<{
        fiscalYear: number
        items: number
        destroyed: number
        destroyAfter: string
        held: number
      }>(
        `SELECT fiscalYear, count(*) AS items, count(destroyedAt) AS destroyed,
           max(destroyAfter) AS destroyAfter,
           max(destroyedAt IS NULL AND ${heldItem}) AS held
         FROM archive GROUP BY fiscalYear ORDER BY fiscalYear DESC`,
      )
      .map((row) => ({ ...row, held: row.held === 1 })),
  search: async (context, input) => {
    const found = await searchArchive(context, input)
    context.write(({ audit }) => audit({ entity: 'archive', code: 'searched' }))
    return found
  },
  saveDocument: async (context, { id, kind, file }) => {
    const bytes = await documentBytes(context, id, kind)
    await save(context.files.target(file), bytes)
    context.write(({ audit }) => audit({ entity: 'archive', id, code: kind }))
    return { saved: true }
  },
  exportYears: async (context, { file, recipientId, ...asked }) => {
    context.read(({ db, today }) => requireOpen(db, recipientId, today))
    const target = context.files.target(file)
    const { given: _, ...result } = await exportYears(context, asked, target, (given) =>
      context.write((command) => {
        command.audit({ entity: 'archive', code: `exported-${asked.from}-${asked.to}` })
        // Years without anything in them tell nobody anything.
        if (given.data.size === 0) return
        const clientIds = stillOnRecord(command.db, given.people)
        logDisclosure(command, {
          recipientId,
          way: 'inspection-export',
          givenOn: command.today,
          data: dataKinds.filter((kind) => given.data.has(kind)),
          clientIds,
          others: given.people.size - clientIds.length,
        })
      }),
    )
    return result
  },
  check: async (context) => {
    const result = await checkArchive(context)
    return context.finish(({ audit }) => {
      audit({ entity: 'archive', code: `checked-${result.items}` })
      return result
    })
  },
  lookAtNew: (context) => lookAtNew(context),
  foreign: ({ db }) => foreignItems(db),
  destroyDue: (context, { file, ...choice }) =>
    destroyDue(context, choice, context.files.target(file)),
  reminder: ({ db, today }) => {
    const last = db.get<{ at: string | null }>(
      `SELECT max(at) AS at FROM audit WHERE entity = 'archive' AND code GLOB 'checked-*'`,
    )
    const items = db.get<{ n: number }>('SELECT count(*) AS n FROM archive')?.n ?? 0
    const lastCheckedAt = last?.at ?? null
    return {
      due: items > 0 && isCheckDue(db, lastCheckedAt, today),
      lastCheckedAt,
      items,
      ended: endedItems(db, today),
      coming: comingItems(db, today),
    }
  },
}

/**
 * Every January the archive is gone through; once a year is enough. A check that found something to
 * destroy is not done before that is destroyed.
 */
const isCheckDue = (db: ReadableDatabase, lastCheckedAt: string | null, today: string): boolean => {
  if (lastCheckedAt === null) return true
  const day = todayIn(new Date(lastCheckedAt))
  return day.slice(0, 4) < today.slice(0, 4) || dueItems(db, day).due.length > 0
}

const endedItems = (
  db: ReadableDatabase,
  today: string,
): { items: number; since: string } | null => {
  const found = db.get<{ items: number; first: string | null }>(
    `SELECT count(*) AS items, min(destroyAfter) AS first FROM archive
     WHERE destroyedAt IS NULL AND destroyAfter < $today AND NOT ${heldItem}`,
    { today },
  )
  return found?.first ? { items: found.items, since: addDays(found.first, 1) } : null
}

/** So long ahead that a second owner can be asked in time. */
const daysAhead = 30

const comingItems = (db: ReadableDatabase, today: string): { items: number; on: string } | null => {
  const found = db.get<{ items: number; last: string }>(
    `SELECT count(*) AS items, destroyAfter AS last FROM archive
     WHERE destroyedAt IS NULL AND destroyAfter >= $today AND destroyAfter < $until
       AND NOT ${heldItem}
     GROUP BY destroyAfter ORDER BY destroyAfter LIMIT 1`,
    { today, until: addDays(today, daysAhead) },
  )
  return found ? { items: found.items, on: addDays(found.last, 1) } : null
}
