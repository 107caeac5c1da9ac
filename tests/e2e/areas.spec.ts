import { expect } from '@playwright/test'
import { expectNoFindings } from './findings.ts'
import { row } from './sights.ts'
import { test } from './town.ts'

test('an attendance goes to an area and comes back with its answer', async ({ town }) => {
  const [ana, carla] = await town.desks('ana', 'carla')
  const citizen = await town.simulator.createCitizen({
    ...{ name: 'Bia Exemplo', phone: '5563999990091' },
  })
  await town.simulator.write(citizen.id, 'Quando podam a árvore da minha rua?')
  await row(ana, 'Bia Exemplo').click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  await expect(ana.getByRole('textbox', { name: 'Mensagem', exact: true })).toBeFocused()

  await ana.keyboard.press('Alt+e')
  const asking = ana.getByRole('dialog', { name: 'Encaminhar o atendimento de Bia Exemplo' })
  await expect(asking.getByRole('combobox', { name: 'Área que responde' })).toBeFocused()
  await asking.getByRole('combobox').selectOption('Secretaria Municipal de Zeladoria Urbana')
  await expect(asking.getByText(/^5 dias úteis: responder até /)).toBeVisible()
  await expectNoFindings(ana)
  await asking.getByRole('textbox', { name: 'Pergunta à área' }).fill('Há poda marcada?')
  // What is written outlasts a dialog that was closed by mistake.
  await ana.keyboard.press('Escape')
  await ana.keyboard.press('Alt+e')
  await expect(asking.getByRole('textbox', { name: 'Pergunta à área' })).toHaveValue(
    'Há poda marcada?',
  )
  await asking.getByRole('button', { name: 'Encaminhar' }).click()
  const chip = ana.getByRole('button', { name: /^Na área .*Zeladoria Urbana, responder até / })
  await expect(chip).toBeVisible()
  await expect(ana.getByRole('log')).toContainText('encaminhou para Secretaria')
  await expect(ana.getByRole('tab', { name: /Pendentes/ })).toContainText('1')

  await carla.getByRole('tab', { name: /Equipe/ }).click()
  await expect(row(carla, 'Bia Exemplo')).toContainText('na área Secretaria')

  await ana.getByRole('button', { name: 'Encerrar', exact: true }).click()
  const closing = ana.getByRole('alertdialog')
  await expect(closing).toContainText('a pergunta fica sem resposta registrada')
  await closing.getByRole('button', { name: 'Continuar atendendo' }).click()

  await chip.click()
  await ana.getByRole('menuitem', { name: 'Registrar a resposta da área' }).click()
  const answer = ana.getByRole('dialog', { name: /^Resposta de Secretaria/ })
  await expect(answer.getByRole('textbox', { name: 'O que a área respondeu' })).toBeFocused()
  await ana.keyboard.type('Sim, na sexta-feira.')
  await answer.getByRole('button', { name: 'Registrar' }).click()
  await expect(chip).toBeHidden()
  await expect(ana.getByRole('log')).toContainText('Sim, na sexta-feira.')
  await ana.keyboard.press('Control+i')
  const panel = ana.getByRole('complementary', { name: 'Cidadão' })
  await expect(panel.getByRole('list', { name: 'Encaminhamentos' })).toContainText('Respondido em')
  // The citizen hears what an agent writes to her, and nothing of this.
  expect((await town.simulator.thread(citizen.id)).map(({ text }) => text)).toEqual([
    'Quando podam a árvore da minha rua?',
  ])
  await expectNoFindings(ana)
})

test('a list that all share finds its unsaved words again, and lets go of them', async ({
  town,
}) => {
  const [carla] = await town.desks('carla')
  const list = carla.getByRole('dialog', { name: 'Assuntos' })
  const last = list.getByRole('textbox', { name: /^Assunto \d+$/ }).last()
  const open = async () => {
    await carla.getByRole('button', { name: /^Conta de / }).click()
    await carla.getByRole('menuitem', { name: 'Assuntos' }).click()
  }
  await open()
  await list.getByRole('button', { name: 'Novo assunto' }).click()
  await last.fill('Poda de árvore')
  await carla.keyboard.press('Escape')
  await expect(list).toBeHidden()

  await open()
  await expect(last).toHaveValue('Poda de árvore')
  await expect(list.getByText('Há mudanças por salvar.')).toBeVisible()
  // A line that goes away leaves the focus to the one that comes into its place.
  await list.getByRole('button', { name: 'Novo assunto' }).click()
  await carla.keyboard.type('Coleta de lixo')
  const remove = (name: string) => list.getByRole('button', { name: `Tirar ${name} da lista` })
  await remove('Poda de árvore').focus()
  await carla.keyboard.press('Enter')
  await expect(remove('Coleta de lixo')).toBeFocused()
  await list.getByRole('button', { name: 'Desfazer' }).click()
  await expect(list.getByText('Há mudanças por salvar.')).toBeHidden()
  await carla.keyboard.press('Escape')
  await open()
  await expect(list.getByText('Há mudanças por salvar.')).toBeHidden()
})
