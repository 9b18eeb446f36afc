import type { FileProblem } from '../../shared/errors'
import type { Language } from '../../shared/language'

/** Why a file was refused in full. */
export const fileReasons: Record<FileProblem['reason'], Record<Language, string>> = {
  empty: { nl: 'Het bestand is leeg.', en: 'The file is empty.' },
  'not-a-bank-file': {
    nl: 'Dit is geen bankafschrift dat Kluis kent. Download het bij uw bank als CAMT.053 of MT940.',
    en: 'This is no bank statement Kluis knows. Download it from your bank as CAMT.053 or MT940.',
  },
  pdf: {
    nl: 'Dit is een PDF. Download het afschrift bij uw bank als CAMT.053 of MT940.',
    en: 'This is a PDF. Download the statement from your bank as CAMT.053 or MT940.',
  },
  packed: {
    nl: 'Dit bestand is ingepakt op een manier die Kluis niet leest, of dubbel ingepakt. Pak het eerst uit en kies de afschriften die erin zitten.',
    en: 'This file is packed in a way Kluis does not read, or packed twice. Unpack it first and choose the statements inside.',
  },
  'damaged-zip': {
    nl: 'Het ZIP-bestand is beschadigd. Download het opnieuw; er is niets ingelezen.',
    en: 'The ZIP file is damaged. Download it again; nothing was imported.',
  },
  'locked-zip': {
    nl: 'Het ZIP-bestand is met een wachtwoord beveiligd. Pak het eerst uit en kies de afschriften die erin zitten.',
    en: 'The ZIP file is protected by a password. Unpack it first and choose the statements inside.',
  },
  'many-in-zip': {
    nl: 'Dit zijn te veel bestanden in één keer: meer dan 400. Kies er minder.',
    en: 'These are too many files at once: more than 400. Choose fewer.',
  },
  'no-statement-in-zip': {
    nl: 'In het ZIP-bestand zit geen bankafschrift dat Kluis kent. Download het bij uw bank als CAMT.053 of MT940.',
    en: 'The ZIP file holds no bank statement Kluis knows. Download it from your bank as CAMT.053 or MT940.',
  },
  spreadsheet: {
    nl: 'Dit is een spreadsheet (Excel). Daarin staat niet alles wat nodig is; download het afschrift bij uw bank als CAMT.053 of MT940.',
    en: 'This is a spreadsheet (Excel). It does not hold all that is needed; download the statement from your bank as CAMT.053 or MT940.',
  },
  'not-a-paper': {
    nl: 'Dit is geen PDF en geen foto (PNG of JPEG). Scan het stuk, of bewaar het als PDF.',
    en: 'This is no PDF and no picture (PNG or JPEG). Scan the paper, or keep it as a PDF.',
  },
  'wrong-encoding': {
    nl: 'De tekens in dit bestand zijn niet te lezen. Download het opnieuw bij de bron.',
    en: 'The characters in this file cannot be read. Download it again at its source.',
  },
  truncated: {
    nl: 'Het bestand houdt halverwege op. Download het opnieuw; er is niets ingelezen.',
    en: 'The file stops half-way. Download it again; nothing was imported.',
  },
  'malformed-xml': {
    nl: 'Het XML-bestand is beschadigd. Download het opnieuw; er is niets ingelezen.',
    en: 'The XML file is damaged. Download it again; nothing was imported.',
  },
  'dtd-refused': {
    nl: 'Het bestand bevat een DTD. Die weigert Kluis altijd, omdat hij misbruikt kan worden.',
    en: 'The file contains a DTD. Kluis always refuses one, because it can be abused.',
  },
  'missing-element': {
    nl: 'In het bestand ontbreekt een verplicht onderdeel; er is niets ingelezen.',
    en: 'A required part is missing from the file; nothing was imported.',
  },
  'bad-value': {
    nl: 'Het bestand bevat een waarde die niet kan; er is niets ingelezen.',
    en: 'The file holds a value that cannot be; nothing was imported.',
  },
  'bad-line': {
    nl: 'Het bestand bevat een regel die niet te lezen is; er is niets ingelezen.',
    en: 'The file holds a line that cannot be read; nothing was imported.',
  },
  'amount-out-of-range': {
    nl: 'Het bestand bevat een bedrag dat te groot is om te boeken; er is niets ingelezen.',
    en: 'The file holds an amount too large to book; nothing was imported.',
  },
  'unsupported-version': {
    nl: 'Deze versie van het formaat kent Kluis niet. Kies bij uw bank CAMT.053 versie 02 of 08.',
    en: 'Kluis does not know this version of the format. Choose CAMT.053 version 02 or 08 at your bank.',
  },
  'not-a-hand-over': {
    nl: 'Dit is geen overgedragen login van Kluis, of het bestand is beschadigd.',
    en: 'This is no login handed over by Kluis, or the file is damaged.',
  },
  'not-a-log': {
    nl: 'Dit is geen log dat Kluis kent. Kies een serverlog in combined-formaat of een portaallog met JSON-regels; .gz mag ook.',
    en: 'This is no log Kluis knows. Choose a server log in combined format or a portal log of JSON lines; .gz will do too.',
  },
  'damaged-gzip': {
    nl: 'Het .gz-bestand is beschadigd. Haal het opnieuw op; er is niets ingelezen.',
    en: 'The .gz file is damaged. Fetch it again; nothing was imported.',
  },
  'not-a-table': {
    nl: 'Dit is geen CSV-bestand. Bewaar de lijst in uw spreadsheet of bij de bron als CSV en kies dat bestand.',
    en: 'This is no CSV file. Save the list as CSV in your spreadsheet or at its source, and choose that file.',
  },
  'bad-quotes': {
    nl: 'Een aanhalingsteken in het bestand is niet goed afgesloten; er is niets ingelezen.',
    en: 'A quotation mark in the file is not closed properly; nothing was imported.',
  },
  'bad-columns': {
    nl: 'Een regel heeft meer kolommen dan de kop; er is niets ingelezen. Staat er een bedrag met een komma zonder aanhalingstekens?',
    en: 'A row has more columns than the header; nothing was imported. Is there an amount with a comma and no quotation marks?',
  },
  'not-an-image': {
    nl: 'Dit is geen PNG- of JPEG-afbeelding.',
    en: 'This is no PNG or JPEG image.',
  },
  'image-too-large': {
    nl: 'De afbeelding is groter dan 2 MB. Kies een kleinere.',
    en: 'The image is larger than 2 MB. Choose a smaller one.',
  },
}
