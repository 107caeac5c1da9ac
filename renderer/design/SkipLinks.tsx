import { focusRegion, type Region, regions } from '../state/regions.ts'
import { useTexts } from '../texts/use-texts.ts'

/** For the keyboard: straight to a place of the desk, past everything before it. */
export function SkipLinks() {
  const { skip } = useTexts()
  const words: Record<Region, string> = {
    'queue-list': skip.list,
    'conversation-log': skip.conversation,
    'citizen-panel': skip.citizen,
    'composer-text': skip.composer,
  }
  return (
    <nav aria-label={skip.label} className="fixed top-2 left-2 z-50 flex gap-2">
      {regions.map((region) => (
        <a
          key={region}
          href={`#${region}`}
          onClick={(event) => {
            event.preventDefault()
            focusRegion(region)
          }}
          className="not-focus:sr-only rounded-control bg-accent px-3 py-1.5 font-medium text-on-accent text-sm shadow-2"
        >
          {skip.label} {words[region]}
        </a>
      ))}
    </nav>
  )
}
