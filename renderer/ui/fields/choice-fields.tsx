import { Checkbox, Flex, Radio, Select, Switch, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from '../../i18n/use-translation'
import { fieldFrame, type FieldProps } from './field'

export interface Choice<T extends string> {
  value: T
  label: string
  description?: ReactNode
  disabled?: boolean
}

interface SelectFieldProps<T extends string> extends FieldProps {
  name: string
  value: T
  onChange: (value: T) => void
  error: string | null
  unread?: unknown
  onUnread?: unknown
  options: readonly Choice<T>[]
  /** typing narrows the list; for lists longer than a screen */
  searchable?: boolean
}

/** One of a list. */
export function SelectField<T extends string>(props: SelectFieldProps<T>) {
  const { t } = useTranslation()
  return (
    <Select
      {...fieldFrame(props)}
      data={props.options.map(({ value, label, disabled = false }) => ({ value, label, disabled }))}
      value={props.value === '' ? null : props.value}
      onChange={(_, option) => {
        const chosen = props.options.find((one) => one.value === option?.value)
        if (chosen) props.onChange(chosen.value)
      }}
      allowDeselect={false}
      searchable={props.searchable ?? false}
      placeholder={props.placeholder ?? t('ui.choose')}
      nothingFoundMessage={t('ui.nothingFound')}
      checkIconPosition="right"
      maxDropdownHeight={280}
    />
  )
}

interface RadioFieldProps<T extends string> extends Omit<SelectFieldProps<T>, 'searchable'> {
  /** beside one another instead of under */
  inline?: boolean
}

/** One of a few, all in sight. */
export function RadioField<T extends string>(props: RadioFieldProps<T>) {
  const { label, description, error, required = false, inline = false } = props
  return (
    <Radio.Group
      label={label}
      description={description}
      error={error ?? undefined}
      withAsterisk={required}
      value={props.value}
      onChange={(value) => {
        const chosen = props.options.find((one) => one.value === value)
        if (chosen) props.onChange(chosen.value)
      }}
    >
      <Flex direction={inline ? 'row' : 'column'} wrap="wrap" columnGap="lg" rowGap="xs" mt={6}>
        {props.options.map((one, place) => (
          <Radio
            key={one.value}
            value={one.value}
            label={one.label}
            description={one.description}
            disabled={(props.disabled ?? false) || (one.disabled ?? false)}
            data-field={place === 0 ? props.name : undefined}
          />
        ))}
      </Flex>
    </Radio.Group>
  )
}

interface CheckFieldProps {
  name: string
  label: ReactNode
  description?: ReactNode
  value: boolean
  onChange: (value: boolean) => void
  error?: string | null
  unread?: unknown
  onUnread?: unknown
  disabled?: boolean
}

/** Yes or no, saved with the form. */
export function CheckField(props: CheckFieldProps) {
  return (
    <Checkbox
      label={props.label}
      description={props.description}
      checked={props.value}
      onChange={(event) => props.onChange(event.currentTarget.checked)}
      error={props.error ?? undefined}
      disabled={props.disabled ?? false}
      data-field={props.name}
    />
  )
}

/** On or off, with effect at once or saved with the form. */
export function SwitchField(props: CheckFieldProps) {
  return (
    <Switch
      label={props.label}
      description={props.description}
      checked={props.value}
      onChange={(event) => props.onChange(event.currentTarget.checked)}
      error={props.error ?? undefined}
      disabled={props.disabled ?? false}
      data-field={props.name}
    />
  )
}

/** Help that stands between fields. */
export function FieldNote({ children }: { children: ReactNode }) {
  return (
    <Text size="sm" c="dimmed">
      {children}
    </Text>
  )
}
