import { words } from '../i18n/words'

declare module '../i18n/words' {
  interface DutchWords {
    approvals: typeof approvalsWords.nl
  }
}

export const approvalsWords = words({
  nl: {
    menu: 'Akkoorden',
    waiting_one: '{{count}} wacht op u',
    waiting_other: '{{count}} wachten op u',
    title: 'Akkoord van een tweede persoon',
    subtitle: 'Wat pas doorgaat als een andere eigenaar ermee instemt',
    none: 'Er is niets aangevraagd',
    noneBody: 'Vraagt iemand akkoord voor een onomkeerbare handeling, dan staat dat hier.',
    past: 'Eerder aangevraagd',
    what: 'Wat',
    operations: {
      'archive.destroy': 'Archief vernietigen, controle van {{subject}}',
      'disclosures.handOver': 'Gegevens verstrekken, bevel {{subject}}',
    },
    by: 'Aangevraagd door',
    at: 'Aangevraagd op',
    until: 'Geldig tot',
    state: 'Status',
    states: {
      open: 'Open',
      approved: 'Akkoord',
      refused: 'Geweigerd',
      used: 'Uitgevoerd',
      expired: 'Verlopen',
    },
    decidedBy: 'door {{name}}',
    own: 'Uw eigen verzoek: een andere eigenaar moet erover beslissen.',
    ownerOnly: 'Een eigenaar moet hierover beslissen.',
    look: 'Bekijk eerst wat er zou worden vernietigd',
    approve: 'Akkoord geven',
    approved: 'U hebt akkoord gegeven.',
    refuse: 'Weigeren',
    refused: 'U hebt geweigerd.',
    reason: 'Reden van de weigering',
    reasonLabel: 'Weigeren',
  },
  en: {
    menu: 'Approvals',
    waiting_one: '{{count}} waits for you',
    waiting_other: '{{count}} wait for you',
    title: 'Approval by a second person',
    subtitle: 'What only goes ahead when another owner agrees',
    none: 'Nothing was asked for',
    noneBody:
      'When somebody asks for approval of something that cannot be undone, it appears here.',
    past: 'Asked for earlier',
    what: 'What',
    operations: {
      'archive.destroy': 'Destroying from the archive, check of {{subject}}',
      'disclosures.handOver': 'Disclosing data, order {{subject}}',
    },
    by: 'Asked by',
    at: 'Asked on',
    until: 'Valid until',
    state: 'Status',
    states: {
      open: 'Open',
      approved: 'Approved',
      refused: 'Refused',
      used: 'Carried out',
      expired: 'Expired',
    },
    decidedBy: 'by {{name}}',
    own: 'Your own request: another owner has to decide.',
    ownerOnly: 'An owner has to decide.',
    look: 'First look at what would be destroyed',
    approve: 'Approve',
    approved: 'You approved.',
    refuse: 'Refuse',
    refused: 'You refused.',
    reason: 'Reason of the refusal',
    reasonLabel: 'Refuse',
  },
})
