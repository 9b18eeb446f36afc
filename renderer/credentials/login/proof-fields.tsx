import { credentials } from '../../../shared/credentials/contract'
import { AppError } from '../../../shared/errors'
import { isError, useData } from '../../api'
import { useTranslation } from '../../i18n/use-translation'
import { RadioField } from '../../ui/fields/choice-fields'
import { CodeField } from '../../ui/fields/code-field'
import { PasswordField } from '../../ui/fields/password-field'
import { useForm } from '../../ui/form/form'

interface ProofValues {
  by: 'password' | 'code'
  password: string
  code: string
}

/** The form that asks once more who is there, about one login. */
export const useProof = (id: number) =>
  useForm<ProofValues, typeof credentials.reveal.input>({
    form: null,
    initial: { by: 'password', password: '', code: '' },
    schema: credentials.reveal.input,
    toInput: ({ by, password, code }) => ({
      id,
      proof: by === 'password' ? { by, password } : { by, code },
    }),
    toPath: (path) => path.replace(/^proof\./, ''),
  })

/** A wrong answer belongs at its field. */
export const atProofField = (error: unknown): unknown => {
  const path = isError(error, 'wrong-password')
    ? 'password'
    : isError(error, 'wrong-code')
      ? 'code'
      : null
  if (path === null) return error
  const code = path === 'password' ? 'not-your-password' : 'not-your-code'
  return new AppError('invalid-input', { problems: [{ path, code }] })
}

/** Who is there, asked once more: the password, or a code of the app of who has one. */
export function ProofFields({ form }: { form: ReturnType<typeof useProof> }) {
  const { t } = useTranslation()
  const access = useData('session.access', {})
  return (
    <>
      {access.data?.enrolled === true && (
        <RadioField
          label={t('credentials.reveal.by')}
          inline
          {...form.field('by')}
          options={[
            { value: 'password', label: t('credentials.reveal.password') },
            { value: 'code', label: t('credentials.reveal.code') },
          ]}
        />
      )}
      {form.values.by === 'password' ? (
        <PasswordField
          label={t('credentials.reveal.password')}
          required
          autoFocus
          {...form.field('password')}
        />
      ) : (
        <CodeField label={t('credentials.reveal.code')} required {...form.field('code')} />
      )}
    </>
  )
}
