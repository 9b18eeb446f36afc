import { Stack } from '@mantine/core'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../../i18n/use-translation'
import type { Client, Duplicate } from '../../../shared/clients/contract'
import { call, useData } from '../../api'
import { ClientCrumbLink, ClientsLink } from '../client-link'
import { DataState } from '../../ui/data-state'
import { useConflict } from '../../ui/form/conflict'
import { ConflictPanel } from '../../ui/form/conflict-panel'
import { Form } from '../../ui/form/form-frame'
import { Page } from '../../ui/page'
import { SaveBar } from '../../ui/form/save-bar'
import { toast } from '../../ui/toast'
import {
  AddressFields,
  BillingFields,
  ContactFields,
  NoteField,
  ReachFields,
  WhoFields,
} from './client-fields'
import { inputOf, newClient, useClientForm, valuesOf, type TypedClient } from './client-values'
import { useClientParts } from './client-parts'
import { DuplicatesPanel } from './duplicates-panel'
import { useLiveFields } from './live-fields'

export function NewClient() {
  const { t } = useTranslation()
  return (
    <Page title={t('clients.new')} width="form" breadcrumbs={[<ClientsLink key="list" />]}>
      <ClientForm client={null} />
    </Page>
  )
}

export function EditClient() {
  const { t } = useTranslation()
  const { clientId } = useParams({ from: '/clients/$clientId/edit' })
  const query = useData('clients.get', { id: Number(clientId) })
  const name = query.data?.name ?? ''
  return (
    <Page
      title={name === '' ? t('clients.form.editLabel') : t('clients.form.editTitle', { name })}
      topic={t('clients.form.editLabel')}
      width="form"
      breadcrumbs={[
        <ClientsLink key="list" />,
        <ClientCrumbLink key="client" id={clientId} name={name} />,
      ]}
    >
      <DataState of={query}>{(client) => <ClientForm key={client.id} client={client} />}</DataState>
    </Page>
  )
}

function ClientForm({ client }: { client: Client | null }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const id = client?.id ?? null
  const form = useClientForm(id, client ? valuesOf(client) : newClient)
  const live = useLiveFields(form)
  const [duplicates, setDuplicates] = useState<Duplicate[]>([])
  const conflict = useConflict(form, {
    version: 'updatedAt',
    now: async () => valuesOf(await call('clients.get', { id: id ?? 0 })),
    parts: useClientParts(),
  })

  const toPage = (saved: number) =>
    void navigate({ to: '/clients/$clientId', params: { clientId: String(saved) } })

  const save = async () => {
    setDuplicates([])
    const { updatedAt } = form.values
    const saved = await form.submit(
      (input) =>
        id === null
          ? call('clients.add', input)
          : call('clients.change', { ...input, id, updatedAt }),
      conflict.answer,
    )
    if (!saved) return
    const { name } = saved.value
    toast.done(t(id === null ? 'clients.form.added' : 'clients.form.changed', { name }))
    toPage(saved.value.id)
  }

  /** A client who may be here already is told first; what was so before this change is no news. */
  const submit = async () => {
    const input = form.check()
    if (input === null || form.busy) return
    try {
      const found = await call('clients.duplicates', duplicateQuestion(input, id))
      const known = client
        ? await call('clients.duplicates', duplicateQuestion(inputOf(valuesOf(client)), id))
        : []
      const news = found.filter((one) => !known.some((other) => other.id === one.id))
      if (news.length > 0) {
        setDuplicates(news)
        return
      }
    } catch (error) {
      form.refuse([], error)
      return
    }
    await save()
  }

  return (
    <Form
      form={form}
      label={t(id === null ? 'clients.form.newLabel' : 'clients.form.editLabel')}
      onSubmit={() => void submit()}
    >
      <ConflictPanel conflict={conflict} form={form} />
      <Stack gap="md" onBlur={live.onBlur}>
        <WhoFields form={form} live={live} />
        <AddressFields form={form} live={live} />
        <ReachFields form={form} live={live} />
        <ContactFields form={form} live={live} />
        <BillingFields form={form} live={live} />
        <NoteField form={form} live={live} />
        {duplicates.length > 0 && (
          <DuplicatesPanel
            found={duplicates}
            busy={form.busy}
            onSave={() => void save()}
            onBack={() => setDuplicates([])}
          />
        )}
        <SaveBar
          form={form}
          onCancel={() => {
            form.reset()
            if (id === null) void navigate({ to: '/clients' })
            else toPage(id)
          }}
        />
      </Stack>
    </Form>
  )
}

const duplicateQuestion = (input: TypedClient, id: number | null) => ({
  id,
  kind: input.kind,
  companyName: input.companyName ?? null,
  firstName: input.firstName ?? null,
  lastName: input.lastName ?? null,
  postcode: input.postcode ?? null,
  houseNumber: input.houseNumber ?? null,
  country: input.country ?? null,
  kvkNumber: input.kvkNumber ?? null,
  vatId: input.vatId ?? null,
  emails: [
    ...(input.emails ?? []).map(({ address }) => address),
    ...(input.contacts ?? []).flatMap(({ email }) => (email ? [email] : [])),
  ],
})
