import {
  formatMoney,
  formatPercentage,
  formatPrice,
  formatQuantity,
  parseMoney,
  parsePercentage,
  parsePrice,
  parseQuantity,
} from '../../../shared/money'
import { useLanguage } from '../../i18n/use-format'
import { ReadField, type ReadFieldProps } from './read-field'

/** An amount in cents, typed with comma or point. */
export function MoneyField(props: ReadFieldProps<number>) {
  const language = useLanguage()
  return (
    <ReadField
      {...props}
      read={(text) => parseMoney(text, language)}
      write={(cents) => formatMoney(cents, language)}
      code="not-an-amount"
    />
  )
}

/** The price of one unit in ten-thousandths of a euro: up to four decimals. */
export function PriceField(props: ReadFieldProps<number>) {
  const language = useLanguage()
  return (
    <ReadField
      {...props}
      read={(text) => parsePrice(text, language)}
      write={(price) => formatPrice(price, language)}
      code="not-a-price"
    />
  )
}

/** A quantity in thousandths. */
export function QuantityField(props: ReadFieldProps<number>) {
  const language = useLanguage()
  return (
    <ReadField
      {...props}
      read={(text) => parseQuantity(text, language)}
      write={(thousandths) => formatQuantity(thousandths, language)}
      code="not-a-quantity"
    />
  )
}

/** A percentage in basis points, 0–100 %. */
export function PercentageField(props: ReadFieldProps<number>) {
  const language = useLanguage()
  return (
    <ReadField
      {...props}
      read={(text) => parsePercentage(text, language)}
      write={(basisPoints) => formatPercentage(basisPoints, language)}
      code="not-a-percentage"
    />
  )
}

/** A whole number: days, minutes, the next number of a series. */
export function WholeNumberField(props: ReadFieldProps<number> & { align?: 'left' | 'right' }) {
  return (
    <ReadField
      {...props}
      read={(text) => (/^\d{1,12}$/.test(text.trim()) ? Number(text.trim()) : null)}
      write={String}
      inputMode="numeric"
      code="not-a-whole-number"
    />
  )
}
