import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  type Command,
  type CommandAnswer,
  commandSchema,
  isOfficeCommand,
} from '../../shared/commands.ts'
import type { Agent } from '../../shared/domain/agent.ts'
import { type Conversation, evolve } from '../../shared/domain/conversation.ts'
import { decide } from '../../shared/domain/decide.ts'
import { conversationOf, type EventBody, type LogEvent } from '../../shared/events.ts'
import { type Account, CLOCK_HEADER } from '../../shared/protocol.ts'
import { lastingPort } from './lasting-port.ts'
import { snapshotOf } from './sample-log.ts'

/** What goes wrong on the network. Numbers count down to nothing. */
export type RelayFaults = {
  /** So many commands are carried out, but their answers never come. */
  loseAnswers: number
  /** So many commands get a 503 and are not carried out. */
  refuseCommands: number
  /** So many commands get a 400, as from a relay of another version. */
  rejectCommands: number
  /** So many commands are refused for a reason that no version of today knows. */
  strangeRefusals: number
  /** It speaks another version of the protocol. */
  otherProtocol: boolean
  /** Live streams leave this event out, once. */
  skipSeq: number | null
  /** Streams are kept back by a proxy: not even their heads come. */
  blockStreams: boolean
  /** Long answers end after so many events, once. */
  cutAfter: number | null
  /** Long answers come at so many events each tenth of a second; those under way too. */
  slowLines: number | null
  /** Relay's clock less this PC's. */
  clockAhead: number
}

const noFaults: RelayFaults = {
  loseAnswers: 0,
  refuseCommands: 0,
  rejectCommands: 0,
  strangeRefusals: 0,
  otherProtocol: false,
  skipSeq: null,
  blockStreams: false,
  cutAfter: null,
  slowLines: null,
  clockAhead: 0,
}

const organisation = {
  name: 'Prefeitura de Teste',
  shortName: 'Teste',
  timeZone: 'America/Araguaina',
  reopenWithinMinutes: 60,
}

/** A relay in memory that speaks the contract, for faults that a real one does not offer. */
export class FakeRelay {
  readonly log: LogEvent[] = []
  readonly commands: Command[] = []
  readonly requests: string[] = []
  readonly faults: RelayFaults = { ...noFaults }
  logId: string = randomUUID()
  readonly #answers = new Map<string, CommandAnswer>()
  readonly #accounts = new Map<string, { password: string; account: Account }>()
  readonly #tokens = new Map<string, string>()
  readonly #live = new Set<{ response: ServerResponse; sent: number }>()
  #waiting: (() => void)[] = []
  #server: Server | null = null
  #port = 0

