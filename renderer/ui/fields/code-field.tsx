import { TextField } from './text-field'

type CodeFieldProps = Omit<
  Parameters<typeof TextField>[0],
  'type' | 'autoComplete' | 'maxLength' | 'mono' | 'leftSection' | 'rightSection'
>

/** A code of an authenticator app, or a recovery code in its place. */
export function CodeField(props: CodeFieldProps) {
  return <TextField {...props} autoComplete="one-time-code" autoFocus mono maxLength={20} />
}
