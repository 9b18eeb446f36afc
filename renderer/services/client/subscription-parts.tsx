import { useFormat } from '../../i18n/use-format'
import { useTranslation } from '../../i18n/use-translation'
import { VatKindText } from '../../invoices/vat-kind-picker'
import { fieldsPart, type Part } from '../../ui/form/conflict'
import type { SubscriptionValues } from './subscription-values'

/** What of a subscription is chosen between, when two people changed one. */
export const useSubscriptionParts = () => {
  const { t } = useTranslation()
  const { money, date, percentage } = useFormat()
  const day = (on: string | null) => (on === null ? '' : date(on))
  const yes = (is: boolean) => t(is ? 'services.mine.yes' : 'services.mine.no')
  const count = (months: number | null) => String(months ?? '')
  return (): Part<SubscriptionValues>[] => [
    fieldsPart(['startsOn', 'period'], t('services.mine.startsOn'), (one) =>
      [day(one.startsOn), t(`services.periods.m${one.period}`)].join(', '),
    ),
    fieldsPart(['domain'], t('services.mine.domain'), ({ domain }) => domain),
    fieldsPart(['discountBasisPoints'], t('services.mine.discount'), (one) =>
      one.discountBasisPoints === null ? '' : percentage(one.discountBasisPoints),
    ),
    fieldsPart(['setupCents'], t('services.catalogue.setup'), ({ setupCents }) =>
      setupCents === null ? '' : money(setupCents),
    ),
    fieldsPart(['vatKind'], t('services.catalogue.vat'), ({ vatKind }) => (
      <VatKindText kind={vatKind} />
    )),
    fieldsPart(['together'], t('services.mine.together'), ({ together }) => yes(together)),
    fieldsPart(['supplier'], t('services.mine.supplier'), ({ supplier }) => supplier),
    fieldsPart(['supplierReference'], t('services.mine.reference'), (one) => one.supplierReference),
    fieldsPart(['expiresOn'], t('services.mine.expiresOn'), ({ expiresOn }) => day(expiresOn)),
    fieldsPart(['autoRenew'], t('services.mine.autoRenew'), ({ autoRenew }) => yes(autoRenew)),
    fieldsPart(
      ['customer', 'atDistance', 'concludedOn', 'informedOn', 'begunOnRequest', 'fulfilledOn'],
      t('services.mine.contract'),
      (one) =>
        [
          t(`services.mine.customers.${one.customer}`),
          ...(one.customer === 'consumer' && one.atDistance
            ? [day(one.concludedOn), day(one.informedOn), day(one.fulfilledOn)]
            : []),
        ]
          .filter((part) => part !== '')
          .join(', '),
    ),
    fieldsPart(['firstTermMonths'], t('services.mine.firstTerm'), (one) =>
      count(one.firstTermMonths),
    ),
    fieldsPart(['renewalMonths'], t('services.mine.renewal'), (one) => count(one.renewalMonths)),
    fieldsPart(['noticeMonths'], t('services.catalogue.notice'), (one) => count(one.noticeMonths)),
    fieldsPart(['unusedIsCredited'], t('services.mine.credited'), (one) =>
      yes(one.unusedIsCredited),
    ),
  ]
}