  get url(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  get sessions(): number {
    return this.#tokens.size
  }

  /** Of the newest session. */
  token(): string | undefined {
    return [...this.#tokens.keys()].at(-1)
  }

  get liveStreams(): number {
    return this.#live.size
  }

  async start(): Promise<this> {
    this.#server = createServer((request, response) => {
      this.#handle(request, response).catch(() => response.destroy())
    })
    this.#port ||= await lastingPort()
    this.#server.listen(this.#port, '127.0.0.1')
    await once(this.#server, 'listening')
    return this
  }

  /** The relay is away: every connection breaks, new ones are refused. `start` brings it back. */
  async stop(): Promise<void> {
    const server = this.#server
    this.#server = null
    if (!server) return
    this.cutStreams()
    server.close()
    server.closeAllConnections()
    await once(server, 'close')
  }

  cutStreams(): void {
    for (const { response } of this.#live) response.destroy()
    this.#live.clear()
  }

  addAccount(login: string, agent: Partial<Account> = {}): Account {
    const account: Account = {
      agentId: randomUUID(),
      login,
      name: login,
      roles: ['agent'],
      ...agent,
    }
    this.#accounts.set(login, { password: 'senha', account })
    const { agentId, name, roles } = account
    this.append({ type: 'agent-saved', agentId, name, roles, disabled: false })
    return account
  }

  setPassword(login: string, password: string): void {
    const entry = this.#accounts.get(login)
    if (entry) entry.password = password
  }

  endSessions(): void {
    this.#tokens.clear()
  }

  append(...bodies: (EventBody & { at?: number })[]): LogEvent[] {
    const events = bodies.map((body, index) => ({
      at: Date.now() + this.faults.clockAhead,
      ...body,
      seq: this.log.length + 1 + index,
    }))
    this.log.push(...events)
    for (const stream of this.#live) this.#feed(stream)
    for (const wake of this.#waiting.splice(0)) wake()
    return events
  }

  #feed(stream: { response: ServerResponse; sent: number }): void {
    for (const event of this.log.slice(stream.sent)) {
      stream.sent = event.seq
      if (event.seq === this.faults.skipSeq) {
        this.faults.skipSeq = null
        continue
      }
      stream.response.write(`id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`)
    }
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', this.url)
    const accept = request.headers.accept ?? ''
    this.requests.push(`${request.method} ${pathname} ${accept}`)
    const body = await readJson(request)
    if (this.faults.otherProtocol) return this.#json(response, 426, error('wrong-protocol'))
    const account = this.#accountOf(request)
    if (request.method === 'POST' && pathname === '/v1/session') {
      const { login, password } = body as { login: string; password: string }
      return this.#signIn(login, password, response)
    }
    if (!account) return this.#json(response, 401, error('unauthenticated'))
    if (pathname === '/v1/session' && request.method === 'GET') {
      return this.#json(response, 200, this.#session(account))
    }
    if (pathname === '/v1/session') {
      this.#tokens.delete(tokenOf(request))
      return this.#json(response, 204, null)
    }
    if (pathname === '/v1/snapshot') return this.#snapshot(response)
    if (pathname === '/v1/commands') return this.#command(body, account, response)
    const after = Number(searchParams.get('after'))
    if (accept === 'text/event-stream') return this.#stream(response, after)
    const limit = Number(searchParams.get('limit') ?? this.log.length)
    if (accept === 'application/x-ndjson') {
      return this.#lines(response, this.log.slice(after, after + limit))
    }
    if (searchParams.has('wait') && after >= this.log.length) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    }
    const events = this.log.slice(after, after + limit)
    this.#json(response, 200, {
      events,
      next: events.at(-1)?.seq ?? after,
      head: this.log.length,
    })
  }

