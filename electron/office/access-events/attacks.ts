/**
 * Attacks that show in what a line asks for. Each signature is something no visitor's browser asks
 * for by itself: a false alarm would keep an innocent visitor's address.
 */
import { attackSignatures, type AttackSignature } from '../../../shared/access-events/event'
import type { LoggedRequest } from './combined'

/** Further text is not looked at: an attack is in front, and a line may be long. */
const looked = 4096

/** Patterns over the decoded target in lower case; no nested repetition, so time grows with length. */
const inTarget: Partial<Record<AttackSignature, RegExp>> = {
  'path-traversal': /(?:^|[/\\=])\.\.[/\\]|\/etc\/(?:passwd|shadow)\b|\bwin\.ini\b|\/proc\/self\//,
  'sql-injection':
    /\bunion(?:[\s(]|\/\*[^*/]{0,40}\*\/){1,9}(?:all[\s(/*]{1,9})?select\b|\binformation_schema\b|['"]\s?(?:or|and)\s?['"(]?\d+['"]?\s?=\s?['"(]?\d|\b(?:sleep|benchmark|pg_sleep|extractvalue|updatexml)\s?\(|\bwaitfor\s+delay\b|;\s?drop\s+table\b/,
  'script-injection':
    /<script\b|<svg[\s/]|<img[\s/][^>]{0,80}\bonerror\b|\bjavascript:|\bonerror\s?=/,
  'command-injection':
    /(?:[;|`]|&&)\s?(?:wget|curl|cat|id|uname|nc|bash|sh|chmod)\b(?!=)|\$\(|\$\{jndi:|\/bin\/(?:ba)?sh\b|\bcmd\.exe\b|\bpowershell\b|\(\)\s?\{\s?:/,
  'code-inclusion':
    /(?:php|data|expect|phar|zip):\/\/|\ballow_url_include\b|auto_prepend_file|=https?:\/\/[^&]{1,200}\.(?:txt|php)\?|<\?php|\beval\s?\(|base64_decode\s?\(/,
  'secret-files':
    /\/\.(?:env|git|svn|hg|aws|ssh|htpasswd|htaccess|ds_store|npmrc|docker)(?:[/.?_-]|$)|\/(?:wp-config|configuration|config|settings)\.(?:php|inc|yml|yaml)[._~-]?(?:bak|old|save|orig|swp|txt|~)|\/id_(?:rsa|ed25519)\b|\.sql(?:\.gz|\.zip)?(?:\?|$)/,
  'known-holes':
    /\/vendor\/phpunit\/|\/_ignition\/execute-solution|\/boaform\/|\/hnap1\b|\/actuator\/(?:gateway|env|heapdump)|\/cgi-bin\/[^?]{0,80}(?:\.sh|bash|luci)|\/solr\/admin|\/manager\/html|\/gponform\/|\/setup\.cgi|\/owa\/auth\/x\.js|\/autodiscover\/autodiscover\.json\?.{0,40}powershell|\/phpmyadmin\/(?:scripts\/)?setup|\/wlwmanifest\.xml|\/alfa(?:_data|cgiapi)|\/geoserver\/web|\/containers\/json|\/shell\?/,
}

const scanners =
  /\b(?:sqlmap|nikto|nmap scripting|masscan|zgrab|nuclei|wpscan|dirbuster|gobuster|feroxbuster|acunetix|netsparker|openvas|havij|w3af|arachni|wfuzz|ffuf|hydra|l9explore|leakix|morfeus|jorgee|zmeu)\b/i

/** The first signature the request shows, or null. */
export function signatureOf({
  method,
  target,
  userAgent,
  referrer,
}: Pick<LoggedRequest, 'method' | 'target' | 'userAgent' | 'referrer'>): AttackSignature | null {
  if (method === null) return isForeignProtocol(target) ? 'not-http' : null
  // Asks to be passed on to somewhere else: looks for open proxies.
  if (method === 'CONNECT') return 'scanner'
  const text = decoded(target)
  for (const signature of attackSignatures) if (inTarget[signature]?.test(text)) return signature
  const agent = userAgent?.slice(0, looked) ?? ''
  if (scanners.test(agent)) return 'scanner'
  const headers = `${agent}\n${referrer?.slice(0, looked) ?? ''}`.toLowerCase()
  return /\$\{jndi:|\(\)\s?\{\s?[:_]/.test(headers) ? 'command-injection' : null
}

/** A greeting in another protocol. TLS on a plain port is left alone: browsers do that too. */
function isForeignProtocol(text: string): boolean {
  return text !== '' && text !== '-' && !/^(?:\\x16\\x03|\x16\x03)/.test(text)
}

/** As a server would read it, decoded twice: attackers encode what a filter looks for. */
function decoded(target: string): string {
  let text = target.slice(0, looked)
  for (let turn = 0; turn < 2 && text.includes('%'); turn++)
    text = text.replace(/%([\da-f]{2})/gi, (_, hex: string) =>
      String.fromCharCode(parseInt(hex, 16)),
    )
  return text.replaceAll('+', ' ').toLowerCase()
}
