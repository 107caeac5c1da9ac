import { expect, type Page } from '@playwright/test'
import { expectNoFindings } from './findings.ts'
import { row } from './sights.ts'
import { test } from './town.ts'

const message = (desk: Page) => desk.getByRole('textbox', { name: 'Mensagem', exact: true })

test('what was answered to a like message comes by one key as a draft, of nobody but this citizen', async ({
  town,
}) => {
  const [ana] = await town.desks('ana')
  const { simulator } = town
  const answer =
    'a equipe de tapa-buraco passa em até 10 dias úteis. Seu CPF 529.982.247-25 consta.'
  const joana = await simulator.createCitizen({ name: 'Joana Plantada', phone: '5563999990061' })
  await simulator.write(joana.id, 'Tem um buraco enorme na minha rua')
  await row(ana, 'Joana Plantada').click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  await message(ana).fill(`Joana, ${answer}`)
  await ana.keyboard.press('Enter')
  await expect(ana.getByRole('alert')).toContainText('A resposta tem um CPF: 529.982.247-25.')
  await ana.getByRole('button', { name: 'Enviar mesmo assim' }).press('Enter')
  await expect.poll(async () => (await simulator.thread(joana.id)).length).toBe(2)

  const pedro = await simulator.createCitizen({ name: 'Pedro Novo', phone: '5563999990062' })
  await simulator.write(pedro.id, 'Quando tapam o buraco da rua?')
  await row(ana, 'Pedro Novo').click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  await expect(message(ana)).toBeFocused()
  await expect(ana.getByRole('button', { name: /1 resposta dada antes/ })).toBeVisible()
  await expect(message(ana)).toBeFocused()
  await ana.keyboard.press('Alt+j')
  const list = ana.getByRole('listbox', { name: 'Respostas dadas antes a mensagens parecidas' })
  await expect(list).toBeFocused()
  await expect(list.getByRole('option')).toHaveCount(1)
  await expectNoFindings(ana)
  await ana.keyboard.press('Alt+j')
  await expect(list).toBeHidden()
  await expect(message(ana)).toBeFocused()
  await ana.keyboard.press('Alt+j')
  await expect(list).toBeFocused()
  await ana.keyboard.press('Enter')
  const draft =
    'Pedro, a equipe de tapa-buraco passa em até 10 dias úteis. Seu CPF ⟦documento⟧ consta.'
  await expect(message(ana)).toHaveValue(draft)
  await expect(message(ana)).toBeFocused()
  await ana.keyboard.press('End')
  await ana.keyboard.press('Enter')
  await expect(ana.getByRole('alert')).toHaveText('Não saiu: falta preencher “documento”.')

  // The name of another citizen is asked about once, however the rest changes.
  await message(ana).fill('Joana, já vimos')
  await ana.keyboard.press('Enter')
  await expect(ana.getByRole('alert')).toContainText('“Joana” é o nome de outro cidadão.')
  await expectNoFindings(ana)
  expect(await simulator.thread(pedro.id)).toHaveLength(1)
  await message(ana).press('End')
  await ana.keyboard.type(' tudo :jo')
  await expect(ana.getByRole('option', { name: /polegar/ })).toBeVisible()
  await ana.keyboard.press('Enter')
  await expect(message(ana)).toHaveValue('Joana, já vimos tudo 👍')
  await ana.keyboard.press('Enter')
  await expect
    .poll(async () => (await simulator.thread(pedro.id)).at(-1)?.text)
    .toBe('Joana, já vimos tudo 👍')
})