  #signIn(login: string, password: string, response: ServerResponse): void {
    const entry = this.#accounts.get(login)
    if (!entry || entry.password !== password) {
      this.#json(response, 401, error('wrong-credentials'))
      return
    }
    const token = randomUUID()
    this.#tokens.set(token, login)
    this.#json(response, 200, { token, ...this.#session(entry.account) })
  }

  #session(account: Account) {
    return { expiresAt: Date.now() + 3_600_000, account, organisation, logId: this.logId }
  }

  #accountOf(request: IncomingMessage): Account | null {
    const login = this.#tokens.get(tokenOf(request))
    return login === undefined ? null : (this.#accounts.get(login)?.account ?? null)
  }

  #snapshot(response: ServerResponse): void {
    const events = snapshotOf(this.log, this.#conversations().values())
    const messages = this.log.filter(({ type }) => type === 'message-received').length
    const header = { logId: this.logId, head: this.log.length, count: events.length, messages }
    this.#lines(response, [header, ...events])
  }

  #command(body: unknown, account: Account, response: ServerResponse): void {
    const parsed = commandSchema.safeParse(body)
    if (parsed.success && !isOfficeCommand(parsed.data))
      this.#answer(parsed.data, account, response)
    else this.#json(response, 400, error('malformed'))
  }

  #answer(command: Command, account: Account, response: ServerResponse): void {
    this.commands.push(command)
    if (this.faults.rejectCommands > 0) {
      this.faults.rejectCommands -= 1
      this.#json(response, 400, error('malformed'))
      return
    }
    if (this.faults.refuseCommands > 0) {
      this.faults.refuseCommands -= 1
      this.#json(response, 503, error('store-unavailable'))
      return
    }
    if (this.faults.strangeRefusals > 0) {
      this.faults.strangeRefusals -= 1
      const { commandId } = command
      const refusal = { reason: 'from-the-future', detail: 1 }
      this.#json(response, 200, { outcome: 'refused', commandId, refusal })
      return
    }
    const answer = this.#answers.get(command.commandId) ?? this.#decide(command, account)
    this.#answers.set(command.commandId, answer)
    if (this.faults.loseAnswers > 0) {
      this.faults.loseAnswers -= 1
      response.destroy()
      return
    }
    this.#json(response, 200, answer)
  }

  #decide(command: Command, account: Account): CommandAnswer {
    const { commandId } = command
    const conversation = this.#conversations().get(command.conversationId) ?? null
    const decision = decide(conversation, command, {
      actor: account,
      now: Date.now() + this.faults.clockAhead,
      findAgent: (agentId) => this.#agent(agentId),
    })
    if ('refused' in decision) {
      return { outcome: 'refused', commandId, refusal: decision.refused }
    }
    const seq = this.append(...decision.accepted).at(-1)?.seq ?? this.log.length
    return { outcome: 'accepted', commandId, seq }
  }

  #agent(agentId: string): Agent | null {
    const entry = [...this.#accounts.values()].find((each) => each.account.agentId === agentId)
    return entry ? { ...entry.account, disabled: false } : null
  }

  #conversations(): Map<string, Conversation> {
    const states = new Map<string, Conversation>()
    for (const event of this.log) {
      const conversationId = conversationOf(event)
      if (conversationId === null) continue
      const state = evolve(states.get(conversationId) ?? null, event)
      if (state) states.set(conversationId, state)
    }
    return states
  }

  #stream(response: ServerResponse, after: number): void {
    if (this.faults.blockStreams) return
    response.writeHead(200, { ...this.#headers(), 'content-type': 'text/event-stream' })
    response.write(':\n\n')
    const stream = { response, sent: after }
    this.#live.add(stream)
    response.once('close', () => this.#live.delete(stream))
    this.#feed(stream)
  }

  #lines(response: ServerResponse, values: readonly unknown[]): void {
    const { cutAfter, slowLines } = this.faults
    this.faults.cutAfter = null
    response.writeHead(200, { ...this.#headers(), 'content-type': 'application/x-ndjson' })
    if (slowLines !== null) return void this.#writeSlowly(response, values)
    for (const value of values.slice(0, cutAfter ?? values.length)) {
      response.write(`${JSON.stringify(value)}\n`)
    }
    if (cutAfter === null) response.end()
    // What was written has to arrive before the connection breaks.
    else setTimeout(() => response.destroy(), 50)
  }

  async #writeSlowly(response: ServerResponse, values: readonly unknown[]): Promise<void> {
    for (let start = 0; start < values.length && !response.destroyed; ) {
      const end = start + (this.faults.slowLines ?? values.length)
      const lines = values.slice(start, end).map((value) => `${JSON.stringify(value)}\n`)
      response.write(lines.join(''))
      start = end
      await sleep(100)
    }
    response.end()
  }

  #json(response: ServerResponse, status: number, value: unknown): void {
    response.writeHead(status, { ...this.#headers(), 'content-type': 'application/json' })
    response.end(value === null ? undefined : JSON.stringify(value))
  }

  #headers() {
    return { [CLOCK_HEADER]: String(Date.now() + this.faults.clockAhead) }
  }
}

function tokenOf(request: IncomingMessage): string {
  return (request.headers.authorization ?? '').replace('Bearer ', '')
}

function error(code: string) {
  return { error: code, message: code }
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text === '' ? null : JSON.parse(text)
}
