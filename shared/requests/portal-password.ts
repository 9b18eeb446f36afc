/**
 * The password of a portal file: sixteen characters of five bits, in four groups, which a person can
 * read out over the telephone. The alphabet leaves out I, L, O and U (Crockford base 32).
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** 80 bits. */
export const portalPasswordBytes = 10

/** Ten random bytes to `ABCD-EFGH-JKMN-PQRS`. */
export function formatPortalPassword(bytes: Uint8Array): string {
  if (bytes.length !== portalPasswordBytes) throw new RangeError('a portal password is 10 bytes')
  let bits = ''
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0')
  const characters = bits.match(/.{5}/g)?.map((five) => alphabet.charAt(parseInt(five, 2))) ?? []
  return characters.join('').replace(/(.{4})(?=.)/g, '$1-')
}
