import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../../electron/launch/project'
import { migrations } from '../../electron/office/database/migrations/all'

const folder = join(root, 'electron/office/database/migrations')

/**
 * Offices were made by these: whatever the next one needs is a step of its own. A line is added on the
 * day its step is frozen, and no line is ever changed.
 */
const frozen: Record<string, string> = {
  '001-first-office.ts': 'c5ee4c3a83b6980691cc8bf1033131f40d25c7799bef2af65847d153e52fefdf',
  '002-letter-texts.ts': 'eb81bff850df0dfb2c320801a70a70081572998dc75e23f715fc81c5ff327284',
  '003-disclosures.ts': 'd29003a41e0c4c1f15cac8f693fe2ea55110310f7f9a3f328398c3764664c05a',
  '004-erasure-checks.ts': '362f1ebf0726194b8d31f9171ceb17f4d9f194713ba92dec00feb0f43438f20a',
  '005-entry-rules.ts': '5ab293fda26d03f83c500775741dacee4cd40b6cc731a0346e3d88a5c79ff960',
  '006-invoice-fields.ts': '3d0e98ae0820328d4252e6dbd91973df792a1fb7d9e57985d176ce56888987db',
  '007-services.ts': 'a0479b72db9c43174d309b72ab7da9d91531b887d4445047bac428b925c9b013',
  '008-privacy-requests.ts': '157d0b84d1e0c15ccc403f9569cecf2d0290e3acd7c6c83a71c1ea0b62fc31aa',
  '009-papers.ts': '3cdf0666a672e030a1072aed0e3e0c58707b5bd4b3840e873cb50cdfa4483047',
  '010-published-policies.ts': 'be0e913e293164aebefe4c9b5fb278f23ac2160e3049f3cb32cf1d9e3ffacbda',
  '011-period-credits.ts': '3b4da5cff3da9498ff416f554c3c717fa2498488b04c405701f455f36e108a49',
  '012-reminders.ts': 'a5c340393434a862a0e7e441a0d9bfacd2fb8f21f0977ee8c480b034bfa253a7',
  '013-work.ts': '299ae506f233677751454a8b6e77d802d2158ddd18005d167df58097480952a8',
  '014-requests.ts': 'f63f4f8633195dafcdf52bf13840e8bc12218392329e9c03f1d7977a3d901bd4',
  '015-erased-parts.ts': '68b67071c729cae8e955c025c649ab81c52107392d10e96d98486cfb4355dde2',
  '016-access-events.ts': '931754251220cbce8b98064ebc057a843a5af6ff050994da0b31df48189effeb',
  '017-direct-debit.ts': 'e7c874b1a5d67c02dc1bfe55b75a323386bcc7ee629a766c945a7a4a863024c9',
  '018-service-files.ts': 'b0bae25302fd026bd05ba2bcc9bf3beeb82eab00db96a64281084c8227c84b0f',
  '019-legal-orders.ts': '7d4a4a58dc2918aa2d90e13d1e9e4fedd7f2c6c1f8ea8d9c5b4fdef45b843e45',
  '020-breaches.ts': '5a7391d1651c1e6d2b2862fd3ab03fca514e0321cec866d6824be3ea5a991330',
  '021-vat.ts': 'b4428f9702a1c8c82665fc4391ebb0ca59d58297f3b7ceb5f346e8b9bed60fd8',
  '022-debits-by-invoice.ts': '643829462857bedace01205f418cdcdece496f67f08f89f6a7734cf048f5ce50',
  '023-registrar-asides.ts': '79b2cebcd7517895c0121d799ea50a2c4c2e35c68f81c15d0bf9c2220591fb2c',
  '024-elsewhere.ts': '3c8658f91942c2a760d524dd303aeb722e230d7a445561f7b301b17576dee6ab',
  '025-country-vat.ts': 'b7c79ab8a1783ab4edfe194b3e4b117b716ed45bffdc5af7252e0e415fb785a1',
  '026-settlements.ts': '54ed306028eb7606f27d5aa7fd46c66b4baf03697183379d0cb9c5e7d5d17915',
  '027-book-accounts.ts': 'bd80754a2bbb414120c930d63b12bc025d0c86c3d933a9449e8627d39609c116',
  '028-access-kinds.ts': '12f1400b54c6ce99acd3fbbe2677450b0e4cffade03b90a31937d311cba86759',
  '029-quotes.ts': '70b3e0b68dc31cc663af7f02521b2e153ce1e843ad9974f2592f250699d030f3',
  '030-document-texts.ts': 'b558d2da826fa60a94615c7917e4f667b80509b58670122b7a273e361a4aa21f',
  '031-rectifications.ts': '60d3e5c0e224ba38f8cc3511f48799ffff6f888da46bbe9be1d8bf8380835d33',
}

const hashOf = (name: string): string =>
  createHash('sha256')
    .update(readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n'))
    .digest('hex')

describe('steps that offices were made by', () => {
  it.each(Object.entries(frozen))('%s is what it was to the letter', (name, hash) => {
    expect(hashOf(name)).toBe(hash)
  })

  it('are numbered in their names as they are run, without a gap', () => {
    const numbers = readdirSync(folder)
      .filter((name) => name !== 'all.ts')
      .sort()
      .map((name) => Number(/^(\d{3})-[a-z0-9-]+\.ts$/.exec(name)?.[1]))
    expect(numbers).toEqual(numbers.map((_, place) => place + 1))
    expect(migrations.map(({ version }) => version)).toEqual(numbers)
  })
})
