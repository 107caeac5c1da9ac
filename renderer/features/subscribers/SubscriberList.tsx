import { Download, Upload } from 'lucide-react'
import { useState } from 'react'
import type { FromRelayRefusal } from '../../../shared/ipc/duties.ts'
import type { SubscriberFilter } from '../../../shared/ipc/registration.ts'
import { call } from '../../bridge.ts'
import { Button } from '../../design/Button.tsx'
import { Choice } from '../../design/Choice.tsx'
import { TextField } from '../../design/TextField.tsx'
import { reportDefects } from '../../state/notices.ts'
import { saveAnswer } from '../../state/registration.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { SubscriberLine } from './SubscriberLine.tsx'
import { useSubscribers } from './use-subscribers.ts'

const everybody: SubscriberFilter = { query: '', place: null, topic: null, standing: 'on-list' }

type SubscriberListProps = { onImport: () => void; onClose: () => void }

export function SubscriberList({ onImport, onClose }: SubscriberListProps) {
  const { subscribers: words, duties } = useTexts()
  const [filter, setFilter] = useState(everybody)
  const [result, setResult] = useState<'saved' | FromRelayRefusal | null>(null)
  const { page, more, refresh } = useSubscribers(filter)
  const narrow = (change: Partial<SubscriberFilter>) => setFilter({ ...filter, ...change })
  const all = (label: string, names: readonly string[]) => [
    ['', label],
    ...names.map((name) => [name, name]),
  ]

  async function save() {
    setResult(await saveAnswer(call('export-subscribers', filter)))
  }

  return (
    <>
      <p className="px-5 text-faint text-sm short:hidden">{words.lead}</p>
      <div className="flex flex-wrap items-end gap-3 px-5 pt-3 pb-2">
        <TextField
          label={words.search}
          value={filter.query}
          onChange={(query) => narrow({ query })}
          maxLength={200}
          autoFocus
        />
        <Choice
          label={words.standing}
          value={filter.standing}
          options={Object.entries(words.standings)}
          onChange={(standing) => narrow({ standing: standing as SubscriberFilter['standing'] })}
        />
        <Choice
          label={words.place}
          value={filter.place ?? ''}
          options={all(words.any, page?.places ?? [])}
          onChange={(place) => narrow({ place: place || null })}
        />
        <Choice
          label={words.topic}
          value={filter.topic ?? ''}
          options={all(words.anyTopic, page?.topics ?? [])}
          onChange={(topic) => narrow({ topic: topic || null })}
        />
      </div>
      <div className="min-h-40 overflow-y-auto border-line border-t px-5 py-2 short:min-h-20">
        {page !== null && page.total === 0 && (
          <p className="p-8 text-center text-faint text-sm">
            {page.registered === 0 ? words.empty : words.none}
          </p>
        )}
        <ul aria-label={words.list}>
          {page?.rows.map((row) => (
            <SubscriberLine key={row.citizenId} row={row} onLeave={onClose} onChanged={refresh} />
          ))}
        </ul>
        {page !== null && page.rows.length < page.total && (
          <div className="flex justify-center py-3">
            <Button size="small" onPress={more}>
              {words.more}
            </Button>
          </div>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-2 border-line border-t px-5 py-3 short:p-2">
        <p role="status" className="min-w-0 grow text-soft text-sm">
          {result === null
            ? page && words.count(page.total)
            : result === 'saved'
              ? words.exported
              : duties.refused[result]}
        </p>
        <Button onPress={onImport}>
          <Upload aria-hidden="true" size={15} />
          {words.import}
        </Button>
        <Button isDisabled={!page?.total} onPress={() => reportDefects(save())}>
          <Download aria-hidden="true" size={15} />
          {words.export}
        </Button>
        <Button tone="quiet" onPress={onClose}>
          {words.close}
        </Button>
      </div>
    </>
  )
}
