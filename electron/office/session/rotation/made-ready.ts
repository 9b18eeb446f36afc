import { wipe } from '../../crypto'
import type { SlotKey } from '../keys/slots'
import type { Start } from '../keys/start'
import type { UserRow } from '../user-row'

/** Held in the owner's session until it is carried out, given up, or wiped at lock. */
export interface Rotation {
  /** of the keys it was made for: when they change meanwhile, it has to be made anew */
  epoch: number
  own: { slotId: string; key: SlotKey }
  kit: { slotId: string; key: SlotKey; recoveryKey: string }
  others: { user: UserRow; start: Start }[]
  leaving: UserRow[]
  databaseKey: Uint8Array
  ledgerKey: Uint8Array
  archive: { publicKey: Uint8Array; privateKey: Uint8Array }
}

/** It was given up, or the office locks. */
export const forgetRotation = (opened: { rotation: Rotation | null }): void => {
  const { rotation } = opened
  opened.rotation = null
  if (!rotation) return
  const { own, kit, others, databaseKey, ledgerKey, archive } = rotation
  for (const { key } of [own, kit, ...others.map(({ start }) => start)]) wipe(key.key)
  for (const key of [databaseKey, ledgerKey, archive.privateKey]) wipe(key)
}
