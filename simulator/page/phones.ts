import { renderChats } from './chat-list.ts'
import {
  type Citizen,
  ControlError,
  getBusiness,
  getWebhooks,
  listCitizens,
  listen,
  listMessages,
  markPlayed,
  markRead,
  type Writing,
  write,
} from './client.ts'
import { prepareComposer } from './composer.ts'
import { renderDetails } from './details.ts'
import { byId } from './element.ts'
import { prepareNewCitizen } from './new-citizen.ts'
import { forgetThread, renderThread } from './thread.ts'

const chats = byId('chats', HTMLUListElement)
const thread = byId('thread', HTMLDivElement)
const text = byId('text', HTMLTextAreaElement)
const businessState = byId('business-state', HTMLParagraphElement)

/** Changes that come close together are drawn once. */
const GATHERING_MS = 60

let openId: string | null = location.hash.slice(1) || null
let drawing = false
let again = false

function open(id: string): void {
  openId = id
  history.replaceState(null, '', `#${id}`)
  forgetThread(thread)
  text.focus()
  changed()
}

/** Draws soon; a change while drawing makes it draw once more. */
function changed(): void {
  again = true
  if (!drawing) void drawUntilQuiet()
}

async function drawUntilQuiet(): Promise<void> {
  drawing = true
  try {
    while (again) {
      await pause(GATHERING_MS)
      again = false
      await draw()
    }
  } catch (error) {
    showProblem(error)
  } finally {
    drawing = false
  }
}

async function draw(): Promise<void> {
  const [citizens, webhooks] = await Promise.all([listCitizens(), getWebhooks()])
  openId = citizens.some(({ id }) => id === openId) ? openId : (citizens.at(0)?.id ?? null)
  const citizen = citizens.find(({ id }) => id === openId) ?? null
  renderChats(chats, citizens, openId, open)
  const details = byId('details', HTMLElement)
  // Whoever is typing in it is not interrupted.
  if (!details.contains(document.activeElement) || document.activeElement?.tagName !== 'INPUT') {
    renderDetails(details, citizen, webhooks, (work) => void work.then(changed, showProblem))
  }
  byId('no-chats', HTMLParagraphElement).hidden = citizens.length > 0
  businessState.textContent = citizen?.typing ? 'digitando…' : 'Conta comercial'
  if (citizen === null) return
  renderThread(thread, await listMessages(citizen.id))
  await readWhatIsSeen(citizen)
}

/** False, with a word about it, when the simulator did not take it. */
async function send(writing: Writing): Promise<boolean> {
  if (openId === null) return false
  try {
    await write(openId, writing)
    return true
  } catch (error) {
    showProblem(error)
    return false
  }
}

function showProblem(error: unknown): void {
  if (!(error instanceof ControlError)) throw error
  businessState.textContent =
    error.status === 0 ? 'Sem conexão com o simulador' : `O simulador recusou (${error.status})`
}

/** Whoever looks at a thread reads it. */
async function readWhatIsSeen({ id, unread }: Citizen): Promise<void> {
  if (unread > 0 && document.visibilityState === 'visible' && document.hasFocus()) {
    await markRead(id)
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

prepareNewCitizen(({ id }) => open(id))
prepareComposer(send)
thread.addEventListener('heard', (event) => {
  if (openId === null || !(event instanceof CustomEvent)) return
  void markPlayed(openId, String(event.detail)).catch(showProblem)
})
addEventListener('focus', changed)
document.addEventListener('visibilitychange', changed)
listen(changed)
// What is waiting for the relay, and "typing", change without news of a phone.
setInterval(changed, 5000)
byId('business-name', HTMLHeadingElement).textContent = (await getBusiness()).name
