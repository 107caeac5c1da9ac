/** What the page tells of itself: laid into it before its own code, so that nothing is missed. */
export type Probe = {
  /** Milliseconds from a key or a click to the frame in which what it asked for is painted. */
  watchOpening: (log: string) => void
  watchSearch: (query: string) => void
  /** What was last watched for. A watch begins before the click, which would overtake a question. */
  seen: () => Promise<number>
  /** Page's clock (ms) once something that a selector names is painted. */
  painted: (selector: string) => Promise<number>
  /** Frames as the page's thread has them, until `endFrames`. */
  beginFrames: () => void
  /** Milliseconds between each two. */
  endFrames: () => number[]
  /** Scrolls by so much (px). @returns how far what stood in the middle was moved beside that (px). */
  scrollBy: (selector: string, by: number) => Promise<{ off: number; top: number }>
}

declare global {
  interface Window {
    probe: Probe
    /** Of the bare page: shows what it was given. */
    bare: { fill: () => void }
  }
}

/** Runs in the page: it may use nothing from here. */
export function installProbe(): void {
  let clickedAt = Number.NaN
  let keyAt = Number.NaN
  let mutatedAt = 0
  const answers = new Map<string, number>()
  addEventListener('click', ({ timeStamp }) => (clickedAt = timeStamp), true)
  addEventListener('keydown', ({ timeStamp }) => (keyAt = timeStamp), true)
  addEventListener('DOMContentLoaded', () => {
    const look = new MutationObserver(() => (mutatedAt = performance.now()))
    look.observe(document.body, { subtree: true, childList: true, characterData: true })
  })

  const original = window.fetch
  window.fetch = async (input, init) => {
    const response = await original(input, init)
    if (typeof init?.body === 'string' && String(input).endsWith('/ipc/search-messages')) {
      answers.set(JSON.parse(init.body).query, performance.now())
    }
    return response
  }

  const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))

  /** The frame in which `condition` first holds has been painted. */
  async function paintedOnce(condition: () => boolean): Promise<number> {
    const givenUpAt = performance.now() + 30_000
    do {
      await nextFrame()
      if (performance.now() > givenUpAt) throw new Error('It was not painted within 30 s.')
    } while (!condition())
    const { port1, port2 } = new MessageChannel()
    const after = new Promise((resolve) => (port1.onmessage = resolve))
    port2.postMessage(null)
    await after
    return performance.now()
  }

  let frames: number[] | null = null
  function frame(at: number): void {
    if (frames === null) return
    frames.push(at)
    requestAnimationFrame(frame)
  }

  async function clickToOpened(name: string): Promise<number> {
    clickedAt = Number.NaN
    const at = await paintedOnce(() => {
      const log = document.querySelector('[role=log]')
      const isIts = log?.getAttribute('aria-label')?.endsWith(name) === true
      return !Number.isNaN(clickedAt) && isIts && log.querySelector('[data-index]') !== null
    })
    return at - clickedAt
  }

  async function keyToFound(query: string): Promise<number> {
    answers.clear()
    keyAt = Number.NaN
    let framesSince = 0
    const at = await paintedOnce(() => {
      const answered = answers.get(query)
      if (answered === undefined || Number.isNaN(keyAt)) return false
      framesSince += 1
      // The same lines as before change nothing.
      return mutatedAt > answered || framesSince > 3
    })
    return at - keyAt
  }

  let seen = Promise.resolve(Number.NaN)

  window.probe = {
    watchOpening(name) {
      seen = clickToOpened(name)
    },
    watchSearch(query) {
      seen = keyToFound(query)
    },
    seen: () => seen,
    painted: (selector) => paintedOnce(() => document.querySelector(selector) !== null),
    beginFrames() {
      frames = []
      requestAnimationFrame(frame)
    },
    endFrames() {
      const seen = frames ?? []
      frames = null
      return seen.slice(1).map((at, index) => at - (seen[index] ?? at))
    },
    async scrollBy(selector, by) {
      const element = document.querySelector(selector)
      if (element === null) throw new Error('There is nothing to scroll.')
      const { top, height } = element.getBoundingClientRect()
      const keyed = [...element.querySelectorAll<HTMLElement>('[data-index]')]
      const middle = keyed.find((each) => each.getBoundingClientRect().bottom > top + height / 2)
      const text = middle?.textContent ?? ''
      const before = middle?.getBoundingClientRect().top ?? Number.NaN
      const from = element.scrollTop
      element.scrollTop += by
      const moved = from - element.scrollTop
      for (let count = 0; count < 4; count += 1) await nextFrame()
      const found = [...element.querySelectorAll<HTMLElement>('[data-index]')].find(
        (each) => each.textContent === text,
      )
      const after = found?.getBoundingClientRect().top ?? Number.NaN
      return { off: after - before - moved, top: element.scrollTop }
    },
  }
}
