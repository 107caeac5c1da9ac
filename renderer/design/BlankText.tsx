import { blanksIn } from '../../shared/domain/canned/fill-canned-text.ts'

/** Words in which the blanks of a canned reply stand out, without their marks. */
export function BlankText({ text }: { text: string }) {
  let from = 0
  const pieces = blanksIn(text).map(({ name, start, end }) => {
    const before = text.slice(from, start)
    from = end
    return (
      <span key={start}>
        {before}
        <mark className="rounded-xs bg-mark px-1 text-ink">{name}</mark>
      </span>
    )
  })
  return (
    <>
      {pieces}
      {text.slice(from)}
    </>
  )
}
