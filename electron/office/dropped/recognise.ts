/**
 * What a file is that fell on the window, by what it holds and never by its name: a portal's request, a
 * bank file, a log, a list. Where that is not certain the person says it.
 */
import { constants, gunzipSync } from 'node:zlib'
import type { DroppedAs } from '../../../shared/files/contract'
import { isAppError } from '../../../shared/errors'
import type { FileToken } from '../../../shared/operation'
import { logSettings } from '../access-events/settings'
import { looksLikeLog } from '../access-events/read-log'
import type { ActionContext } from '../context'
import { isZip, sniff, sniffLength } from '../payments/bank-file/sniff'
import { recogniseFormat } from '../payments/settlements/formats'
import { isRequestHead } from '../requests/request-file'
import { looksLikeRegistrar, looksLikeSubscriptions } from '../services/import/recognise'
import { readCsv } from '../text/csv'

const headLength = 64 * 1024
/** Of a packed file: a thousand times as much at most comes out of it. */
const packedLength = 4096

/** Nothing is kept of it. Errors: file-token-unknown, file-gone. */
export const recognise = async (
  context: ActionContext,
  file: FileToken,
): Promise<{ as: DroppedAs[] }> => {
  const source = await context.files.sourceAgain(file).open()
  try {
    if (source.size === null) return { as: [] }
    const read = Buffer.from(await source.read(0, headLength))
    return { as: whatIs(context, unpackedHead(read), read.length < headLength) }
  } finally {
    await source.close()
  }
}

const unpackedHead = (head: Buffer): Buffer => {
  if (head[0] !== 0x1f || head[1] !== 0x8b) return head
  try {
    return gunzipSync(head.subarray(0, packedLength), { finishFlush: constants.Z_SYNC_FLUSH })
  } catch {
    return Buffer.alloc(0)
  }
}

const whatIs = (context: ActionContext, head: Buffer, whole: boolean): DroppedAs[] => {
  if (isRequestHead(head)) return ['request']
  if (isBankFile(head)) return ['bank']
  const { names } = context.read(({ db }) => logSettings(db))
  if (looksLikeLog(head.toString('utf8'), names)) return ['log']
  return listKinds(context, whole ? head : head.subarray(0, head.lastIndexOf(0x0a) + 1))
}

const isBankFile = (head: Buffer): boolean => {
  if (isZip(head)) return true
  try {
    sniff(head.subarray(0, sniffLength))
    return true
  } catch (error) {
    if (isAppError(error)) return false
    throw error
  }
}

const listKinds = (context: ActionContext, head: Buffer): DroppedAs[] => {
  let header: string[]
  try {
    header = readCsv(head).header
  } catch (error) {
    if (isAppError(error)) return []
    throw error
  }
  if (header.length < 2) return []
  if (recogniseFormat(header) !== null) return ['bank']
  const kinds = context.read(({ db }): DroppedAs[] => [
    ...(looksLikeRegistrar(db, header) ? ['registrar' as const] : []),
    ...(looksLikeSubscriptions(db, header) ? ['subscriptions' as const] : []),
  ])
  return kinds.length > 0 ? kinds : ['bank', 'registrar', 'subscriptions']
}
