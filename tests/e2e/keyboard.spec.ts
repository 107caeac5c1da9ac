import { expect } from '@playwright/test'
import { writeReply } from './canned-screen.ts'
import { expectNoFindings } from './findings.ts'
import { writeTopics } from './topics-screen.ts'
import { test } from './town.ts'

/** The keys that an attendance may cost, beside the words that are typed. */
const MOST_STROKES = 25

/** WhatsApp's times are whole seconds: of two who wrote in the same one, neither waits longer. */
function nextSecond(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1000 - (Date.now() % 1000)))
}

test('a whole attendance by keyboard alone: next, read, /, fill, send, classify, resolve and next', async ({
  town,
}) => {
  const [ana, carla] = await town.desks('ana', 'carla')
  const { simulator } = town
  await writeReply(ana, 'poda', '{{saudação}}, {{primeiro_nome}}! A equipe vai até {{prazo}}.')
  await writeTopics(carla, 'Iluminação pública', 'Poda de árvore')
  await expectNoFindings(carla)
  await carla.keyboard.press('Escape')
  const citizens: { id: string }[] = []
  for (const [number, name] of ['Bia Exemplo', 'Caio Exemplo'].entries()) {
    await nextSecond()
    const citizen = await simulator.createCitizen({ name, phone: `556399999007${number}` })
    await simulator.write(citizen.id, `A árvore caiu ${number}`)
    citizens.push(citizen)
    await expect(ana.getByRole('option').filter({ hasText: name })).toBeVisible()
  }

  let strokes = 0
  /** Each key that goes down is a stroke, those that are held too. */
  async function press(keys: string): Promise<void> {
    strokes += keys.split('+').length
    await ana.keyboard.press(keys)
  }
  const message = ana.getByRole('textbox', { name: 'Mensagem', exact: true })

  await press('Alt+n')
  // Hands do not wait for the citizen to stand there: what they type is kept, and not sent.
  await ana.keyboard.type('Um momento')
  await expect(message).toBeFocused()
  await expect(message).toHaveValue('Um momento')
  // Who looks something up writes on where she was.
  await ana.keyboard.press('Control+i')
  await expect(ana.getByRole('complementary', { name: 'Cidadão' })).toBeFocused()
  await ana.keyboard.press('Control+i')
  await expect(message).toBeFocused()
  await ana.keyboard.press('Control+a')
  await ana.keyboard.press('Delete')
  await expect(ana.getByRole('log', { name: 'Conversa com Bia Exemplo' })).toContainText(
    'A árvore caiu 0',
  )
  await press('Alt+r')
  await expect(ana.getByRole('note', { name: /A árvore caiu 0$/ })).toBeVisible()
  await expect(message).toBeFocused()
  await press('/')
  await expect(ana.getByRole('combobox', { name: 'Buscar resposta pronta' })).toBeFocused()
  // The list lies over what it answers.
  const picker = ana.getByRole('dialog', { name: 'Inserir resposta pronta' })
  await expect(picker).toContainText('O cidadão escreveu: A árvore caiu 0')
  await ana.keyboard.type('poda')
  await press('Enter')
  await expect(message).toHaveValue(/, Bia! A equipe vai até ⟦prazo⟧\.$/)
  await ana.keyboard.type('amanhã cedo')
  await press('Enter')
  await expect(message).toHaveValue('')
  await expect(ana.getByRole('note', { name: /A árvore caiu 0$/ })).toBeHidden()
  await press('Alt+s')
  await expect(ana.getByRole('searchbox', { name: 'Buscar assunto' })).toBeFocused()
  await ana.keyboard.type('poda')
  await press('Enter')
  await expect(ana.getByRole('button', { name: 'Assunto: Poda de árvore' })).toBeVisible()
  await expect(message).toBeFocused()
  await press('Control+Shift+Enter')
  // Nor for the list that they ask for.
  await ana.keyboard.type('/po')
  await expect(ana.getByRole('combobox', { name: 'Buscar resposta pronta' })).toHaveValue('po')
  await expect(ana.getByRole('log', { name: 'Conversa com Caio Exemplo' })).toContainText(
    'A árvore caiu 1',
  )
  // Nor are they lost where she goes elsewhere, having seen no list.
  await message.click()
  await expect(message).toHaveValue('/po')
  await expect(message).toBeFocused()
  expect(strokes).toBeLessThan(MOST_STROKES)

  const phone = async () => (await simulator.thread(citizens[0]?.id ?? '')).at(-1)
  await expect.poll(async () => (await phone())?.text).toMatch(/, Bia! .* até amanhã cedo\.$/)
  const [asked] = await simulator.thread(citizens[0]?.id ?? '')
  expect((await phone())?.replyTo).toBe(asked?.whatsappId)
  await expect(ana.getByRole('tab', { name: /Encerradas/ })).toContainText('1')
  await expect(ana.getByRole('tab', { name: /Minhas/ })).toContainText('1')

  // Who has not been answered is not left by a slip of the fingers.
  await press('Control+Shift+Enter')
  const asking = ana.getByRole('alertdialog', { name: 'O cidadão ainda espera resposta' })
  await expect(asking.getByRole('button', { name: 'Continuar atendendo' })).toBeFocused()
  await press('Escape')
  // Nor is the focus lost with the button that gave him away.
  await ana.getByRole('button', { name: 'Devolver à fila' }).press('Enter')
  await expect(ana.getByRole('log', { name: 'Conversa com Caio Exemplo' })).toBeFocused()
  await press('F1')
  const sheet = ana.getByRole('dialog', { name: 'Atalhos do teclado' })
  await expect(sheet).toContainText('Atender quem é mais urgente')
  await expectNoFindings(ana)
})
