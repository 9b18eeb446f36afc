/**
 * Who works here. The owner adds, changes and disables people; a new one gets a start password that
 * is shown once and must be replaced at the first sign-in. At least one enabled owner remains.
 */
import { z } from 'zod'
import { emailAddress, id, requiredText } from '../fields'
import { action, command, gives, nothing, ownerOnly, query, roles, type Role } from '../operation'

export interface User {
  id: number
  name: string
  email: string
  role: Role
  createdAt: string
  disabledAt: string | null
  /** the authenticator app is set up */
  enrolled: boolean
  mustChangePassword: boolean
  /** may come in and cannot: no password is known for them any more, since new keys or a restore */
  lockedOut: boolean
}

const person = { name: requiredText(), email: emailAddress, role: z.enum(roles) }

/** `startPassword` is shown once, when one was made. */
export interface UserWithStart {
  user: User
  startPassword: string | null
}

export const users = {
  list: query({ input: nothing, output: gives<User[]>(), roles: ownerOnly }),
  add: action({
    input: z.object(person),
    output: gives<UserWithStart>(),
    once: 'secret',
    roles: ownerOnly,
  }),
  /**
   * Becoming or ceasing to be an owner changes what a person's key opens, so it comes with a new
   * start password. `was`: what was seen of them when this was typed. Errors: changed-meanwhile.
   */
  change: action({
    input: z.object({ id, ...person, was: z.object(person) }),
    output: gives<UserWithStart>(),
    once: 'secret',
    roles: ownerOnly,
  }),
  /** Takes the person's key away at once. */
  disable: action({
    input: z.object({ id }),
    output: gives<User>(),
    once: 'answer',
    roles: ownerOnly,
  }),
  enable: action({
    input: z.object({ id }),
    output: gives<UserWithStart>(),
    once: 'secret',
    roles: ownerOnly,
  }),
  /** For who forgot the password: a new start password. */
  resetPassword: action({
    input: z.object({ id }),
    output: gives<UserWithStart>(),
    once: 'secret',
    roles: ownerOnly,
  }),
  /** For who lost the phone: the app is set up anew at the next sign-in. */
  resetEnrolment: action({
    input: z.object({ id }),
    output: gives<User>(),
    once: 'answer',
    roles: ownerOnly,
  }),
  /** How the office's keys stand; both stay until an owner has done something about them. */
  keys: query({
    input: nothing,
    output: gives<{
      /** an owner lost that role: new keys are due since then */
      rotationDueAt: string | null
      /** a key file beside the database was not what it should be, and was written anew */
      keyFileDifferedAt: string | null
    }>(),
    roles: ownerOnly,
  }),
  /** An owner has seen that the key file differed. */
  seenKeyFile: command({
    input: nothing,
    output: gives<{ seen: true }>(),
    roles: ownerOnly,
  }),
  policy: query({ input: nothing, output: gives<{ requireTotp: boolean }>(), roles: ownerOnly }),
  savePolicy: command({
    input: z.object({ requireTotp: z.boolean() }),
    output: gives<{ requireTotp: boolean }>(),
    roles: ownerOnly,
  }),
}
