import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

/** A way to a program on this machine that can be cut, while others still reach it. */
export type Cable = {
  readonly url: string
  /** Every connection breaks, and new ones are refused, until `plug`. */
  unplug: () => Promise<void>
  plug: () => Promise<void>
}

export async function startCable(to: string): Promise<Cable> {
  const { hostname, port: toPort } = new URL(to)
  const open = new Set<Socket>()
  let server: Server | null = null
  let port = 0

  function carry(from: Socket): void {
    const onwards = connect(Number(toPort), hostname)
    for (const [end, other] of [
      [from, onwards],
      [onwards, from],
    ] as const) {
      open.add(end)
      end.pipe(other)
      end.on('error', () => other.destroy())
      end.on('close', () => {
        open.delete(end)
        other.destroy()
      })
    }
  }

  async function plug(): Promise<void> {
    server = createServer(carry).listen(port, '127.0.0.1')
    await once(server, 'listening')
    port = (server.address() as AddressInfo).port
  }

  await plug()
  return {
    url: `http://127.0.0.1:${port}`,
    plug,
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
