import { ActionIcon, Popover } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../../i18n/use-translation'
import { formatDate, parseDate, todayIn } from '../../../shared/dates'
import { useLanguage } from '../../i18n/use-format'
import { ReadField, type ReadFieldProps } from './read-field'

interface DateFieldProps extends ReadFieldProps<string> {
  /** latest day the calendar offers, `YYYY-MM-DD`; the schema does the checking */
  maxDate?: string
}

const today = () => todayIn(new Date())

/** A civil date, typed as the Dutch do ("22-11", "morgen", "+14") or taken from the calendar. */
export function DateField(props: DateFieldProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [open, setOpen] = useState(false)
  const choose = (date: string | null) => {
    setOpen(false)
    props.onUnread(null, 'not-a-date')
    props.onChange(date)
  }
  return (
    <ReadField
      {...props}
      placeholder={props.placeholder ?? (language === 'nl' ? 'dd-mm-jjjj' : 'dd-mm-yyyy')}
      read={(text) => parseDate(text, today())}
      write={(date) => formatDate(date, language)}
      code="not-a-date"
      align="left"
      inputMode="text"
      rightSection={
        <Popover
          opened={open}
          onChange={setOpen}
          position="bottom-end"
          shadow="md"
          trapFocus
          returnFocus
          withRoles={false}
        >
          <Popover.Target>
            <ActionIcon
              variant="subtle"
              color="gray"
              disabled={props.disabled ?? false}
              aria-label={`${t('ui.openCalendar')}: ${props.label}`}
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            >
              <IconCalendar size={18} aria-hidden />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown role="dialog" aria-label={props.label}>
            <DatePicker
              value={props.value}
              defaultDate={props.value ?? today()}
              onChange={choose}
              {...(props.maxDate === undefined ? {} : { maxDate: props.maxDate })}
            />
          </Popover.Dropdown>
        </Popover>
      }
    />
  )
}
