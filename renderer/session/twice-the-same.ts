import type { z } from 'zod'

/** Typed twice the same: the repetition is asked here only, never sent. */
export const twiceTheSame = <T extends { password: string; repeat: string }>(
  { password, repeat }: T,
  context: z.RefinementCtx<T>,
): void => {
  if (password !== repeat) {
    context.addIssue({ code: 'custom', path: ['repeat'], message: 'passwords-differ' })
  }
}
