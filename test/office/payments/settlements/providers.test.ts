import { describe, expect, it } from 'vitest'
import { csv, mollieHeader, paypalHeader, paypalHeaderDutch, readAll, stripeHeader } from './files'

const figures = (row: {
  kind: string
  currency: string
  grossCents: number
  feeCents: number
  netCents: number
}) => [row.kind, row.currency, row.grossCents, row.feeCents, row.netCents]

describe('a settlement of Mollie', () => {
  const line = (rest: Partial<Record<string, string>>) =>
    mollieHeader.map(
      (title) =>
        rest[title] ??
        {
          Date: '2026-11-20 10:05:00',
          Currency: 'EUR',
          'Settlement currency': 'EUR',
          'Settlement reference': '1234567.2611.01',
          Status: 'paid',
        }[title] ??
        '',
    )
  const file = csv([
    mollieHeader,
    line({
      ID: 'tr_1',
      'Payment method': 'ideal',
      Amount: '121.00',
      'Settlement amount': '121.00',
      Description: 'Factuur 2026-0042',
      'Consumer name': 'J. Jansen',
    }),
    line({
      ID: 'tr_2',
      'Payment method': 'creditcard',
      Currency: 'USD',
      Amount: '60.00',
      'Settlement amount': '51.23',
    }),
    line({
      ID: 're_1',
      'Payment method': 'refund',
      Amount: '-21.00',
      'Settlement amount': '-21.00',
      Status: 'refunded',
    }),
    line({
      ID: 'chb_1',
      'Payment method': 'chargeback',
      Amount: '-10.00',
      'Settlement amount': '-10.00',
      Status: '',
    }),
    line({
      ID: 're_2',
      'Payment method': 'refund',
      Amount: '-5.00',
      'Settlement amount': '-5.00',
      Status: 'failed',
    }),
    line({
      Date: '2026-11-21 00:00:00',
      Description: 'Withheld transaction fees 2026.10001',
      Amount: '-1.47',
      'Settlement amount': '-1.47',
      Status: '',
    }),
  ])

  it('has payments, refunds, chargebacks and the costs on a row of their own', async () => {
    const { rows } = await readAll(file)
    expect(rows.map(figures)).toEqual([
      ['payment', 'EUR', 121_00, 0, 121_00],
      ['payment', 'EUR', 51_23, 0, 51_23],
      ['refund', 'EUR', -21_00, 0, -21_00],
      ['chargeback', 'EUR', -10_00, 0, -10_00],
      ['fee', 'EUR', 0, 1_47, -1_47],
    ])
    expect(rows[0]).toMatchObject({
      line: 2,
      on: '2026-11-20',
      reference: 'tr_1',
      payout: '1234567.2611.01',
      description: 'Factuur 2026-0042',
      payerName: 'J. Jansen',
      paid: null,
    })
    expect(rows[1]?.paid).toEqual({ currency: 'USD', cents: 60_00 })
  })

  it('adds up to what comes on the bank, and says what moved nothing', async () => {
    const { summary } = await readAll(file)
    expect(summary).toEqual({
      provider: 'mollie',
      rows: 5,
      skipped: 1,
      payouts: [
        {
          payout: '1234567.2611.01',
          currency: 'EUR',
          rows: 5,
          grossCents: 141_23,
          feeCents: 1_47,
          netCents: 139_76,
          paidOutCents: null,
          paidOutLine: null,
        },
      ],
      faults: [],
      faultCount: 0,
    })
  })
})

describe('a report of Stripe', () => {
  const row = (
    id: string,
    category: string,
    gross: string,
    fee: string,
    net: string,
    rest: Partial<Record<string, string>> = {},
  ) =>
    stripeHeader.map(
      (title) =>
        rest[title] ??
        {
          automatic_payout_id: 'po_1',
          balance_transaction_id: id,
          created_utc: '2026-11-20 23:30:00',
          currency: 'eur',
          gross,
          fee,
          net,
          reporting_category: category,
        }[title] ??
        '',
    )
  const file = csv([
    stripeHeader,
    row('txn_1', 'charge', '100.00', '1.75', '98.25', {
      description: '2026-0042',
      customer_name: 'Jo',
    }),
    row('txn_2', 'refund', '-20.00', '-0.35', '-19.65'),
    row('txn_3', 'dispute', '-30.00', '20.00', '-50.00'),
    row('txn_4', 'dispute_reversal', '30.00', '-20.00', '50.00'),
    row('txn_5', 'fee', '-2.00', '0.00', '-2.00'),
    row('txn_6', 'charge', '40.00', '1.00', '39.00', {
      currency: 'usd',
      automatic_payout_id: 'po_2',
    }),
    row('txn_7', 'payout', '-76.60', '0.00', '-76.60'),
  ])

  it('has fees per row, and costs of their own', async () => {
    const { rows } = await readAll(file)
    expect(rows.map(figures)).toEqual([
      ['payment', 'EUR', 100_00, 1_75, 98_25],
      ['refund', 'EUR', -20_00, -35, -19_65],
      ['chargeback', 'EUR', -30_00, 20_00, -50_00],
      ['reversal', 'EUR', 30_00, -20_00, 50_00],
      ['fee', 'EUR', 0, 2_00, -2_00],
      ['payment', 'USD', 40_00, 1_00, 39_00],
      ['payout', 'EUR', -76_60, 0, -76_60],
    ])
    // Half past eleven at night UTC is the next day in the Netherlands.
    expect(rows[0]).toMatchObject({ on: '2026-11-21', reference: 'txn_1', payerName: 'Jo' })
  })

  it('adds up per payout and currency, against what was paid out', async () => {
    const { summary } = await readAll(file)
    expect(summary?.payouts).toMatchObject([
      { payout: 'po_1', currency: 'EUR', netCents: 76_60, paidOutCents: 76_60, paidOutLine: 8 },
      { payout: 'po_2', currency: 'USD', netCents: 39_00, paidOutCents: null },
    ])
  })

  it('is read in its older form too', async () => {
    const old = csv([
      [
        'id',
        'Type',
        'Source',
        'Amount',
        'Fee',
        'Net',
        'Currency',
        'Created (UTC)',
        'Description',
        'Transfer',
      ],
      [
        'txn_1',
        'charge',
        'ch_1',
        '1,234.56',
        '20.00',
        '1,214.56',
        'eur',
        '2026-11-20 10:00',
        'x',
        'po_1',
      ],
      [
        'txn_2',
        'adjustment',
        'dp_1',
        '-10.00',
        '0.00',
        '-10.00',
        'eur',
        '2026-11-20 10:00',
        'Chargeback',
        'po_1',
      ],
      ['txn_3', 'stripe_fee', '', '-1.00', '0.00', '-1.00', 'eur', '2026-11-20', '', 'po_1'],
    ])
    const { rows, summary } = await readAll(old)
    expect(summary?.provider).toBe('stripe')
    expect(rows.map(figures)).toEqual([
      ['payment', 'EUR', 1234_56, 20_00, 1214_56],
      ['chargeback', 'EUR', -10_00, 0, -10_00],
      ['fee', 'EUR', 0, 1_00, -1_00],
    ])
  })
})

