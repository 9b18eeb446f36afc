/** What the first screen asks: apart, because it is drawn before the rest of the session is loaded. */
import { z } from 'zod'
import { emailAddress } from '../fields'

export const anyPassword = z.string().min(1, { error: 'required' }).max(1024, { error: 'too-long' })

export const unlockInput = z.object({ email: emailAddress, password: anyPassword })
