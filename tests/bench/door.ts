import { connect, type Socket } from 'node:net'
import { signature } from './webhook-bodies.ts'

/** The relay's webhook door, told over sockets directly, so that telling it costs little of the two cores. */

export function requestBytes(target: URL, body: Buffer, secret: string): Buffer {
  const head = [
    `POST ${target.pathname} HTTP/1.1`,
    `Host: ${target.host}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    `X-Hub-Signature-256: ${signature(body, secret)}`,
    '',
    '',
  ].join('\r\n')
  return Buffer.concat([Buffer.from(head), body])
}

export function openSocket(target: URL): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(target.port), target.hostname, () => resolve(socket))
    socket.setNoDelay(true)
    socket.once('error', reject)
  })
}

/** Writes one request and reads its whole answer. */
export function exchange(socket: Socket, request: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const onData = (bytes: Buffer) => {
      answer += bytes.toString('latin1')
      const headEnd = answer.indexOf('\r\n\r\n')
      if (headEnd === -1) return
      const length = Number(/content-length: (\d+)/i.exec(answer)?.[1] ?? 0)
      if (answer.length < headEnd + 4 + length) return
      socket.off('data', onData)
      socket.off('close', onClose)
      resolve(Number(answer.slice(9, 12)))
    }
    const onClose = () => reject(new Error('The relay closed the connection.'))
    socket.on('data', onData)
    socket.once('close', onClose)
    socket.write(request)
  })
}
