import { withoutWords, withWords } from '../../shared/domain/draft-words.ts'
import { call } from '../bridge.ts'
import { type DraftPlace, keyOf, placeOf } from './draft-place.ts'

/**
 * Words that came back to a draft that was not read here: they must not take its place. The console
 * behind the screen puts them below what it keeps.
 */
export class WordsBelow {
  readonly #words = new Map<string, string>()
  readonly #adding = new Map<string, Promise<void>>()
  readonly #onMore: (key: string) => void

  /** @param onMore under this key there is something that has yet to be kept. */
  constructor(onMore: (key: string) => void) {
    this.#onMore = onMore
  }

  has(key: string): boolean {
    return this.#words.has(key)
  }

  add(place: DraftPlace, text: string): void {
    const key = keyOf(place)
    this.#words.set(key, withWords(this.#words.get(key) ?? '', text))
    this.#onMore(key)
  }

  /** @returns what waits for this draft, which is read now and takes it in; null for nothing. */
  take(place: DraftPlace): string | null {
    const words = this.#words.get(keyOf(place)) ?? null
    this.forget(place)
    return words
  }

  /** Has them put below the draft, in one attempt at a time. @throws where the console cannot; they then wait. */
  keep(key: string): Promise<void> {
    const running =
      this.#adding.get(key) ?? this.#keepNow(key).finally(() => this.#adding.delete(key))
    this.#adding.set(key, running)
    return running
  }

  forget(place: DraftPlace): void {
    this.#words.delete(keyOf(place))
  }

  /** @returns all of them, which are nowhere here any more. */
  takeAll(): (DraftPlace & { readonly text: string })[] {
    const all = [...this.#words].map(([key, text]) => ({ ...placeOf(key), text }))
    this.#words.clear()
    this.#adding.clear()
    return all
  }

  async #keepNow(key: string): Promise<void> {
    const words = this.#words.get(key) ?? ''
    await call('add-to-draft', { ...placeOf(key), text: words })
    // Nothing of them is left here where the draft has been read meanwhile.
    const rest = withoutWords(this.#words.get(key) ?? '', words)
    if (rest === '') this.#words.delete(key)
    else if (rest !== null) {
      this.#words.set(key, rest)
      this.#onMore(key)
    }
  }
}
