/** What is written about a data breach, as it is until an agency writes its own. AVG art. 33 and 34. */
import type { Language } from '../../language'
import type { LetterKindName } from '../kinds'
import type { Template } from '../template'

type BreachLetter = Extract<LetterKindName, `breach-${string}`>

export const breachLetters: Record<BreachLetter, Record<Language, Template>> = {
  // Art. 33(3): what happened, how many, a contact, the likely consequences, the measures.
  'breach-report': {
    nl: {
      subject: 'Melding van een datalek ({zaaknummer})',
      body: `Wij melden een inbreuk in verband met persoonsgegevens (artikel 33 AVG).

Wij kregen er kennis van op {bekend-op}.
Het gebeurde op {gebeurd-op}.

Wat er is gebeurd:
{wat-gebeurde}

Om welke gegevens het gaat: {welke-gegevens}

Om hoeveel personen en gegevens het gaat:
{hoeveel}

De waarschijnlijke gevolgen:
{gevolgen}

Wat wij hebben gedaan en nog doen:
{maatregelen}

Contact over deze melding: {bureau}, {e-mail-bureau}, {telefoon-bureau}, KVK-nummer {kvk-nummer}.`,
    },
    en: {
      subject: 'Report of a personal data breach ({case-number})',
      body: `We report a personal data breach (article 33 GDPR).

We became aware of it on {known-on}.
It happened on {happened-on}.

What happened:
{what-happened}

Which data are concerned: {data-concerned}

How many persons and records are concerned:
{how-many}

The likely consequences:
{consequences}

What we have done and are doing:
{measures}

Contact about this report: {agency}, {agency-email}, {agency-phone}, KVK number {kvk-number}.`,
    },
  },
  // Art. 34(2): in clear and plain language.
  'breach-persons': {
    nl: {
      subject: 'Er is iets gebeurd met uw gegevens bij ons',
      body: `{aanhef}

Er is bij ons iets gebeurd waardoor een ander uw gegevens kan hebben gezien. Dat spijt ons. Hieronder leest u wat wij weten.

{wat-gebeurde}

Om deze gegevens gaat het: {welke-gegevens}. Wij weten het sinds {bekend-op}.

Wat dit voor u kan betekenen:
{gevolgen}

Wat wij hebben gedaan, en wat u zelf kunt doen:
{maatregelen}

Hebt u vragen? Neem dan contact met ons op via {e-mail-bureau} of {telefoon-bureau}.

Met vriendelijke groet,

{bureau}`,
    },
    en: {
      subject: 'Something happened to your data with us',
      body: `{salutation}

Something happened at our office by which somebody else may have seen your data. We are sorry. Below you can read what we know.

{what-happened}

These data are concerned: {data-concerned}. We have known since {known-on}.

What this can mean for you:
{consequences}

What we have done, and what you can do yourself:
{measures}

If you have any questions, please contact us at {agency-email} or {agency-phone}.

Kind regards,

{agency}`,
    },
  },
  // Art. 33(2): the client is the controller, and its own 72 hours begin with this message.
  'breach-processor': {
    nl: {
      subject: 'Datalek bij de gegevens die wij voor u verwerken ({zaaknummer})',
      body: `{aanhef}

Wij verwerken gegevens voor u. Daarbij is er een inbreuk geweest, waarvan wij u hierbij op de hoogte brengen (artikel 33, tweede lid, AVG).

Wij kregen er kennis van op {bekend-op}.
Het gebeurde op {gebeurd-op}.

Wat er is gebeurd:
{wat-gebeurde}

Om welke gegevens het gaat: {welke-gegevens}

De waarschijnlijke gevolgen:
{gevolgen}

Wat wij hebben gedaan en nog doen:
{maatregelen}

U bent zelf verantwoordelijk voor deze gegevens. U beoordeelt of u dit binnen 72 uur aan de Autoriteit Persoonsgegevens meldt, en of u de betrokken personen inlicht. Wij helpen u daarbij.

Met vriendelijke groet,

{bureau}
{e-mail-bureau}
{telefoon-bureau}`,
    },
    en: {
      subject: 'Data breach concerning the data we process for you ({case-number})',
      body: `{salutation}

We process data on your behalf. There has been a breach of them, of which we hereby notify you (article 33(2) GDPR).

We became aware of it on {known-on}.
It happened on {happened-on}.

What happened:
{what-happened}

Which data are concerned: {data-concerned}

The likely consequences:
{consequences}

What we have done and are doing:
{measures}

You are the controller of these data. You judge whether to report this to your supervisory authority within 72 hours, and whether to tell the persons concerned. We will help you with that.

Kind regards,

{agency}
{agency-email}
{agency-phone}`,
    },
  },
}
