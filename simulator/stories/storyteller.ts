import { reportFailure } from '../failures.ts'
import type { Draft } from '../network/draft.ts'
import type { Citizen } from '../phones/citizen.ts'
import type { Timers } from '../timers.ts'
import type { Line, Story, StoryProgress } from './story.ts'

/** Seconds from the start to the first story. */
const FIRST_GAP = 2.5
/** Seconds that a citizen takes to look at an answer. */
const READING = 2

export type StorytellerContext = {
  stories: readonly Story[]
  /** Multiplies every pause. */
  pace: number
  timers: Timers
  createCitizen: (wanted: Story['citizen']) => Citizen
  findCitizen: (id: string) => Citizen | null
  write: (citizen: Citizen, draft: Draft) => void
  read: (citizen: Citizen) => void
  toDraft: (line: Line) => Promise<Draft>
}

/** Lets the citizens of the stories write by themselves, each story once. */
export class Storyteller {
  readonly #context: StorytellerContext
  readonly #progress = new Map<string, StoryProgress>()
  /** Stories whose next line is on its way. */
  readonly #speaking = new Set<string>()

  constructor(context: StorytellerContext) {
    this.#context = context
  }

  progress(): StoryProgress[] {
    return [...this.#progress.values()]
  }

  restore(progress: readonly StoryProgress[]): void {
    for (const told of progress) this.#progress.set(told.key, told)
  }

  /** Goes on where it stopped, and begins the stories that are left, one after the other. */
  begin(): void {
    for (const told of this.#progress.values()) {
      this.#lookAtPhone(told)
      this.#goOn(told)
    }
    this.#beginNext(FIRST_GAP)
  }

  /** An answer of the desk has arrived on a phone. */
  replyArrived(citizenId: string): void {
    const told = this.progress().find((one) => one.citizenId === citizenId)
    if (told === undefined) return
    told.replies += 1
    this.#lookAtPhone(told)
    this.#goOn(told)
  }

  #beginNext(gap: number): void {
    const { createCitizen, stories } = this.#context
    const next = stories.findIndex(({ key }) => !this.#progress.has(key))
    const story = stories[next]
    if (story === undefined) return
    this.#after(gap, () => {
      const citizenId = createCitizen(story.citizen).id
      const told = { key: story.key, citizenId, said: 0, replies: 0 }
      this.#progress.set(story.key, told)
      this.#goOn(told)
      this.#beginNext(stories[next + 1]?.gap ?? 0)
    })
  }

  /** Says the next line once the replies it waits for are there and its pause is over. */
  #goOn(told: StoryProgress): void {
    const line = this.#context.stories.find(({ key }) => key === told.key)?.lines[told.said]
    if (line === undefined || this.#speaking.has(told.key)) return
    if (told.replies < line.afterReplies) return
    this.#speaking.add(told.key)
    this.#after(line.pause, () => {
      this.#say(told, line).catch((error: unknown) => {
        this.#speaking.delete(told.key)
        reportFailure('a line of a story was not said', error)
      })
    })
  }

  async #say(told: StoryProgress, line: Line): Promise<void> {
    const { findCitizen, toDraft, write } = this.#context
    const draft = await toDraft(line)
    const citizen = findCitizen(told.citizenId)
    this.#speaking.delete(told.key)
    if (citizen === null) return
    told.said += 1
    told.replies = 0
    write(citizen, draft)
    this.#goOn(told)
  }

  #lookAtPhone({ citizenId }: StoryProgress): void {
    this.#after(READING, () => {
      const citizen = this.#context.findCitizen(citizenId)
      if (citizen !== null) this.#context.read(citizen)
    })
  }

  #after(seconds: number, action: () => void): void {
    this.#context.timers.after(seconds * 1000 * this.#context.pace, action)
  }
}
