import { describe, expect, it } from 'vitest'
import { signatureOf } from '../../../electron/office/access-events/attacks'
import { classifierOf, pathOf } from '../../../electron/office/access-events/classify'
import { readCombinedLine } from '../../../electron/office/access-events/combined'
import { combinedLine } from '../../support/logs'

const signatureIn = (line: string) => {
  const reading = readCombinedLine(line)
  return reading.ok ? signatureOf(reading.request) : reading.problem
}
const asked = (target: string) => signatureIn(combinedLine({ request: `GET ${target} HTTP/1.1` }))

describe('an attack', () => {
  it.each([
    ['/../../etc/passwd', 'path-traversal'],
    ['/download?file=..%2f..%2fwp-config.php', 'path-traversal'],
    ['/a/%252e%252e%252fetc/x', 'path-traversal'],
    ['/?id=1+UNION+ALL+SELECT+1,2', 'sql-injection'],
    ["/?id=1'%20OR%20'1'='1", 'sql-injection'],
    ['/?q=sleep(5)', 'sql-injection'],
    ['/?q=%3Cscript%3Ealert(1)', 'script-injection'],
    ['/?q=%22%20onerror=alert(1)', 'script-injection'],
    ['/cgi-bin/x?a=;wget%20http://a', 'command-injection'],
    ['/?x=${jndi:ldap://a/b}', 'command-injection'],
    ['/index.php?page=php://input', 'code-inclusion'],
    ['/.env', 'secret-files'],
    ['/.git/config', 'secret-files'],
    ['/wp-config.php.bak', 'secret-files'],
    ['/backup.sql.gz', 'secret-files'],
    ['/vendor/phpunit/phpunit/src/Util/PHP/eval-stdin.php', 'known-holes'],
    ['/cgi-bin/luci/;stok=/locale', 'known-holes'],
  ])('shows in %s: %s', (target, signature) => {
    expect(asked(target)).toBe(signature)
  })

  it('shows in the agent, the referrer, the method, or in no HTTP at all', () => {
    expect(signatureIn(combinedLine({ agent: 'sqlmap/1.7' }))).toBe('scanner')
    expect(signatureIn(combinedLine({ agent: '() { :;}; /bin/bash -c x' }))).toBe(
      'command-injection',
    )
    expect(signatureIn(combinedLine({ request: 'CONNECT a.example:443 HTTP/1.1' }))).toBe('scanner')
    expect(signatureIn(combinedLine({ request: 'SSH-2.0-Go', status: '400' }))).toBe('not-http')
    expect(signatureIn(combinedLine({ request: '\\x03\\x00\\x00/*\\xE0', status: '400' }))).toBe(
      'not-http',
    )
  })

  it.each([
    '/',
    '/union/select-een-pakket',
    '/blog/drop-tables-are-cool',
    '/?page=1&id=5&cat=3',
    '/?q=id;cat=4',
    '/.well-known/acme-challenge/abc',
    '/environment',
    '/contact?naam=O%27Brien%20or%20Jansen',
    '/scripts/app.js',
    '/wp-login.php',
    '/a...b/..c',
    '/foto%27s/2026',
    '/?utm_source=nieuwsbrief&ref=https://example.nl/pagina',
    '/%zz',
  ])('%s is none', (target) => {
    expect(asked(target)).toBeNull()
  })

  it('is neither a time-out nor TLS on the wrong port', () => {
    expect(signatureIn(combinedLine({ request: '-', status: '408' }))).toBeNull()
    expect(signatureIn(combinedLine({ request: '', status: '400' }))).toBeNull()
    expect(signatureIn(combinedLine({ request: '\\x16\\x03\\x01\\x02', status: '400' }))).toBeNull()
  })

  it('is looked for in a moment, however long the line', () => {
    for (const piece of ['union ', '../', "' or ", '<img ', '/cgi-bin/', '=http://a', '%25'])
      asked('/'.concat(piece.repeat(60_000 / piece.length)))
  })
})

describe('the paths an owner names', () => {
  const classify = classifierOf([
    { kind: 'sign-in', method: 'post', pattern: '/login' },
    { kind: 'change', method: null, pattern: '/klant/*/wijzig' },
    { kind: 'change', method: 'POST', pattern: '/account/*' },
    { kind: 'sign-in', method: null, pattern: '*.login' },
  ])

  it.each([
    ['POST', '/login', 'sign-in'],
    ['POST', '/Login/?next=/', 'sign-in'],
    ['GET', '/login', null],
    ['POST', '/login2', null],
    ['POST', '/a/login', null],
    ['GET', '/klant/12/wijzig', 'change'],
    ['GET', '/klant/12/34/wijzig#x', 'change'],
    ['GET', '/klant/wijzig', null],
    ['POST', '/account/', 'change'],
    ['POST', '/account', null],
    [null, 'portal.user.login', 'sign-in'],
  ])('%s %s is %s', (method, action, kind) => {
    expect(classify(method, action)).toBe(kind)
  })

  it('never see what stands behind the path', () => {
    expect(pathOf('/reset?token=geheim#x')).toBe('/reset')
    expect(pathOf('/reset;jsessionid=1')).toBe('/reset')
    expect(pathOf('/reset#geheim')).toBe('/reset')
  })

  it('cannot make reading slow', () => {
    const slow = classifierOf([{ kind: 'change', method: null, pattern: '*a'.repeat(100) }])
    expect(slow(null, 'a'.repeat(60_000) + 'b')).toBeNull()
  })
})
