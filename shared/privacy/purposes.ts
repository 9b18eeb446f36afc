/**
 * Uses of data that somebody can object to: those that rest on the office's own interest (AVG art.
 * 21(1)). What a contract or the law asks for, an invoice for one, is none of them.
 */
export const purposes = ['reminders', 'notices', 'sign-in-log'] as const
export type Purpose = (typeof purposes)[number]

interface Use {
  /** writing a letter whose kind begins like this to a client is such a use */
  letters: readonly string[]
  /** adding a row about a client to one of these is */
  tables: readonly string[]
}

/** How each purpose is told in the program; whoever does one of these asks `objectsTo` first. */
export const uses = {
  reminders: { letters: ['reminder-'], tables: ['reminders'] },
  notices: { letters: ['statement-mail', 'quote-mail'], tables: ['notices'] },
  'sign-in-log': { letters: [], tables: ['accessEvents'] },
} as const satisfies Record<Purpose, Use>