describe('an activity download of PayPal', () => {
  it('has negative fees, two currencies and what moved no money', async () => {
    const row = (
      type: string,
      currency: string,
      gross: string,
      fee: string,
      net: string,
      id: string,
      status = 'Completed',
      impact = 'Credit',
    ) => [
      '11/27/2026',
      '10:00:00',
      'CET',
      'Jo',
      type,
      status,
      currency,
      gross,
      fee,
      net,
      id,
      '',
      '2026-0042',
      '0.00',
      impact,
    ]
    const { rows, summary } = await readAll(
      csv([
        paypalHeader,
        row('Express Checkout Payment', 'USD', '1,000.00', '-35.30', '964.70', 'A1'),
        row('General Currency Conversion', 'USD', '-964.70', '0.00', '-964.70', 'A2'),
        row('General Currency Conversion', 'EUR', '880.10', '0.00', '880.10', 'A3'),
        row('Payment Refund', 'EUR', '-10.00', '0.34', '-9.66', 'A4'),
        row('Chargeback', 'EUR', '-20.00', '0.00', '-20.00', 'A5'),
        row('Chargeback Fee', 'EUR', '-16.00', '0.00', '-16.00', 'A6'),
        row('General Withdrawal', 'EUR', '-500.00', '0.00', '-500.00', 'A7'),
        row('Express Checkout Payment', 'EUR', '5.00', '-0.35', '4.65', 'A8', 'Pending'),
        row('Authorization', 'EUR', '5.00', '0.00', '5.00', 'A9', 'Completed', 'Memo'),
      ]),
    )
    expect(rows.map(figures)).toEqual([
      ['payment', 'USD', 1000_00, 35_30, 964_70],
      ['conversion', 'USD', -964_70, 0, -964_70],
      ['conversion', 'EUR', 880_10, 0, 880_10],
      ['refund', 'EUR', -10_00, -34, -9_66],
      ['chargeback', 'EUR', -20_00, 0, -20_00],
      ['fee', 'EUR', 0, 16_00, -16_00],
      ['payout', 'EUR', -500_00, 0, -500_00],
    ])
    expect(rows[0]).toMatchObject({ on: '2026-11-27', description: '2026-0042', payerName: 'Jo' })
    expect(summary).toMatchObject({ provider: 'paypal', rows: 7, skipped: 2, faultCount: 0 })
  })

  it('is read in Dutch: decimal commas, days first', async () => {
    const row = (type: string, gross: string, fee: string, net: string, id: string) => [
      '03-11-2026',
      '10:00:00',
      'CET',
      'Zoë',
      type,
      'Voltooid',
      'EUR',
      gross,
      fee,
      net,
      id,
      '',
      '',
      '0,00',
    ]
    const { rows } = await readAll(
      csv([
        paypalHeaderDutch,
        row('Express Checkout-betaling', '1.234,56', '-42,10', '1.192,46', 'A1'),
        row('Terugbetaling', '-10,00', '0,34', '-9,66', 'A2'),
        row('Algemene opname', '-1.000,00', '0,00', '-1.000,00', 'A3'),
      ]),
    )
    expect(rows.map(figures)).toEqual([
      ['payment', 'EUR', 1234_56, 42_10, 1192_46],
      ['refund', 'EUR', -10_00, -34, -9_66],
      ['payout', 'EUR', -1000_00, 0, -1000_00],
    ])
    expect(rows[0]).toMatchObject({ on: '2026-11-03', payerName: 'Zoë' })
  })
})
