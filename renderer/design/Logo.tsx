/** The bell of a front desk, inside a speech bubble. */
export function Logo({ size }: { size: number }) {
  return (
    <svg viewBox="0 0 512 512" width={size} height={size} aria-hidden="true" className="shrink-0">
      <rect x="16" y="16" width="480" height="480" rx="112" fill="#1351b4" />
      <path
        fill="#fff"
        d="M168 92h176a76 76 0 0 1 76 76v120a76 76 0 0 1-76 76h-84l-74 66c-9 8-22 2-22-10v-56a76 76 0 0 1-72-76V168a76 76 0 0 1 76-76z"
      />
      <circle cx="256" cy="150" r="17" fill="#1351b4" />
      <path fill="#1351b4" d="M164 272a92 92 0 0 1 184 0z" />
      <rect x="148" y="286" width="216" height="30" rx="15" fill="#ffcd07" />
    </svg>
  )
}
