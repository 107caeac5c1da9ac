import { expect, type Page } from '@playwright/test'
import { expectNoFindings } from './findings.ts'
import { row } from './sights.ts'
import { test } from './town.ts'

/** Three consoles at once: two agents attend, and a supervisor sees it all and steps in. */

const overviewOf = (desk: Page) => desk.getByRole('region', { name: 'Acompanhamento', exact: true })

/** What is done about an attendance in the overview, by its row's menu. */
async function act(desk: Page, citizen: string, what: string): Promise<void> {
  await overviewOf(desk)
    .getByRole('button', { name: `Ações: ${citizen}`, exact: true })
    .click()
  await desk.getByRole('menuitem', { name: what, exact: true }).click()
}

test('a supervisor sees who waits and who holds what, hands over with a note, returns, and reads', async ({
  town,
}) => {
  const { simulator } = town
  const [ana, bruno, carla] = await town.desks('ana', 'bruno', 'carla')
  const overview = overviewOf(carla)
  await expect(overview.getByText('Ninguém espera na fila.')).toBeVisible()
  const bia = await simulator.createCitizen({ name: 'Bia', phone: '5563999990091' })
  const caio = await simulator.createCitizen({ name: 'Caio Exemplo', phone: '5563999990092' })
  await simulator.write(bia.id, 'Bom dia, quando passa o caminhão?')
  await simulator.write(caio.id, 'Tem vacina hoje?')
  const waiting = overview.getByRole('table', { name: 'Quem espera' })
  await expect(waiting.getByRole('rowheader')).toHaveCount(2)
  await expect(overview.getByText('2 pessoas na fila')).toBeVisible()
  await expect(overview.getByText(/Hoje · 2 chegadas/)).toBeVisible()
  await expectNoFindings(carla)

  // Each agent takes one; the overview follows without anybody asking.
  await row(ana, 'Bia').click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  await row(bruno, 'Caio Exemplo').click()
  await bruno.getByRole('button', { name: 'Assumir', exact: true }).click()
  await expect(overview.getByText('Ninguém espera na fila.')).toBeVisible()
  const team = overview.getByRole('region', { name: 'Equipe' })
  const ofAna = team.getByRole('listitem').filter({ hasText: 'Ana Exemplo' })
  await expect(ofAna).toContainText('no balcão')
  await expect(ofAna).toContainText('1 atendimento · 1 espera resposta')
  await ofAna.locator('summary').click()

  // Ana is called away: with a note, Bruno has it.
  await act(carla, 'Bia', 'Deixar nota')
  await carla.getByRole('textbox', { name: 'Nota interna' }).fill('A Zeladoria passa na quinta.')
  await carla.getByRole('button', { name: 'Deixar nota', exact: true }).click()
  await expect(overview.getByText('Nota deixada na conversa com Bia.')).toBeVisible()
  await act(carla, 'Bia', 'Bruno Modelo')
  await expect(overview.getByText('Bia passou para Bruno Modelo.')).toBeVisible()
  await bruno.getByRole('tab', { name: /Minhas/ }).click()
  await expect(row(bruno, 'Bia')).toBeVisible()
  await row(bruno, 'Bia').click()
  await expect(bruno.getByText('A Zeladoria passa na quinta.')).toBeVisible()
  const message = bruno.getByRole('textbox', { name: 'Mensagem', exact: true })
  await message.fill('Bia, o caminhão passa na quinta.')
  await bruno.keyboard.press('Enter')
  await expect.poll(async () => (await simulator.thread(bia.id)).at(-1)?.text).toContain('quinta')
  expect(await simulator.sent()).toHaveLength(1)

  // Caio's goes back to the queue, where Ana sees it; Carla reads it, and does not speak for anybody.
  const ofBruno = team.getByRole('listitem').filter({ hasText: 'Bruno Modelo' })
  await ofBruno.locator('summary').click()
  await act(carla, 'Caio Exemplo', 'Devolver à fila')
  await expect(waiting.getByRole('rowheader')).toHaveCount(1)
  await ana.getByRole('tab', { name: /Aguardando/ }).click()
  await expect(row(ana, 'Caio Exemplo')).toBeVisible()
  await waiting.getByRole('button', { name: 'Caio Exemplo', exact: true }).click()
  await expect(carla.getByRole('log')).toContainText('Tem vacina hoje?')

  // Over the open conversation it is one item of the menu away; cut off, it says how old it is.
  await town.unplug(carla)
  await carla.getByRole('button', { name: /^Conta de/ }).click()
  await carla.getByRole('menuitem', { name: 'Acompanhamento', exact: true }).click()
  const dialog = carla.getByRole('dialog', { name: 'Acompanhamento' })
  await expect(dialog.getByText(/^Sem conexão/)).toBeVisible()
  await expect(dialog.getByText('presença desconhecida').first()).toBeVisible()
  await expect(dialog.getByRole('table', { name: 'Quem espera' })).toContainText('Caio Exemplo')
})

