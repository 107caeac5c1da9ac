import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { createGate } from '../gate.ts'
import { type PictureSize, pictureAnswerSchema } from './picture-orders.ts'

export type Pictures = {
  /**
   * Measures a picture and writes its thumbnail. Null for what cannot be shown: damaged, too many
   * pixels, another type, or deadly to the decoder.
   */
  look(path: string, thumbnailPath: string): Promise<PictureSize | null>
  stop(): void
}

const TIME_LIMIT_MS = 20_000
/** A decoder that nobody needs gives its memory back. */
const IDLE_MS = 30_000

/** One picture at a time, in a process of its own that may die of it. */
export function createPictures(): Pictures {
  const oneAtATime = createGate(1)
  let child: ChildProcess | null = null
  let idle: NodeJS.Timeout | undefined
  let lastId = 0

  function end(): void {
    clearTimeout(idle)
    child?.kill('SIGKILL')
    child = null
  }

  function begin(): ChildProcess {
    clearTimeout(idle)
    child ??= fork(fileURLToPath(new URL('./picture-process.ts', import.meta.url)), {
      // Nothing of what the relay knows.
      env: {},
      execArgv: ['--max-old-space-size=256'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    return child
  }

  function ask(path: string, thumbnailPath: string): Promise<PictureSize | null> {
    const decoder = begin()
    const id = ++lastId
    const { promise, resolve } = Promise.withResolvers<PictureSize | null>()
    const gone = () => {
      end()
      resolve(null)
    }
    const heard = (message: unknown) => {
      const answer = pictureAnswerSchema.safeParse(message)
      if (answer.success && answer.data.id === id) resolve(answer.data.size)
    }
    const limit = setTimeout(gone, TIME_LIMIT_MS)
    decoder.on('message', heard)
    decoder.once('exit', gone)
    decoder.once('error', gone)
    decoder.send({ id, path, thumbnailPath })
    return promise.finally(() => {
      clearTimeout(limit)
      decoder.off('message', heard)
      decoder.off('exit', gone)
      decoder.off('error', gone)
      idle = setTimeout(end, IDLE_MS).unref()
    })
  }

  return {
    look: (path, thumbnailPath) => oneAtATime(() => ask(path, thumbnailPath)),
    stop: end,
  }
}
