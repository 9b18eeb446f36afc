import type { elsewhere as contract } from '../../../shared/elsewhere/contract'
import type { HandlersOf } from '../context'
import { personOf } from '../who'
import { addSystem, changeSystem, listSystems, strikeSystem } from './systems'
import { finishTask, listTasks } from './tasks'

export const elsewhere: HandlersOf<typeof contract> = {
  systems: ({ db }) => listSystems(db),
  addSystems: ({ db, audit }, { systems }) => {
    for (const given of systems)
      audit({ entity: 'system', id: addSystem(db, given), code: given.kind })
    return listSystems(db)
  },
  changeSystem: ({ db, audit }, given) => {
    changeSystem(db, given)
    audit({ entity: 'system', id: given.id, code: 'changed' })
    return listSystems(db)
  },
  strikeSystem: ({ db, now, audit }, { id, struck }) => {
    strikeSystem(db, { id, at: struck ? now : null })
    audit({ entity: 'system', id, code: struck ? 'struck' : 'resumed' })
    return listSystems(db)
  },
  tasks: ({ db }, asked) => listTasks(db, asked),
  finish: ({ db, today, user, audit }, { id, finding }) => {
    const clientId = finishTask(db, { id, finding, today, userId: personOf(user).id })
    audit({ entity: 'terminationTask', id, clientId, code: finding ?? 'task-reopened' })
    return { done: true }
  },
}