test('a note that is being left in the overview stays while somebody else takes the citizen', async ({
  town,
}) => {
  const [ana, carla] = await town.desks('ana', 'carla')
  const bia = await town.simulator.createCitizen({ name: 'Bia', phone: '5563999990093' })
  await town.simulator.write(bia.id, 'Bom dia')
  await act(carla, 'Bia', 'Deixar nota')
  const note = carla.getByRole('textbox', { name: 'Nota interna' })
  await note.fill('Já escreveu na semana passada.')
  await row(ana, 'Bia').click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  await expect(carla.getByText('Ninguém espera na fila.')).toBeVisible()
  await expect(note).toHaveValue('Já escreveu na semana passada.')
  await carla.getByRole('button', { name: 'Deixar nota', exact: true }).click()
  await expect(ana.getByText('Já escreveu na semana passada.')).toBeVisible()
})

test('an agent names a colleague in a note by the list after an @: he is told, and led to it', async ({
  town,
}) => {
  const [ana, bruno] = await town.desks('ana', 'bruno')
  const bia = await town.simulator.createCitizen({ name: 'Bia', phone: '5563999990094' })
  await town.simulator.write(bia.id, 'O muro caiu')
  await row(ana, 'Bia').click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  await ana.getByText('Nota interna', { exact: true }).first().click()
  const note = ana.getByRole('textbox', { name: 'Texto da nota', exact: true })
  await note.pressSequentially('Veja, @mod')
  const list = ana.getByRole('listbox', { name: 'Colegas que podem ser mencionados' })
  await expect(list.getByRole('option')).toHaveText(['Bruno Modelo'])
  await expectNoFindings(ana)
  await ana.keyboard.press('Escape')
  await expect(list).toBeHidden()
  await note.pressSequentially('e')
  await ana.keyboard.press('Enter')
  await expect(note).toHaveValue('Veja, @Bruno Modelo ')
  await note.pressSequentially('isto é seu?')
  await ana.keyboard.press('Enter')
  await expect(ana.getByText('@Bruno Modelo', { exact: true })).toBeVisible()

  await bruno.getByRole('tab', { name: /Equipe/ }).click()
  await expect(row(bruno, 'Bia')).toContainText('mencionam você')
  await expect(bruno.getByText('Bia: Ana Exemplo mencionou você em uma nota interna')).toBeVisible()
  await bruno.getByRole('button', { name: 'Ver a nota', exact: true }).click()
  await expect(bruno.getByText('@Bruno Modelo', { exact: true })).toBeVisible()
  await expectNoFindings(bruno)
  await bruno.keyboard.press('Control+k')
  await bruno.getByRole('combobox').fill('menções a mim')
  await bruno.keyboard.press('Enter')
  await expect(bruno.getByRole('button', { name: 'Tirar o filtro Menciona: eu' })).toBeVisible()
  const found = bruno.getByRole('listbox', { name: 'Resultados' }).getByRole('option')
  await expect(found).toHaveText([/@Bruno Modelo isto é seu/])
})
