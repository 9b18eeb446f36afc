/** Why nothing is sent although a step is due; `no-address`: neither e-mail nor street. */
export const notReminded = ['disputed', 'objected', 'paused', 'collecting', 'no-address'] as const
export type NotReminded = (typeof notReminded)[number]
