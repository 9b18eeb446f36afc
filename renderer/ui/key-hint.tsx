const onMac = navigator.userAgent.includes('Mac')

/** The keys that do the same, as this desktop writes them. */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <kbd className="kluis-key" aria-hidden>
      {onMac ? keys.replace('Ctrl+', '⌘') : keys}
    </kbd>
  )
}
