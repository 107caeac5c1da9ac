import { expect } from '@playwright/test'
import { openManager } from './canned-screen.ts'
import { shoot, shootLarge } from './shoot.ts'
import { row } from './sights.ts'
import { test } from './town.ts'

/** Pictures of suggestions, warnings, emojis and what WhatsApp bills, in both themes. */
test.setTimeout(600_000)

test('help with what is written, and what it comes to', async ({ town }) => {
  const [ana, carla] = await town.desks('ana', 'carla')
  const { simulator } = town
  const field = ana.getByRole('textbox', { name: 'Mensagem', exact: true })
  const answers = [
    'Bom dia, Joana! A equipe de tapa-buraco passa em até 10 dias úteis. Seu CPF 529.982.247-25 consta no pedido, e o endereço é Rua das Acácias, 120.',
    'Esse trecho pertence ao governo estadual, que cuida da recuperação do asfalto ali: o pedido deve ser feito a ele, pelo telefone (63) 3000-1000, e nós acompanhamos daqui até que o buraco seja fechado de vez.',
  ]
  for (const [place, answer] of answers.entries()) {
    const name = place === 0 ? 'Joana Plantada' : 'Setembrina Inventada'
    const phone = `556399999007${place}`
    const citizen = await simulator.createCitizen({ name, phone })
    await simulator.write(citizen.id, 'Tem um buraco enorme na minha rua')
    await row(ana, name).click()
    await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
    await field.fill(answer)
    await ana.keyboard.press('Enter')
    if (place === 0) await shoot(ana, 'warning')
    await ana.getByRole('button', { name: 'Enviar mesmo assim' }).click()
    await expect.poll(async () => (await simulator.thread(citizen.id)).length).toBe(2)
    await ana.getByRole('tab', { name: /Aguardando/ }).click()
  }
  const name = 'Maria Aparecida Conceição do Nascimento Albuquerque de Lourdes'
  const maria = await simulator.createCitizen({ name, phone: '5563999990079' })
  await simulator.write(maria.id, 'Quando tapam o buraco da minha rua?')
  await row(ana, name).click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  await expect(ana.getByRole('button', { name: /respostas dadas antes/ })).toBeVisible()
  await shoot(ana, 'suggestions-offered')
  await ana.keyboard.press('Alt+j')
  await shoot(ana, 'suggestions-open')
  await shootLarge(ana, 'suggestions-open')
  await ana.setViewportSize({ width: 1024, height: 768 })
  await shoot(ana, 'suggestions-open-1024')
  await ana.keyboard.press('Enter')
  await shoot(ana, 'suggestions-taken-1024')
  await field.fill('Joana, já vimos. ')
  await ana.keyboard.press('End')
  await ana.keyboard.type(':cora')
  await shoot(ana, 'emoji-1024')
  await ana.keyboard.press('Escape')
  await ana.keyboard.press('Control+i')
  await shoot(ana, 'billing-case')
  const manager = await openManager(ana)
  await manager.getByRole('button', { name: 'Nova resposta', exact: true }).click()
  await manager.getByText('Pedir uma palavra').scrollIntoViewIfNeeded()
  await shoot(ana, 'touch-setting')
  await carla.getByRole('heading', { name: /Mensagens cobradas/ }).scrollIntoViewIfNeeded()
  await shoot(carla, 'billing-month')
})
