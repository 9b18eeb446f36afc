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
import { newClient, useClientForm, valuesOf } from './client-values'
import { useClientParts } from './client-parts'
import { DuplicatesPanel } from './duplicates-panel'
import { LikelyHint } from './likely-hint'
import { useLikely } from './use-likely'
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
  const { likely, ...duplicate } = useLikely(form, client)
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
      const news = await duplicate.ask(input)
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
      <Stack
        gap="md"
        onBlur={(event) => {
          live.onBlur(event)
          duplicate.onBlur(event)
        }}
      >
        <WhoFields form={form} live={live} />
        <LikelyHint likely={likely} reasons={['company-name']} />
        <AddressFields form={form} live={live} />
        <LikelyHint likely={likely} reasons={['name-and-address']} />
        <ReachFields form={form} live={live} />
        <ContactFields form={form} live={live} />
        <LikelyHint likely={likely} reasons={['email']} />
        <BillingFields form={form} live={live} />
        <LikelyHint likely={likely} reasons={['kvk-number', 'vat-id', 'iban']} />
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
