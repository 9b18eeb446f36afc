const onMac = navigator.userAgent.includes('Mac')

interface KeyHintProps {
  keys: string
  /** said aloud: where the keys are what it is about, and no button carries them */
  spoken?: boolean
}

/** The keys that do the same, as this desktop writes them. */
export function KeyHint({ keys, spoken = false }: KeyHintProps) {
  return (
    <kbd className="kluis-key" aria-hidden={!spoken}>
      {onMac ? keys.replace('Ctrl+', '⌘') : keys}
    </kbd>
  )
}
