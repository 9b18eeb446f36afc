import { basename } from 'node:path'
import type { files as contract } from '../../../shared/files/contract'
import type { HandlersOf } from '../context'

/** But for telling what a file is: that is for who knows every room. */
export const files: Omit<HandlersOf<typeof contract>, 'recognise'> = {
  chooseOpen: async ({ desk, files }, { kind }) => {
    const chosen = await desk.chooseOpen(kind)
    return chosen && { file: files.giveChosen(chosen, 'open'), name: chosen.name }
  },
  chooseSeveral: async ({ desk, files }, { kind, from }) => {
    const chosen = from === 'dialog' ? await desk.chooseSeveral(kind) : await desk.takeDropped()
    return chosen.map((one) => ({ file: files.giveChosen(one, 'open'), name: one.name }))
  },
  chooseSave: async ({ desk, files }, { kind, suggestedName }) => {
    const chosen = await desk.chooseSave(kind, suggestedName)
    return chosen && { file: files.giveChosen(chosen, 'save'), name: chosen.name }
  },
  chooseFolder: async ({ desk, files }) => {
    const path = await desk.chooseFolder()
    return path === null ? null : { folder: files.give(path, 'folder'), name: basename(path) }
  },
}
