/** Letters about what a client asked, as they are until an agency writes its own. */
import type { Language } from '../../language'
import type { LetterKindName } from '../kinds'
import type { Template } from '../template'

type WishLetter = Extract<LetterKindName, `wish-${string}`>

export const wishLetters: Record<WishLetter, Record<Language, Template>> = {
  'wish-receipt': {
    nl: {
      subject: 'Wij hebben uw verzoek ontvangen ({zaaknummer})',
      body: `{aanhef}

Op {ontvangen-op} hebben wij uw verzoek ontvangen: {verzoek}.

Wij kijken ernaar en laten u weten wat ermee gebeurt. Uw verzoek heeft bij ons nummer {zaaknummer}.

Met vriendelijke groet,

{bureau}
{e-mail-bureau}
{telefoon-bureau}`,
    },
    en: {
      subject: 'We have received your request ({case-number})',
      body: `{salutation}

On {received-on} we received your request: {request}.

We will look at it and let you know what comes of it. Your request has number {case-number}.

Kind regards,

{agency}
{agency-email}
{agency-phone}`,
    },
  },
  'wish-done': {
    nl: {
      subject: 'Uw verzoek is uitgevoerd ({zaaknummer})',
      body: `{aanhef}

Op {ontvangen-op} hebben wij uw verzoek ontvangen: {verzoek}. Wij hebben het uitgevoerd.

{wat-er-gebeurt}

{antwoord}

Klopt er iets niet? Laat het ons dan weten.

Met vriendelijke groet,

{bureau}
{e-mail-bureau}
{telefoon-bureau}`,
    },
    en: {
      subject: 'Your request was carried out ({case-number})',
      body: `{salutation}

On {received-on} we received your request: {request}. We have carried it out.

{what-happens}

{answer}

Is anything not right? Please let us know.

Kind regards,

{agency}
{agency-email}
{agency-phone}`,
    },
  },
  'wish-refusal': {
    nl: {
      subject: 'Over uw verzoek ({zaaknummer})',
      body: `{aanhef}

Op {ontvangen-op} hebben wij uw verzoek ontvangen: {verzoek}. Wij kunnen het niet uitvoeren.

De reden: {reden}

{klachtroute}

Hebt u vragen? Neem dan gerust contact met ons op.

Met vriendelijke groet,

{bureau}
{e-mail-bureau}
{telefoon-bureau}`,
    },
    en: {
      subject: 'About your request ({case-number})',
      body: `{salutation}

On {received-on} we received your request: {request}. We cannot carry it out.

The reason: {reason}

{complaint-route}

Do you have any questions? Please contact us.

Kind regards,

{agency}
{agency-email}
{agency-phone}`,
    },
  },
}
