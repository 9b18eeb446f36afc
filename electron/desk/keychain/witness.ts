/**
 * What a desk remembers of an office in its own keychain: one text by office, which means nothing
 * here. Without a keychain it remembers nothing, and that is no failure.
 */
import { mostWitnessBytes } from '../../../shared/desk'
import { listTexts, reasonIn, serviceOf, writeText, type Space } from './keychain'

/** null: nothing is remembered, or the keychain cannot be asked. Never prompts. */
export const readWitness = async (officeId: string, space: Space): Promise<string | null> => {
  try {
    // Listing prompts nobody, where asking for one item may.
    const text = (await listTexts(serviceOf('witness', space))).get(officeId)
    return text === undefined || !fits(text) ? null : text
  } catch (error) {
    if (reasonIn(error) === null) throw error
    return null
  }
}

/** Whether it is remembered now. Throws when the text is too long. */
export const writeWitness = async (
  officeId: string,
  text: string,
  space: Space,
): Promise<boolean> => {
  if (!fits(text)) throw new Error('a witness of more than 1,024 bytes')
  try {
    // Says that the keychain is locked, of an item that is there.
    await listTexts(serviceOf('witness', space))
    await writeText(officeId, text, serviceOf('witness', space))
    return true
  } catch (error) {
    if (reasonIn(error) === null) throw error
    return false
  }
}

const fits = (text: string): boolean => Buffer.byteLength(text) <= mostWitnessBytes
