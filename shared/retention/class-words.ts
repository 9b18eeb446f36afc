import type { ClassName } from './policy'
import type { Language } from '../language'

/** What each class of the policy holds, and what for; a class without words does not compile. */
export const classWords: Record<ClassName, Record<Language, { name: string; purpose: string }>> = {
  identity: {
    nl: { name: 'Naam, adres en bedrijfsgegevens', purpose: 'Facturen, contact en administratie' },
    en: { name: 'Name, address and company details', purpose: 'Invoices, contact and records' },
  },
  contact: {
    nl: { name: 'E-mail, telefoon en contactpersonen', purpose: 'Contact over bestellingen' },
    en: { name: 'E-mail, telephone and contacts', purpose: 'Contact about orders' },
  },
  'client-note': {
    nl: { name: 'Notities', purpose: 'De klant goed helpen' },
    en: { name: 'Notes', purpose: 'Serving the client' },
  },
  service: {
    nl: { name: 'Diensten, domeinnamen en contracten', purpose: 'De diensten leveren' },
    en: { name: 'Services, domain names and contracts', purpose: 'Delivering the services' },
  },
  paper: {
    nl: { name: 'Getekende en ontvangen stukken', purpose: 'Bewijzen wat is afgesproken' },
    en: { name: 'Signed and received papers', purpose: 'Proving what was agreed' },
  },
  quote: {
    nl: { name: 'Offertes die niet zijn aanvaard', purpose: 'Een aanbod doen en erop terugkomen' },
    en: { name: 'Quotes that were not accepted', purpose: 'Making an offer and coming back to it' },
  },
  'accepted-quote': {
    nl: { name: 'Aanvaarde offertes', purpose: 'Bewijzen wat is afgesproken' },
    en: { name: 'Accepted quotes', purpose: 'Proving what was agreed' },
  },
  invoice: {
    nl: { name: 'Facturen', purpose: 'Fiscale administratie' },
    en: { name: 'Invoices', purpose: 'Tax records' },
  },
  'long-invoice': {
    nl: {
      name: 'Facturen over onroerende zaken of via het EU-éénloket (OSS)',
      purpose: 'Fiscale administratie',
    },
    en: {
      name: 'Invoices for immovable property or under the EU one-stop shop (OSS)',
      purpose: 'Tax records',
    },
  },
  payment: {
    nl: { name: 'Betalingen', purpose: 'Fiscale administratie' },
    en: { name: 'Payments', purpose: 'Tax records' },
  },
  collection: {
    nl: { name: 'Herinneringen en machtigingen', purpose: 'Betaald krijgen wat is afgesproken' },
    en: { name: 'Reminders and mandates', purpose: 'Getting paid what was agreed' },
  },
  hold: {
    nl: { name: 'Redenen van blokkades', purpose: 'Geschillen en controles' },
    en: { name: 'Reasons of holds', purpose: 'Disputes and audits' },
  },
  'login-trace': {
    nl: { name: 'Sporen van inloggegevens', purpose: 'Bewijs dat ze zijn vernietigd' },
    en: { name: 'Traces of logins', purpose: 'Proof that they were destroyed' },
  },
  'client-request': {
    nl: { name: 'Verzoeken van klanten', purpose: 'Bewijs van wat een klant heeft gevraagd' },
    en: { name: 'Requests of clients', purpose: 'Proof of what a client asked' },
  },
  'access-log': {
    nl: {
      name: 'IP-adressen bij inloggen en wijzigen',
      purpose: 'Nagaan wie op een account inlogde of iets wijzigde',
    },
    en: {
      name: 'IP addresses of sign-ins and changes',
      purpose: 'Telling who signed in to an account or changed something',
    },
  },
  'server-log': {
    nl: { name: 'Serverlogs van onbekenden', purpose: 'Aanvallers buiten houden' },
    en: { name: 'Server logs of nobody known', purpose: 'Keeping attackers out' },
  },
  'privacy-case': {
    nl: { name: 'Inhoud van privacyverzoeken', purpose: 'Beantwoorden van het verzoek' },
    en: { name: 'Content of privacy requests', purpose: 'Answering the request' },
  },
  'privacy-register': {
    nl: { name: 'Register van privacyverzoeken', purpose: 'Verantwoording' },
    en: { name: 'Register of privacy requests', purpose: 'Accountability' },
  },
  'legal-order': {
    nl: { name: 'Bevelen van politie en justitie', purpose: 'Verantwoording' },
    en: { name: 'Orders of police and justice', purpose: 'Accountability' },
  },
  'breach-register': {
    nl: { name: 'Register van datalekken', purpose: 'Verantwoording' },
    en: { name: 'Register of data breaches', purpose: 'Accountability' },
  },
  'unsaved-typing': {
    nl: { name: 'Niet-opgeslagen invoer', purpose: 'Werk niet kwijtraken' },
    en: { name: 'Unsaved typing', purpose: 'Not losing work' },
  },
  audit: {
    nl: { name: 'Logboek', purpose: 'Verantwoording' },
    en: { name: 'Audit log', purpose: 'Accountability' },
  },
  'staff-account': {
    nl: { name: 'Accounts van medewerkers', purpose: 'Toegang beveiligen' },
    en: { name: 'Staff accounts', purpose: 'Access control' },
  },
}
