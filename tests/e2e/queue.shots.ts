import { expect } from '@playwright/test'
import { shoot, shootLarge } from './shoot.ts'
import { row } from './sights.ts'
import { writeTopics } from './topics-screen.ts'
import { test } from './town.ts'

/** Pictures of what the queue is narrowed to and done with at once: `npm run screenshots`. */
test.setTimeout(240_000)

const long = 'Maria Aparecida Conceição do Nascimento Albuquerque de Lourdes'
const names = ['Bia', long, 'Caio Exemplo', 'Dora Amostra', 'Eva Modelo']

test('the queue with filters: chosen, saved, in use, and hiding everything', async ({ town }) => {
  const [carla] = await town.desks('carla')
  await carla.setViewportSize({ width: 1024, height: 720 })
  const topic = 'Iluminação pública em praças, quadras, avenidas e estradas'
  await writeTopics(carla, topic, 'Buraco na rua')
  await carla.keyboard.press('Escape')
  for (const [at, name] of names.entries()) {
    const citizen = await town.simulator.createCitizen({ name, phone: `556399999018${at}` })
    await town.simulator.write(citizen.id, 'Bom dia, a lâmpada da praça queimou')
    if (at === 1) await town.simulator.write(citizen.id, 'E o poste também caiu')
  }
  await expect(row(carla, 'Eva Modelo')).toBeVisible()
  await shoot(carla, 'queue-unread')
  await row(carla, 'Bia').click()
  await carla.keyboard.press('Alt+l')
  await expect(carla.getByRole('dialog', { name: 'Filtros da fila' })).toBeVisible()
  await carla.getByRole('combobox', { name: 'Janela de 24 h' }).selectOption('open')
  await carla.getByRole('checkbox', { name: 'Só com mensagens que não li' }).check()
  await carla
    .getByRole('textbox', { name: 'Nome para guardar' })
    .fill('Não lidas que ainda dão tempo de responder sem modelo')
  await carla.getByRole('button', { name: 'Guardar filtro' }).click()
  await expect(carla.getByText(/foi guardado/)).toBeVisible()
  await shoot(carla, 'queue-filters')
  await shootLarge(carla, 'queue-filters')
  await carla.setViewportSize({ width: 1024, height: 720 })
  await carla.keyboard.press('Escape')
  await shoot(carla, 'queue-filtered')
  await carla.keyboard.press('Alt+l')
  await carla.getByRole('combobox', { name: 'Assunto' }).selectOption(topic)
  await carla.keyboard.press('Escape')
  await expect(carla.getByText(/Os filtros escondem/)).toBeVisible()
  await shoot(carla, 'queue-filtered-away')
  await carla.setViewportSize({ width: 640, height: 400 })
  await carla.keyboard.press('F6')
  await shoot(carla, 'queue-filtered-away-200')
})

test('many at once: selected, asked about, and what came of it', async ({ town }) => {
  const [ana, bruno] = await town.desks('ana', 'bruno')
  await ana.setViewportSize({ width: 1024, height: 720 })
  for (const [at, name] of names.entries()) {
    const citizen = await town.simulator.createCitizen({ name, phone: `556399999017${at}` })
    await town.simulator.write(citizen.id, 'Bom dia, quando passa o caminhão?')
  }
  await expect(row(ana, 'Eva Modelo')).toBeVisible()
  await row(bruno, long).click()
  await bruno.getByRole('button', { name: 'Assumir', exact: true }).click()
  await expect(row(ana, 'Eva Modelo')).toBeVisible()
  await row(ana, 'Bia').click({ modifiers: ['Control'] })
  await row(ana, 'Eva Modelo').click({ modifiers: ['Shift'] })
  await expect(ana.getByRole('button', { name: /^Assumir \d conversas$/ })).toBeVisible()
  await shoot(ana, 'queue-selected')
  await ana.getByRole('button', { name: /^Encerrar \d conversas$/ }).click()
  await expect(ana.getByRole('alertdialog')).toBeVisible()
  await shoot(ana, 'queue-bulk-close')
  await ana.getByRole('button', { name: 'Não encerrar' }).click()
  await ana.getByRole('button', { name: /^Assumir \d conversas$/ }).click()
  await expect(ana.getByText(/conversas assumidas/)).toBeVisible()
  await shoot(ana, 'queue-bulk-done')
  await ana.setViewportSize({ width: 640, height: 400 })
  await ana.getByRole('tab', { name: /Minhas/ }).click()
  await row(ana, 'Bia').click({ modifiers: ['Control'] })
  await shoot(ana, 'queue-selected-200')
})
