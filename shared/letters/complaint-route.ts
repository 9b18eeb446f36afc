import type { Language } from '../language'

const routes = {
  nl: `U kunt een klacht indienen bij de Autoriteit Persoonsgegevens: via autoriteitpersoonsgegevens.nl, per post (Postbus 93374, 2509 AJ Den Haag) of telefonisch (088 - 1805 250).
U kunt ook binnen zes weken een verzoekschrift indienen bij de rechtbank (artikel 35 UAVG).`,
  en: `You can lodge a complaint with the Dutch data protection authority, the Autoriteit Persoonsgegevens: at autoriteitpersoonsgegevens.nl, by post (Postbus 93374, 2509 AJ Den Haag, the Netherlands) or by telephone (+31 88 1805 250).
You can also file an application with the district court within six weeks (article 35 of the Dutch GDPR Implementation Act, UAVG).`,
} as const satisfies Record<Language, string>

/**
 * Where somebody can go who does not agree with the answer: every refusal says it. Source: AVG art.
 * 12(4), 77 and 79; UAVG art. 35.
 */
export function complaintRoute(language: Language): string {
  return routes[language]
}
