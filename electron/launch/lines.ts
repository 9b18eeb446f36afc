/**
 * The office without a window, and the desk it runs on: one JSON request a line on stdin, one JSON reply a line on stdout,
 * progress lines in between. For scripts, tests and benchmarks.
 *
 *   {"id":1,"op":"session.unlock","input":{"email":"…"}}
 *
 * `DIR --sweep` asks nothing: it destroys the logins that came due, without the office, and ends.
 * `DIR --verify` looks through database, audit log, archive, ledger and backups, reports in one line
 * and ends; it destroys nothing. The password comes from KLUIS_PASSWORD, the account from KLUIS_EMAIL
 * (none: whichever the password is for). It ends with 0 when all of it holds.
 *
 * The password comes from KLUIS_PASSWORD or from the first line when that is not a JSON object. Where
 * an operation wants a file token, a path is given instead.
 */
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { operationNamed } from '../../shared/contract'
import { isAppError } from '../../shared/errors'
import type { FileUse } from '../office/files/tokens'
import { openDesk, type OwnDesk } from '../desk/desk'
import { deskIdIn } from '../desk/identity'
import { readDesktopSecret } from '../desk/keychain/desktop-secret'
import { readWitness } from '../desk/keychain/witness'
import { noHands } from '../desk/no-hands'
import { clockFrom } from '../ground/clock'
import type { Connection } from '../office/connection'
import { openOffice, type Office } from '../office/office'
import { sweepExitCode, sweepOnly } from '../desk/sweep-only'
import { verifyExitCode, verifyOnly } from '../office/verify-only'

const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`)

const request = z.object({
  id: z.union([z.number(), z.string()]),
  op: z.string(),
  input: z.record(z.string(), z.unknown()).optional(),
  key: z.string().optional(),
})

/** Replaces the path given for each file-token field by a token for it. */
const withTokens = (
  { connection, own }: { connection: Connection; own: OwnDesk },
  op: string,
  input: Record<string, unknown>,
) => {
  const schema = operationNamed(op)?.input
  if (!schema) return input
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  const walk = (node: unknown, value: unknown): unknown => {
    if (typeof node !== 'object' || node === null) return value
    const at = node as {
      fileToken?: FileUse
      properties?: object
      anyOf?: unknown[]
      items?: unknown
    }
    if (at.fileToken && typeof value === 'string') {
      const path = resolve(value)
      // A folder for backups is the office's own.
      return at.fileToken === 'folder'
        ? connection.files.give(path, at.fileToken)
        : connection.files.giveChosen(
            own.offer(path, op.startsWith('backup.') ? 'backup' : 'any'),
            at.fileToken,
          )
    }
    // A choice between a word ("keep") and a token: anything that is not the word is a path.
    if (at.anyOf) {
      const word = at.anyOf.some((one) => (one as { const?: unknown }).const === value)
      return word ? value : at.anyOf.reduce((result, one) => walk(one, result), value)
    }
    if (Array.isArray(value)) return value.map((one) => walk(at.items, one))
    if (at.properties && typeof value === 'object' && value !== null) {
      const properties = at.properties as Record<string, unknown>
      return Object.fromEntries(
        Object.entries(value).map(([name, one]) => [name, walk(properties[name], one)]),
      )
    }
    return value
  }
  return walk(shape, input) as Record<string, unknown>
}

const main = async (): Promise<void> => {
  const args = process.argv.slice(2)
  const sweeps = args.includes('--sweep')
  const [dir] = args.filter((arg) => !['--sweep', '--verify'].includes(arg))
  if (!dir) {
    process.stderr.write('usage: npm run office -- DIR [--sweep | --verify]\n')
    process.exitCode = 2
    return
  }
  if (args.includes('--verify')) {
    const { KLUIS_EMAIL: email = null, KLUIS_PASSWORD: password = '' } = process.env
    const answer = await verifyOnly(
      resolve(dir),
      {
        email,
        password,
        desk: {
          id: () => deskIdIn(join(resolve(dir), 'desk')),
          readDesktopSecret: (slotId) => readDesktopSecret(slotId, ''),
          readWitness: (officeId) => readWitness(officeId, ''),
        },
      },
      clockFrom(process.env.KLUIS_NOW ?? ''),
    )
    say(answer)
    process.exitCode = verifyExitCode(answer)
    return
  }
  const clock = clockFrom(process.env.KLUIS_NOW ?? '')
  const atDesk = { dir: join(resolve(dir), 'desk'), hands: noHands, clock }
  if (sweeps) {
    const answer = await sweepOnly(atDesk)
    say(answer)
    process.exitCode = sweepExitCode(answer)
    return
  }
  let office: Office
  let own: OwnDesk
  try {
    office = openOffice({ dir: resolve(dir), clock })
    own = openDesk(atDesk)
  } catch (error) {
    say({ id: null, ok: false, code: isAppError(error) ? error.code : 'internal' })
    process.exitCode = 1
    return
  }
  let password = process.env.KLUIS_PASSWORD ?? null
  let first = true
  const connection = office.connect(own.desk)
  own.listen(connection.deskMoved)
  const answer = async (line: string): Promise<void> => {
    let parsed: z.output<typeof request>
    try {
      parsed = request.parse(JSON.parse(line))
    } catch {
      say({
        id: null,
        ok: false,
        code: 'invalid-input',
        details: { problems: [{ path: '', code: 'not-a-request' }] },
      })
      return
    }
    const { id, op, key } = parsed
    const input = { ...parsed.input }
    if (op === 'session.unlock' && password !== null) input.password ??= password
    if (op === 'session.setUp' && password !== null && typeof input.owner === 'object') {
      input.owner = { password, ...input.owner }
    }
    const result = await connection.call(op, withTokens({ connection, own }, op, input), {
      ...(key === undefined ? {} : { key }),
      progress: (progress) => say({ id, progress }),
    })
    say({ id, ...result })
  }
  const work = new Set<Promise<void>>()
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (first && !line.trimStart().startsWith('{')) password = line
    else if (line.trim() !== '') {
      // Requests are answered side by side, like a window's; each reply carries its id.
      const one = answer(line)
      work.add(one)
      void one.then(() => work.delete(one))
    }
    first = false
  }
  await Promise.all(work)
  office.close()
  own.close()
}

await main()
