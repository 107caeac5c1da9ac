import { estimateHeight } from './estimate-height.ts'
import { placesOf } from './line-window.ts'
import type { Line } from './timeline-lines.ts'

/**
 * How high each line is: as it was when it was last drawn, else by its words. What is drawn is
 * measured by the browser once it has laid out the page, never by asking it to.
 */
export class LineHeights {
  readonly #measured = new Map<string, number>()
  readonly #elements = new Map<string, Element>()
  readonly #keys = new WeakMap<Element, string>()
  readonly #observer: ResizeObserver
  #places: { readonly of: readonly Line[]; readonly places: readonly number[] } | null = null

  /** @param onChange some line has another height than was thought. */
  constructor(onChange: () => void) {
    this.#observer = new ResizeObserver((entries) => {
      if (entries.filter((entry) => this.#take(entry)).length === 0) return
      this.#places = null
      onChange()
    })
  }

  /** A line's element, for as long as it is drawn. @returns what ends that. */
  watch(key: string, element: Element): () => void {
    this.#elements.set(key, element)
    this.#keys.set(element, key)
    this.#observer.observe(element)
    return () => {
      this.#elements.delete(key)
      this.#observer.unobserve(element)
    }
  }

  elementOf(key: string): Element | undefined {
    return this.#elements.get(key)
  }

  /** See `placesOf`. */
  placesOf(lines: readonly Line[]): readonly number[] {
    if (this.#places?.of !== lines) {
      const heights = lines.map((line) => this.#measured.get(line.key) ?? estimateHeight(line))
      this.#places = { of: lines, places: placesOf(heights) }
    }
    return this.#places.places
  }

  /** @returns whether that is news. What is hidden has no height, and is as high as before. */
  #take({ target, borderBoxSize }: ResizeObserverEntry): boolean {
    const key = this.#keys.get(target)
    const height = borderBoxSize[0]?.blockSize ?? 0
    if (key === undefined || height === 0 || this.#measured.get(key) === height) return false
    this.#measured.set(key, height)
    return true
  }
}
