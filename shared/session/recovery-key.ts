/**
 * The recovery key as people write it down: eight groups of five characters. Four carry 20 bits each
 * group, the fifth checks the group and its place, so that a typing error is found and located and
 * swapped groups are noticed. The alphabet leaves out I, L, O and U (Crockford base 32).
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const groups = 8
const dataPerGroup = 4

export const recoveryKeyBytes = (groups * dataPerGroup * 5) / 8

const checkOf = (data: string, group: number): string => {
  // Odd weights are invertible modulo 32, so a single wrong character always changes the check.
  let sum = (group + 1) * 11
  for (let i = 0; i < data.length; i++) sum += (2 * i + 3) * alphabet.indexOf(data.charAt(i))
  return alphabet.charAt(sum % 32)
}

/** 20 random bytes to `ABCDE-…`, eight groups. */
export const formatRecoveryKey = (bytes: Uint8Array): string => {
  if (bytes.length !== recoveryKeyBytes) throw new RangeError('a recovery key is 20 bytes')
  let bits = ''
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0')
  const result: string[] = []
  for (let group = 0; group < groups; group++) {
    let data = ''
    for (let i = 0; i < dataPerGroup; i++) {
      const at = (group * dataPerGroup + i) * 5
      data += alphabet.charAt(parseInt(bits.slice(at, at + 5), 2))
    }
    result.push(data + checkOf(data, group))
  }
  return result.join('-')
}

export type RecoveryKeyReading =
  | { ok: true; bytes: Uint8Array }
  /** `group` counts from 1; null when the number of characters is wrong */
  | { ok: false; group: number | null }

/** Reads what a person typed: case, spaces and dashes do not matter; O reads as 0, I and L as 1. */
export const readRecoveryKey = (text: string): RecoveryKeyReading => {
  const clean = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—.]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  const size = dataPerGroup + 1
  let bits = ''
  for (let group = 0; group < groups; group++) {
    const part = clean.slice(group * size, (group + 1) * size)
    if (part.length < size) return { ok: false, group: clean.length === 0 ? null : group + 1 }
    const data = part.slice(0, dataPerGroup)
    for (const character of data) {
      const value = alphabet.indexOf(character)
      if (value < 0) return { ok: false, group: group + 1 }
      bits += value.toString(2).padStart(5, '0')
    }
    if (part.charAt(dataPerGroup) !== checkOf(data, group)) return { ok: false, group: group + 1 }
  }
  if (clean.length > groups * size) return { ok: false, group: null }
  const bytes = new Uint8Array(recoveryKeyBytes)
  for (let i = 0; i < bytes.length; i++) bytes[i] = parseInt(bits.slice(i * 8, i * 8 + 8), 2)
  return { ok: true, bytes }
}
