import { describe, expect, it } from 'vitest'
import { emailAddress, optionalPhone, optionalWebsite } from '../../shared/fields'

describe('an e-mail address', () => {
  it.each([
    'jan@voorbeeld.nl',
    'jan.de.vries+facturen@post.voorbeeld.nl',
    "o'brien@voorbeeld.nl",
    'info@bücher.example',
    'x@a-b.example',
    'jan@voorbeeld.xn--p1ai',
  ])('%s is one', (text) => {
    expect(emailAddress.safeParse(text).success).toBe(true)
  })

  it.each([
    'jan@-voorbeeld.nl',
    'jan@voorbeeld-.nl',
    'jan@voor_beeld.nl',
    'jan@voorbeeld..nl',
    'jan@voorbeeld',
    'jan@192.0.2.1',
    `jan@${'a'.repeat(64)}.nl`,
    '.jan@voorbeeld.nl',
    'jan..vries@voorbeeld.nl',
    'jan@@voorbeeld.nl',
    'jan voorbeeld.nl',
  ])('%s is none', (text) => {
    expect(emailAddress.safeParse(text).success).toBe(false)
  })
})

describe('a telephone number', () => {
  it.each(['0612345678', '+31 (0)38 421 00 00', '020 123 45 67, toestel 12', '112 00', '', null])(
    '%s can be left so',
    (text) => {
      expect(optionalPhone.safeParse(text).success).toBe(true)
    },
  )

  it.each(['abc', 'geen', '1234', 'n.v.t.'])('%s is none', (text) => {
    expect(optionalPhone.safeParse(text).error?.issues[0]?.message).toBe('not-a-phone')
  })
})

describe('a website', () => {
  it.each([
    'voorbeeld.nl',
    'www.voorbeeld.nl/over-ons?taal=nl#top',
    'https://voorbeeld.nl',
    'HTTP://Voorbeeld.NL:8080/',
    'bücher.example',
    '',
    null,
  ])('%s can be left so', (text) => {
    expect(optionalWebsite.safeParse(text).success).toBe(true)
  })

  it.each([
    'geen website',
    'voorbeeld',
    'data:text/html,x',
    'jan@voorbeeld.nl',
    'ftp://voorbeeld.nl',
    'https://',
    '-voorbeeld.nl',
  ])('%s is none', (text) => {
    expect(optionalWebsite.safeParse(text).error?.issues[0]?.message).toBe('not-a-website')
  })
})
