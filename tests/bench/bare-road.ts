import { fork } from 'node:child_process'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { PROTOCOL_HEADER, PROTOCOL_VERSION } from '../../shared/protocol.ts'

/** From webhooks to live connections. `headers`: what a connection has to say besides. */
export type Road = { url: string; headers: string; kill(): Promise<unknown> }

/** `bare-server.ts`, in a process of its own. */
export async function startBareRoad(): Promise<Road> {
  const child = fork(join(import.meta.dirname, 'bare-server.ts'))
  const [{ url }] = (await once(child, 'message')) as [{ url: string }]
  return {
    url,
    headers: '',
    kill: () => {
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      return ended
    },
  }
}

/** A live connection as bare as it can be, once the stream has begun. */
export async function listen({ url, headers }: Road): Promise<Socket> {
  const { hostname, port, host } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.setNoDelay(true)
  socket.write(
    `GET /v1/events?after=0 HTTP/1.1\r\nHost: ${host}\r\nAccept: text/event-stream\r\n${PROTOCOL_HEADER}: ${PROTOCOL_VERSION}\r\n${headers}\r\n`,
  )
  await new Promise<void>((resolve) => {
    const onData = (bytes: Buffer) => {
      if (!bytes.includes(': live')) return
      socket.off('data', onData)
      resolve()
    }
    socket.on('data', onData)
  })
  return socket
}
