import { basename } from 'node:path'
import type { files as contract } from '../../../shared/files/contract'
import type { HandlersOf } from '../context'

export const files: HandlersOf<typeof contract> = {
  chooseOpen: async ({ desk, files }, { kind }) => {
    const path = await desk.chooseOpen(kind)
    return path === null ? null : { file: files.give(path, 'open'), name: basename(path) }
  },
  chooseSave: async ({ desk, files }, { kind, suggestedName }) => {
    const path = await desk.chooseSave(kind, basename(suggestedName))
    return path === null ? null : { file: files.give(path, 'save'), name: basename(path) }
  },
  chooseFolder: async ({ desk, files }) => {
    const path = await desk.chooseFolder()
    return path === null ? null : { folder: files.give(path, 'folder'), name: basename(path) }
  },
}
