import { SimpleGrid } from '@mantine/core'
import { useTranslation } from '../../i18n/use-translation'
import { z } from 'zod'
import { setUpInput } from '../../../shared/session/contract'
import { CheckField } from '../../ui/fields/choice-fields'
import { PasswordField } from '../../ui/fields/password-field'
import { TextField } from '../../ui/fields/text-field'
import { twiceTheSame } from '../../session/twice-the-same'
import { useForm } from '../../ui/form/form'

const ownerInput = setUpInput.shape.owner
  .extend({ repeat: z.string(), requireTotp: z.boolean() })
  .superRefine(twiceTheSame)

export const useOwnerForm = () =>
  useForm({
    form: null,
    initial: { name: '', email: '', password: '', repeat: '', requireTotp: true },
    schema: ownerInput,
  })

interface OwnerFieldsProps {
  form: ReturnType<typeof useOwnerForm>
  agencyName: string
}

export function OwnerFields({ form, agencyName }: OwnerFieldsProps) {
  const { t } = useTranslation()
  const { name, email } = form.values
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md" verticalSpacing="sm">
        <TextField
          label={t('session.wizard.owner.name')}
          required
          autoFocus
          autoComplete="name"
          {...form.field('name')}
        />
        <TextField
          type="email"
          label={t('session.wizard.owner.email')}
          description={t('session.wizard.owner.emailHelp')}
          required
          autoComplete="username"
          {...form.field('email')}
        />
        <PasswordField
          label={t('session.wizard.owner.password')}
          description={t('session.wizard.owner.passwordHelp')}
          required
          autoComplete="new-password"
          strengthAgainst={[name, email, agencyName]}
          {...form.field('password')}
        />
        <PasswordField
          label={t('session.wizard.owner.repeat')}
          required
          autoComplete="new-password"
          {...form.field('repeat')}
        />
      </SimpleGrid>
      <CheckField
        label={t('session.wizard.owner.requireTotp')}
        description={t('session.wizard.owner.requireTotpHelp')}
        {...form.field('requireTotp')}
      />
    </>
  )
}
