import type { ListProblem } from '../../../shared/domain/registration/read-subscribers.ts'
import type { ImportOutcome } from '../../../shared/duties/subscribers.ts'
import type { ImportReport as Report } from '../../../shared/ipc/registration.ts'
import type { Texts } from '../../texts/pt-br.ts'
import { useTexts } from '../../texts/use-texts.ts'

const outcomes: readonly ImportOutcome[] = ['new', 'known', 'registered', 'declined']

/** What would become of the list, and what is wrong with it, line by line. */
export function ImportReport({ report }: { report: Report }) {
  const { imports: words } = useTexts()
  const { problems } = report
  const told = outcomes.filter((one) => one === 'new' || countOf(report, one) > 0)
  return (
    <div className="rounded-card bg-hover px-3.5 py-2.5 text-sm text-soft">
      <ul className="list-disc pl-5">
        {told.map((outcome) => (
          <li key={outcome}>{words.counts[outcome](countOf(report, outcome))}</li>
        ))}
        <li>{words.wrong(problems.length)}</li>
      </ul>
      {problems.length > 0 && (
        <ol
          aria-label={words.problems}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by keyboard
          tabIndex={0}
          className="mt-2 max-h-48 overflow-y-auto border-line border-t pt-2"
        >
          {problems.map((problem) => (
            <li key={problem.line}>
              <span className="font-medium text-ink">{words.line(problem.line)}</span>:{' '}
              {problemWords(problem, words)}
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}

export function countOf({ outcomes }: Report, ...which: readonly ImportOutcome[]): number {
  return outcomes.filter(({ outcome }) => which.includes(outcome)).length
}

function problemWords({ problem, sameAs }: ListProblem, words: Texts['imports']): string {
  return problem === 'repeated' ? words.problem.repeated(sameAs ?? 0) : words.problem[problem]
}
