/** Letters about privacy requests, as they are until an agency writes its own. */
import type { Language } from '../../language'
import type { LetterKindName } from '../kinds'
import type { Template } from '../template'

type RequestLetter = Extract<LetterKindName, `request-${string}`>

export const requestLetters: Record<RequestLetter, Record<Language, Template>> = {
  'request-receipt': {
    nl: {
      subject: 'Wij hebben uw verzoek ontvangen ({zaaknummer})',
      body: `{aanhef}

Op {ontvangen-op} hebben wij uw verzoek ontvangen: {verzoek}.

U krijgt uiterlijk op {antwoord-uiterlijk} antwoord van ons. Als het meer tijd kost, schrijven wij u dat vóór die dag, met de reden.

Voordat wij gegevens geven, wijzigen of wissen, gaan wij na of het verzoek van u komt. Een kopie van uw identiteitsbewijs vragen wij daarvoor niet; stuur die ook niet mee.

Uw verzoek heeft bij ons nummer {zaaknummer}. Wilt u dat noemen als u hierover contact met ons opneemt?

Met vriendelijke groet,

{bureau}
{e-mail-bureau}
{telefoon-bureau}`,
    },
    en: {
      subject: 'We have received your request ({case-number})',
      body: `{salutation}

On {received-on} we received your request: {request}.

We will answer you no later than {answer-by}. Should it take more time, we will write to you before that day and say why.

Before we give out, change or erase any data, we make sure that the request comes from you. We do not ask for a copy of your identity document; please do not send one.

Your request has number {case-number}. Please mention it when you contact us about it.

Kind regards,

{agency}
{agency-email}
{agency-phone}`,
    },
  },
  'request-identity': {
    nl: {
      subject: 'Eén vraag voordat wij verdergaan met uw verzoek ({zaaknummer})',
      body: `{aanhef}

Op {ontvangen-op} hebben wij uw verzoek ontvangen: {verzoek}. Voordat wij verdergaan, willen wij zeker weten dat het van u komt. Zo voorkomen wij dat een ander uw gegevens in handen krijgt.

{identificatie}

Stuur ons geen kopie van uw identiteitsbewijs: die hebben wij niet nodig en bewaren wij niet.

Zodra wij weten dat het verzoek van u komt, gaan wij verder. Krijgen wij geen reactie, dan kunnen wij uw verzoek niet uitvoeren.

Met vriendelijke groet,

{bureau}
{e-mail-bureau}
{telefoon-bureau}`,
    },
    en: {
      subject: 'One question before we go on with your request ({case-number})',
      body: `{salutation}

On {received-on} we received your request: {request}. Before we go on we want to be sure that it comes from you, so that nobody else gets hold of your data.

{identification}

Please do not send us a copy of your identity document: we do not need it and would not keep it.

We will go on as soon as we know that the request comes from you. Without a reaction we cannot carry it out.

Kind regards,

{agency}
{agency-email}
{agency-phone}`,
    },
  },
  'request-extension': {
    nl: {
      subject: 'Wij hebben meer tijd nodig voor uw verzoek ({zaaknummer})',
      body: `{aanhef}

Op {ontvangen-op} hebben wij uw verzoek ontvangen: {verzoek}. Het lukt ons niet om binnen een maand te antwoorden.

De reden: {reden}

De wet staat toe dat wij de termijn met twee maanden verlengen (artikel 12, derde lid, AVG). U krijgt uiterlijk op {antwoord-uiterlijk} antwoord van ons.

Bent u het hier niet mee eens? Dan kunt u een klacht indienen bij de Autoriteit Persoonsgegevens (autoriteitpersoonsgegevens.nl).

Met vriendelijke groet,

{bureau}
{e-mail-bureau}
{telefoon-bureau}`,
    },
    en: {
      subject: 'We need more time for your request ({case-number})',
      body: `{salutation}

On {received-on} we received your request: {request}. We are not able to answer it within a month.

The reason: {reason}

The law allows us to extend the term by two months (article 12(3) GDPR). We will answer you no later than {answer-by}.

If you do not agree, you can lodge a complaint with the Dutch data protection authority, the Autoriteit Persoonsgegevens (autoriteitpersoonsgegevens.nl).

Kind regards,

{agency}
{agency-email}
{agency-phone}`,
    },
  },
  'request-answer': {
    nl: {
      subject: 'Antwoord op uw verzoek ({zaaknummer})',
      body: `{aanhef}

Op {ontvangen-op} hebben wij uw verzoek ontvangen: {verzoek}. Hierbij krijgt u ons antwoord.

{antwoord}

{andere-systemen}

Hebt u nog vragen? Neem dan gerust contact met ons op.

Met vriendelijke groet,

{bureau}
{e-mail-bureau}
{telefoon-bureau}`,
    },
    en: {
      subject: 'Answer to your request ({case-number})',
      body: `{salutation}

On {received-on} we received your request: {request}. This is our answer.

{answer}

{other-systems}

If you have any questions, please contact us.

Kind regards,

{agency}
{agency-email}
{agency-phone}`,
    },
  },
  'request-partial': {
    nl: {
      subject: 'Antwoord op uw verzoek ({zaaknummer})',
      body: `{aanhef}

Op {ontvangen-op} hebben wij uw verzoek ontvangen: {verzoek}. Een deel ervan hebben wij uitgevoerd, een deel niet.

Dit hebben wij gedaan:
{gedaan}

Dit hebben wij niet gedaan, en waarom niet:
{niet-gedaan}

{andere-systemen}

Bent u het hier niet mee eens?
{klachtroute}

Met vriendelijke groet,

{bureau}
{e-mail-bureau}
{telefoon-bureau}`,
    },
    en: {
      subject: 'Answer to your request ({case-number})',
      body: `{salutation}

On {received-on} we received your request: {request}. We have carried out part of it, and part of it not.

This is what we have done:
{done}

This is what we have not done, and why not:
{not-done}

{other-systems}

If you do not agree:
{complaint-route}

Kind regards,

{agency}
{agency-email}
{agency-phone}`,
    },
  },
  'request-refusal': {
    nl: {
      subject: 'Antwoord op uw verzoek ({zaaknummer})',
      body: `{aanhef}

Op {ontvangen-op} hebben wij uw verzoek ontvangen: {verzoek}. Wij voeren dit verzoek niet uit.

De reden: {reden}

Bent u het hier niet mee eens?
{klachtroute}

Met vriendelijke groet,

{bureau}
{e-mail-bureau}
{telefoon-bureau}`,
    },
    en: {
      subject: 'Answer to your request ({case-number})',
      body: `{salutation}

On {received-on} we received your request: {request}. We will not carry out this request.

The reason: {reason}

If you do not agree:
{complaint-route}

Kind regards,

{agency}
{agency-email}
{agency-phone}`,
    },
  },
}
