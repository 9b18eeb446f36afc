/**
 * For tests about files and not about passwords: keys cost as little Argon2id work as a key file may
 * ask for. To be imported before an office is made.
 */
import { currentKdf } from '../../../electron/office/crypto'

Object.assign(currentKdf, { ops: 1, mem: 8 * 1024 * 1024 })
