/** The key files of an office, as somebody with write access to its folder has them. */
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Role } from '../../../shared/operation'
import {
  keyFileNames,
  keyFileText,
  parseKeyFile,
  type KeyFile,
} from '../../../electron/office/session/keys/key-file'
import { whoDigest, type Slot } from '../../../electron/office/session/keys/slots'
import { codeOf, temporaryFolder, type TestOffice, type TestSeat } from './office'

type InFolder = Pick<TestOffice, 'dir'>

/** What the key file beside the database says. */
export const keyFileIn = ({ dir }: InFolder): KeyFile => {
  const file = parseKeyFile(readFileSync(join(dir, 'office.keys.json'), 'utf8'))
  if (!file || file === 'version-1') throw new Error('no key file')
  return file
}

/** Puts another key file there, and the same as its copy. */
export const plantKeyFile = ({ dir }: InFolder, file: KeyFile | string): void => {
  const text = typeof file === 'string' ? file : keyFileText(file)
  writeFileSync(join(dir, 'office.keys.json'), text)
  writeFileSync(join(dir, 'office.keys.copy.json'), text)
  rmSync(join(dir, 'office.keys.next.json'), { force: true })
}

export const slotOf = (file: KeyFile, email: string): Slot => {
  const slot = file.slots.find(({ who }) => who === whoDigest(file, email))
  if (!slot) throw new Error(`no slot for ${email}`)
  return slot
}

export const kitOf = (file: KeyFile): Slot => {
  const slot = file.slots.find(({ kind }) => kind === 'recovery')
  if (!slot) throw new Error('no slot of a kit')
  return slot
}

/** A copy of the key files, to be put back later. */
export const keptKeyFiles = ({ dir }: InFolder): { putBack: () => void } => {
  const kept = temporaryFolder()
  const names = keyFileNames.filter((name) => existsSync(join(dir, name)))
  for (const name of names) cpSync(join(dir, name), join(kept, name))
  return {
    putBack: () => {
      for (const name of keyFileNames) rmSync(join(dir, name), { force: true })
      for (const name of names) cpSync(join(kept, name), join(dir, name))
    },
  }
}

export interface Member {
  id: number
  email: string
  password: string
}

/** Somebody with a password of their own, who signed in once at another seat and left. */
export const aMember = async (office: TestOffice, role: Role, name = 'sam'): Promise<Member> => {
  const email = `${name}@voorbeeld.nl`
  const { user, startPassword } = await office.call('users.add', { name, email, role })
  const password = `het eigen wachtwoord van ${name}`
  const seat = office.anotherSeat()
  await seat.call('session.unlock', { email, password: startPassword ?? '' })
  await seat.call('session.changePassword', { current: null, password })
  await seat.call('session.lock', {})
  return { id: user.id, email, password }
}

/** What comes of signing in: `ok`, or the code it is refused with. */
export const signIn = (
  { call }: Pick<TestSeat, 'call'>,
  { email, password }: { email: string; password: string },
): Promise<string> => codeOf(call('session.unlock', { email, password }))

/** What comes of the recovery kit. */
export const recoverWith = (
  { call }: Pick<TestSeat, 'call'>,
  recoveryKey: string,
  { email, password }: { email: string; password: string },
): Promise<string> => codeOf(call('session.recover', { recoveryKey, email, password }))
