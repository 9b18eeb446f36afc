/**
 * Words by which money that came in is probably something else than the payment of an invoice of
 * ours: a number beside them may be the payer's own.
 */
const against =
  /\b(?:onze fa[ck]t|our inv|offerte|quot(?:e|ation)|restituti|refund|storn|gestorneer|teruggave|credit ?(?:fa[ck]tu|nota|note)|corre[ck]ti|inkoop)/i

export const speaksAgainst = (description: string): boolean => against.test(description)
