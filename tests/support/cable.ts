import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { lastingPort } from './lasting-port.ts'

/** A way to a program on this machine that can be cut, while others still reach it. */
export type Cable = {
  readonly url: string
  /** Every connection breaks, and new ones are refused, until `plug`. */
  unplug: () => Promise<void>
  /** Every connection breaks for whoever came by it; the program behind hears nothing of it. */
  breakHere: () => void
  plug: () => Promise<void>
}

export async function startCable(to: string): Promise<Cable> {
  const { hostname, port: toPort } = new URL(to)
  const open = new Set<Socket>()
  const near = new Set<Socket>()
  const held = new Set<Socket>()
  let server: Server | null = null
  const port = await lastingPort()

  function carry(from: Socket): void {
    const onwards = connect(Number(toPort), hostname)
    near.add(from)
    from.on('close', () => near.delete(from))
    for (const [end, other] of [
      [from, onwards],
      [onwards, from],
    ] as const) {
      open.add(end)
      end.pipe(other)
      end.on('error', () => {
        if (!held.has(other)) other.destroy()
      })
      end.on('close', () => {
        open.delete(end)
        if (!held.has(other)) other.destroy()
      })
    }
  }

  async function plug(): Promise<void> {
    server = createServer(carry).listen(port, '127.0.0.1')
    await once(server, 'listening')
  }

  await plug()
  return {
    url: `http://127.0.0.1:${port}`,
    plug,
    breakHere: () => {
      for (const end of open) if (!near.has(end)) held.add(end)
      for (const end of near) {
        end.unpipe()
        end.destroy()
      }
    },
    unplug: async () => {
      const ending = server
      server = null
      if (ending === null) return
      ending.close()
      for (const socket of open) socket.destroy()
      await once(ending, 'close')
    },
  }
}
