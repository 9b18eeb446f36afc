/** The sign of Kluis: the door of a vault. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden className="kluis-mark">
      <rect x="2" y="2" width="28" height="28" rx="7" fill="currentColor" />
      <g fill="none" stroke="var(--kluis-surface)" strokeLinecap="round">
        <circle cx="16" cy="16" r="7.5" strokeWidth="2.25" />
        <circle cx="16" cy="16" r="1.75" strokeWidth="2.25" />
        <path d="M16 5.6v2.6M16 23.8v2.6M5.6 16h2.6M23.8 16h2.6" strokeWidth="2.25" />
      </g>
    </svg>
  )
}
