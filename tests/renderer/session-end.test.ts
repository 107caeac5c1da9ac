import { beforeAll, expect, test, vi } from 'vitest'
import { askForCanned, useCannedAsked } from '../../renderer/state/canned-asked.ts'
import { chooseReaction, useReacting } from '../../renderer/state/reacting.ts'
import { askWhen, useScheduling } from '../../renderer/state/schedule.ts'
import { askSnooze, useSnoozing } from '../../renderer/state/snooze.ts'
import { startState } from '../../renderer/state/start.ts'
import { setStatus, useStatus } from '../../renderer/state/status.ts'
import { offer, useSuggestions } from '../../renderer/state/suggestions.ts'
import { pickTemplate, useTemplatePicker } from '../../renderer/state/template-picker.ts'
import { showTransferMenu, useTransferMenu } from '../../renderer/state/transfer-menu.ts'
import { useUnsent } from '../../renderer/state/unsent.ts'
import type { ConversationView } from '../../shared/ipc/conversation.ts'
import type { ConsoleStatus } from '../../shared/ipc/status.ts'

vi.mock('../../renderer/bridge.ts', () => ({
  call: vi.fn(() => Promise.reject(new Error('nobody answers here'))),
  listen: vi.fn(),
  shell: null,
}))

beforeAll(() => {
  const page = { addEventListener: vi.fn(), querySelector: () => null }
  vi.stubGlobal('document', page)
  vi.stubGlobal('window', page)
  vi.useFakeTimers()
  startState()
})

test('what one agent wrote to whom is not in the list of the next one', () => {
  sit('ana')
  const who = { conversationId: 'c', citizenName: 'Maria Inventada', isHere: true }
  const about = { about: 'case', ...who } as const
  useUnsent.setState({ cases: [{ ...about, items: [] }] })
  sit(null)
  expect(useStatus.getState().status?.session.state).toBe('signed-out')
  expect(useUnsent.getState().cases).toBeNull()
})

test('what was being asked about a conversation opens for nobody else', () => {
  sit('ana')
  askSnooze('c')
  askWhen('c')
  chooseReaction('m')
  showTransferMenu('c')
  askForCanned('c', null)
  pickTemplate({ conversationId: 'c', citizenName: 'Maria Inventada' } as ConversationView)
  offer('c', [{ text: 'A sua matrícula saiu.', times: 1, lastAt: 0, sameTopic: false }])
  sit('bruno')
  expect([
    useSnoozing.getState().conversationId,
    useScheduling.getState().conversationId,
    useReacting.getState().messageId,
    useTransferMenu.getState().openFor,
    useCannedAsked.getState().asked,
    useTemplatePicker.getState().target,
    useSuggestions.getState().conversationId,
  ]).toEqual([null, null, null, null, null, null, null])
  expect(useSuggestions.getState().replies).toEqual([])
})

let revision = 0

function sit(agentId: string | null): void {
  revision += 1
  const session =
    agentId === null
      ? { state: 'signed-out', ended: null }
      : { state: 'signed-in', account: { agentId } }
  setStatus({ revision, session } as ConsoleStatus)
}
