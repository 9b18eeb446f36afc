/** The demo office: everything made through the door, as a person would make it. */
import type { Desk } from '../../../shared/desk'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Input } from '../../../shared/contract'
import { addDays, todayIn } from '../../../shared/dates'
import { callAt, type Connection, type TypedCall } from '../connection'
import { openOffice } from '../office'
import { demoBankFile, type DemoPayment } from './demo-bank-file'
import { demoClients, demoIban, demoServices, type DemoClient } from './demo-people'

const owner = {
  name: 'Marit Zonneveld',
  email: 'marit@studiozonneveld.example',
  password: 'zon-wind-water-2026',
}
const officeIban = demoIban(417_164_300)

interface Sent {
  client: DemoClient
  number: string
  on: string
  cents: number
}

/**
 * Makes an office with clients, a year of invoices, a booked bank file and work left to do in an
 * empty folder, and leaves it locked. `desk`: where it is made; `now`: the day the demo is looked at.
 */
export const makeDemoOffice = async (
  dir: string,
  desk: Desk,
  now: Date = new Date(),
): Promise<{ email: string; password: string }> => {
  let clock = now
  const office = openOffice({ dir, clock: () => clock })
  const connection = office.connect(desk)
  const call = callAt(connection)
  const at = (date: string) => {
    clock = new Date(`${date}T09:30:00.000Z`)
  }
  // A year passes in a moment: nothing is made final before an owner says that this is the date.
  const confirmed = () => call('retention.confirmDate', {})
  const today = todayIn(now)
  try {
    at(addDays(today, -400))
    await setUp(call)
    const sent: Sent[] = []
    for (const [index, client] of demoClients(36).entries()) {
      at(addDays(today, -395 + index))
      const { id } = await call('clients.add', clientInput(client, index))
      for (let turn = 0; turn < 4; turn++) {
        const on = addDays(today, -(350 - index * 2 - turn * 88))
        if (on >= today) continue
        sent.push({ client, number: String(id), on, cents: turn })
      }
    }
    // Numbers follow the dates, as they would have.
    sent.sort((a, b) => a.on.localeCompare(b.on))
    for (const one of sent) {
      at(one.on)
      await confirmed()
      const issued = await issue(call, Number(one.number), one.on, one.cents)
      one.number = issued.number
      one.cents = issued.grossCents
    }
    clock = now
    await confirmed()
    await drafts(call)
    await book(connection, call, join(dir, 'demo-bank-file.xml'), paymentsFor(sent, today))
  } finally {
    office.close()
  }
  return { email: owner.email, password: owner.password }
}

const setUp = async (call: TypedCall): Promise<void> => {
  const { recoveryKey } = await call('session.setUp', {
    agency: {
      name: 'Studio Zonneveld',
      street: 'Oudegracht',
      houseNumber: '114',
      postcode: '3511 AW',
      town: 'Utrecht',
      country: 'NL',
      kvkNumber: '61234567',
      vatId: 'NL004495445B01',
      iban: officeIban,
      bic: 'RABONL2U',
      email: 'info@studiozonneveld.example',
      privacyContact: 'privacy@studiozonneveld.example',
      phone: '030 123 45 67',
      website: 'studiozonneveld.example',
      vatPosition: 'normal',
      paymentTermDays: 14,
      qrOnInvoices: true,
      logo: 'none',
    },
    series: { name: 'Facturen', pattern: '{year}-{number:4}', resetsYearly: true, nextNumber: 1 },
    owner,
    // A demo is looked at with one password; an office of one's own asks for the second step.
    requireTotp: false,
  })
  await call('session.confirmRecoveryKit', { group: 1, text: recoveryKey.slice(0, 5) })
}

const clientInput = (client: DemoClient, index: number): Input<'clients.add'> => {
  const host = (client.company ?? client.last).toLowerCase().replace(/[^a-z]/g, '')
  return {
    kind: client.company === null ? 'person' : 'company',
    companyName: client.company,
    firstName: client.company === null ? client.first : null,
    lastName: client.company === null ? client.last : null,
    street: client.street,
    houseNumber: client.house,
    postcode: client.postcode,
    town: client.town,
    phone: `06 ${String(10_000_000 + index * 123_457)}`,
    kvkNumber: client.company === null ? null : String(50_000_000 + index * 31_337),
    emails: [
      {
        address: `${client.company === null ? client.first.toLowerCase() : 'administratie'}@${host}.example`,
        forInvoices: true,
        forNotices: true,
        forTechnical: false,
      },
    ],
    contacts:
      client.company === null
        ? []
        : [{ name: `${client.first} ${client.last}`, role: 'Eigenaar', email: null, phone: null }],
  }
}

const lineOf = (turn: number) => {
  const service = demoServices[turn % demoServices.length]
  return {
    description: service?.text ?? '',
    quantity: service?.quantity ?? 1000,
    unitPriceCents: service?.cents ?? 0,
    vatKind: 'standard' as const,
  }
}

const issue = async (call: TypedCall, clientId: number, on: string, turn: number) => {
  const draft = await call('invoices.addDraft', {
    clientId,
    supplyFrom: on,
    lines:
      turn % 2 === 0
        ? [lineOf(clientId + turn), lineOf(clientId + turn + 1)]
        : [lineOf(clientId + turn)],
  })
  return call('invoices.issue', { id: draft.id })
}

const drafts = async (call: TypedCall): Promise<void> => {
  for (const clientId of [3, 8, 14]) {
    await call('invoices.addDraft', { clientId, lines: [lineOf(clientId), lineOf(clientId + 2)] })
  }
}

/** Most pay with the number in the text; some forget it, some pay a part, some pay late. */
const paymentsFor = (sent: readonly Sent[], today: string): DemoPayment[] => {
  const payments: DemoPayment[] = []
  for (const [index, { client, number, on, cents }] of sent.entries()) {
    const name = client.company ?? `${client.first.charAt(0)}. ${client.last}`
    const paidOn = addDays(on, 6 + ((index * 5) % 17))
    const recent = index > sent.length - 26
    if (paidOn >= today || (recent && index % 3 === 0)) continue
    const forgetful = recent && index % 4 === 1
    payments.push({
      on: paidOn,
      cents: recent && index % 7 === 2 ? Math.round(cents / 2) : cents,
      name,
      iban: client.iban,
      text: forgetful ? 'Betaling nota, dank voor het mooie werk' : `Factuur ${number}`,
    })
  }
  const costs = { name: 'Registrar Domeinhuis B.V.', iban: demoIban(200_100_300) }
  payments.push(
    { ...costs, on: addDays(today, -20), cents: -48_250, text: 'Incasso domeinen oktober' },
    { ...costs, on: addDays(today, -3), cents: -12_100, text: 'Incasso certificaten' },
    {
      name: 'Belastingdienst',
      iban: demoIban(244_588_800),
      on: addDays(today, -12),
      cents: -312_400,
      text: 'Omzetbelasting kwartaal 3',
    },
  )
  return payments.sort((a, b) => a.on.localeCompare(b.on))
}

const book = async (
  connection: Connection,
  call: TypedCall,
  path: string,
  payments: readonly DemoPayment[],
): Promise<void> => {
  await writeFile(path, demoBankFile(officeIban, payments))
  try {
    const { preview } = await call('payments.preview', {
      file: connection.files.give(path, 'open'),
    })
    await call('payments.book', { preview })
    await call('payments.acceptCertain', {})
  } finally {
    await rm(path, { force: true })
  }
}
