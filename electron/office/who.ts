/** Who asks. A leaf: what sessions and the contexts of operations both stand on. */
import type { Role } from '../../shared/operation'

export interface Person {
  id: number
  role: Role
  name: string
}

/** Who asks: a person, or the program by itself (its rounds), which is nobody. */
export type Who = Person | typeof program
export const program = { id: null, role: 'program', name: '' } as const

/** For what only a person does. */
export const personOf = (who: Who): Person => {
  if (who.id === null) throw new Error('the program does what only a person may')
  return who
}
