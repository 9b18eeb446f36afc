import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { carriesLogin, hostAddress, systemLabel } from '../../../shared/credentials/system'

describe('the system a login is for', () => {
  it.each([
    ['server12.voorbeeld.nl', 'https://server12.voorbeeld.nl/'],
    ['voorbeeld.nl/wp-admin', 'https://voorbeeld.nl/'],
    ['https://Voorbeeld.nl:2222/CMD_LOGIN', 'https://voorbeeld.nl:2222/'],
    ['http://localhost:8080', 'http://localhost:8080/'],
    ['10.0.0.1:8443', 'https://10.0.0.1:8443/'],
    ['https://[2001:db8::1]/', 'https://[2001:db8::1]/'],
    ['https://münchen.example/', 'https://münchen.example/'],
    ['xn--mnchen-3ya.example', 'https://xn--mnchen-3ya.example/'],
  ])('has a host to open: %s', (system, address) => {
    expect(hostAddress(system)).toBe(address)
  })

  it.each([
    'DirectAdmin',
    'WordPress 6.5',
    '6.5',
    'Plesk (server 3)',
    'mailto:info@voorbeeld.nl',
    'info@voorbeeld.nl',
    ['javascript', 'alert(1)'].join(':'),
    'file:///etc/passwd',
    'https://naam:geheim@voorbeeld.nl/',
    'https://voorbeeld.nl\\@elders.nl',
    'ssh://server.voorbeeld.nl',
    '',
  ])('has no host to open: %s', (system) => {
    expect(hostAddress(system)).toBeNull()
  })

  it('only ever gives an http(s) address without anything behind the host', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl({ withQueryParameters: true }), fc.string()), (system) => {
        const address = hostAddress(system)
        if (address !== null) expect(address).toMatch(/^https?:\/\/[^/?#@\s]+\/$/)
      }),
      { numRuns: 40 },
    )
  })

  it('sees a login in an address', () => {
    expect(carriesLogin('https://naam:geheim@voorbeeld.nl/')).toBe(true)
    expect(carriesLogin('ftp://naam@voorbeeld.nl')).toBe(true)
    expect(carriesLogin('https://voorbeeld.nl/@naam')).toBe(false)
    expect(carriesLogin('info@voorbeeld.nl')).toBe(false)
  })

  it('keeps no query and no fragment of an address', () => {
    expect(systemLabel('https://voorbeeld.nl/in?token=1#x')).toBe('https://voorbeeld.nl/in')
    expect(systemLabel('voorbeeld.nl/in?token=1')).toBe('voorbeeld.nl/in')
    expect(systemLabel('Wat is dit? #3')).toBe('Wat is dit? #3')
  })
})
