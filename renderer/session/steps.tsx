import { VisuallyHidden } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from '../i18n/use-translation'

const wizardSteps = ['welcome', 'agency', 'invoicing', 'logo', 'owner', 'recovery'] as const
export type WizardStep = (typeof wizardSteps)[number]

/** The steps of the first run beside the card, with the one that is on screen. */
export function Steps({ now }: { now: WizardStep }) {
  const { t } = useTranslation()
  const place = wizardSteps.indexOf(now)
  return (
    <ol className="kluis-steps" aria-label={t('session.wizard.steps')}>
      {wizardSteps.map((step, index) => (
        <li
          key={step}
          aria-current={step === now ? 'step' : undefined}
          data-done={index < place || undefined}
        >
          <span className="kluis-steps-dot" aria-hidden>
            {index < place ? <IconCheck size={14} stroke={2.5} /> : index + 1}
          </span>
          <span>{t(`session.wizard.${step}.step`)}</span>
          {index < place && <VisuallyHidden>({t('session.wizard.done')})</VisuallyHidden>}
        </li>
      ))}
    </ol>
  )
}
