/** Problems of templates, and of the ledger accounts an accountant gets. */
import type { ProblemSentences } from './problem-types'

export const lettersProblems: ProblemSentences = {
  'unknown-placeholder': {
    nl: ({ placeholder }) => `{${String(placeholder)}} bestaat niet. Kies een veld uit de lijst.`,
    en: ({ placeholder }) =>
      `{${String(placeholder)}} does not exist. Choose a field from the list.`,
  },
  'placeholder-not-here': {
    nl: ({ placeholder }) => `{${String(placeholder)}} kan niet in deze tekst.`,
    en: ({ placeholder }) => `{${String(placeholder)}} cannot be used in this text.`,
  },
  'placeholder-missing': {
    nl: ({ placeholder }) =>
      `Zet {${String(placeholder)}} in de tekst: deze brief kan niet zonder.`,
    en: ({ placeholder }) =>
      `Put {${String(placeholder)}} in the text: this letter cannot do without.`,
  },
  'stray-brace': {
    nl: 'Er staat een losse accolade. Typ {{ of }} als u een accolade in de tekst wilt.',
    en: 'There is a brace on its own. Type {{ or }} if you want a brace in the text.',
  },
  'double-braces': {
    nl: ({ placeholder }) => `Gebruik enkele accolades: {${String(placeholder)}}.`,
    en: ({ placeholder }) => `Use single braces: {${String(placeholder)}}.`,
  },
  'not-an-rgs-code': {
    nl: 'Een RGS-code begint met B of W, gevolgd door groepen van drie letters, zoals BVorDebHad.',
    en: 'An RGS code begins with B or W, followed by groups of three letters, such as BVorDebHad.',
  },
  'account-of-two-types': {
    nl: 'Dit nummer staat al bij een rekening van de andere soort: balans en resultaat delen geen rekening.',
    en: 'This number already belongs to an account of the other kind: balance sheet and profit share none.',
  },
}
