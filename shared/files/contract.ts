/** Choosing files: the window gets a one-time token and the file's name, never its path. */
import { z } from 'zod'
import { fileKinds } from '../desk'
import {
  action,
  backOffice,
  everyone,
  fileToken,
  gives,
  nothing,
  type FileToken,
} from '../operation'

export interface ChosenFile {
  file: FileToken
  name: string
}

export interface ChosenFolder {
  folder: FileToken
  name: string
}

/** What a file that was dropped on the window can be. */
export const droppedKinds = ['request', 'bank', 'log', 'registrar', 'subscriptions'] as const
export type DroppedAs = (typeof droppedKinds)[number]

export const files = {
  chooseOpen: action({
    input: z.object({ kind: z.enum(fileKinds) }),
    output: gives<ChosenFile | null>(),
    roles: everyone,
    // The wizard chooses a logo, restoring chooses a backup.
    whileLocked: true,
  }),
  /**
   * Several at once: by dialog, or those last dropped on the window, once. None when the person thinks
   * better of it; four hundred at most.
   */
  chooseSeveral: action({
    input: z.object({ kind: z.enum(fileKinds), from: z.enum(['dialog', 'drop']) }),
    output: gives<ChosenFile[]>(),
    roles: everyone,
  }),
  /**
   * What a file is, by what it holds: one kind where that is certain, several or none where a person
   * must say it. Errors: file-token-unknown, file-gone.
   */
  recognise: action({
    input: z.object({ file: fileToken }),
    output: gives<{ as: DroppedAs[] }>(),
    roles: backOffice,
  }),
  chooseSave: action({
    input: z.object({ kind: z.enum(fileKinds), suggestedName: z.string().min(1).max(120) }),
    output: gives<ChosenFile | null>(),
    roles: everyone,
    whileLocked: true,
  }),
  chooseFolder: action({
    input: nothing,
    output: gives<ChosenFolder | null>(),
    roles: everyone,
  }),
}
