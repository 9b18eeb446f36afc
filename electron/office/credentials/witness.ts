/**
 * What a desk remembers of an office in its own keychain: one text by office, which means nothing
 * here. Without a keychain it remembers nothing, and that is no failure.
 */
import { mostWitnessBytes } from '../../../shared/desk'
import { listTexts, reasonIn, writeText } from './keychain'

const service = 'Kluis witness'

/** null: nothing is remembered, or the keychain cannot be asked. Never prompts. */
export const readWitness = async (officeId: string): Promise<string | null> => {
  try {
    // Listing prompts nobody, where asking for one item may.
    const text = (await listTexts(service)).get(officeId)
    return text === undefined || !fits(text) ? null : text
  } catch (error) {
    if (reasonIn(error) === null) throw error
    return null
  }
}

/** Whether it is remembered now. Throws when the text is too long. */
export const writeWitness = async (officeId: string, text: string): Promise<boolean> => {
  if (!fits(text)) throw new Error('a witness of more than 1,024 bytes')
  try {
    // Says that the keychain is locked, of an item that is there.
    await listTexts(service)
    await writeText(officeId, text, service)
    return true
  } catch (error) {
    if (reasonIn(error) === null) throw error
    return false
  }
}

const fits = (text: string): boolean => Buffer.byteLength(text) <= mostWitnessBytes
