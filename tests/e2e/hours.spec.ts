import { expect } from '@playwright/test'
import { writeReply } from './canned-screen.ts'
import { expectNoFindings } from './findings.ts'
import { openHours } from './hours-screen.ts'
import { row } from './sights.ts'
import { test } from './town.ts'

/** Opening hours, from who changes them to the colleague whose queue and replies follow. */

test('a supervisor changes the hours, sees first what that does, and a colleague’s desk follows', async ({
  town,
}) => {
  const [carla, ana] = await town.desks('carla', 'ana')
  await writeReply(carla, 'fora do horário', 'Recebemos sua mensagem. Voltamos em {{prazo}}.')
  const hours = await openHours(carla)

  // A shift that overlaps is said where it is, and does not get as far as the review.
  await hours.getByRole('button', { name: 'Acrescentar turno: segunda-feira' }).click()
  const start = hours.getByLabel('Início do turno 2: segunda-feira')
  const end = hours.getByLabel('Fim do turno 2: segunda-feira')
  await start.fill('17:00')
  await expect(hours.getByRole('alert')).toHaveText('Dois turnos se sobrepõem.')
  await expect(hours.getByText('1 ponto a corrigir antes de salvar')).toBeVisible()
  await hours.getByRole('button', { name: 'Conferir mudanças' }).click()
  await expect(start).toBeVisible()
  await start.fill('08:00')
  await end.fill('12:00')
  await expect(hours.getByRole('alert')).toHaveCount(0)
  await expectNoFindings(carla)

  // Holidays that the list lacks are offered; taken over by mistake they go again.
  await hours.getByRole('tab', { name: 'Feriados' }).click()
  const offered = hours.getByRole('button', { name: /^Acrescentar Autonomia do Tocantins/ })
  await offered.click()
  await expect(hours.getByRole('button', { name: 'Editar Autonomia do Tocantins' })).toBeVisible()
  await hours.getByRole('button', { name: 'Desfazer' }).click()
  await expect(offered).toBeVisible()

  // The year, by keyboard: a day is looked at, and closed.
  await hours.getByRole('tab', { name: 'Ano' }).click()
  await hours.getByRole('button', { name: 'Ano seguinte' }).click()
  const { year, day, daysAfterThe8th } = aThursdayInMarch()
  await expect(hours.getByRole('heading', { name: `Calendário de ${year}` })).toBeVisible()
  await hours.locator(`[data-date="${year}-01-01"]`).focus()
  for (const key of ['PageDown', 'PageDown', 'ArrowDown']) await carla.keyboard.press(key)
  for (let days = 0; days < daysAfterThe8th; days += 1) await carla.keyboard.press('ArrowRight')
  await expect(hours.locator(':focus')).toHaveAccessibleName(
    `quinta-feira, ${day} de março de ${year}: aberto, 13:30–18:00`,
  )
  const blackAwareness = new RegExp(`20 de novembro de ${year}: feriado, Consciência Negra`)
  await expect(hours.getByRole('button', { name: blackAwareness })).toHaveCount(1)
  await expectNoFindings(carla)
  await hours.getByRole('button', { name: 'Fechar neste dia' }).click()
  await hours.getByRole('textbox', { name: 'Motivo' }).fill('Mudança de prédio')

  await hours.getByRole('tab', { name: 'Fora do horário' }).click()
  await hours.getByRole('combobox').selectOption({ label: 'fora do horário' })
  await expect(hours.getByText('Aviso automático: desligado')).toBeVisible()

  await hours.getByRole('button', { name: 'Conferir mudanças' }).click()
  const review = hours.getByRole('region', { name: 'O que vai mudar' })
  await expect(review).toContainText(
    'segunda-feira: 08:00–12:00 e 13:30–18:00 (antes: 13:30–18:00)',
  )
  await expect(review).toContainText(`${day} de mar. de ${year}: fechado, Mudança de prédio`)
  await expect(review).toContainText('Fora do horário: fora do horário (antes: Nenhuma)')
  await hours.getByRole('button', { name: 'Salvar horário' }).click()
  await expect(hours.getByText(/^Salvo/)).toBeVisible()

  // A colleague reads it, changes nothing, and sees who did.
  const read = await openHours(ana)
  await expect(read.getByText('08:00–12:00 e 13:30–18:00')).toBeVisible()
  await expect(read.getByRole('button', { name: 'Conferir mudanças' })).toHaveCount(0)
  await expect(read.locator('input')).toHaveCount(0)
  await read.getByRole('tab', { name: 'Histórico' }).click()
  await expect(read.getByRole('listitem').first()).toContainText('Carla Amostra')
  await expect(read.getByText('Valor inicial, do arquivo da instalação')).toBeVisible()
  await read.getByRole('button', { name: 'Fechar' }).click()

  // Saved by mistake, it goes back; and closed for today, the chosen reply is offered first.
  await hours.getByRole('button', { name: 'Voltar ao horário anterior' }).click()
  await expect(hours.getByLabel('Início do turno 2: segunda-feira')).toHaveCount(0)
  await hours.getByRole('tab', { name: 'Recessos e exceções' }).click()
  await hours.getByRole('button', { name: 'Nova exceção' }).click()
  await expect(hours.getByRole('alert')).toHaveText('Dê um nome.')
  await hours.getByRole('textbox', { name: 'Motivo' }).fill('Ponto facultativo')
  await hours.getByRole('tab', { name: 'Fora do horário' }).click()
  await hours.getByRole('combobox').selectOption({ label: 'fora do horário' })
  await hours.getByRole('button', { name: 'Conferir mudanças' }).click()
  await hours.getByRole('button', { name: 'Salvar horário' }).click()
  await expect(hours.getByText(/^Salvo/)).toBeVisible()
  await expect(ana.getByText(/Fechado: Ponto facultativo · reabre/)).toBeVisible()

  const citizen = await town.simulator.createCitizen({ name: 'Bia', phone: '5563999990071' })
  await town.simulator.write(citizen.id, 'Ainda tem alguém aí?')
  await row(ana, 'Bia').click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  await expect(ana.getByRole('textbox', { name: 'Mensagem', exact: true })).toBeFocused()
  await ana.keyboard.press('/')
  await expect(ana.getByRole('option').first()).toContainText('para fora do horário')
  expect(await town.simulator.sent()).toEqual([])
})

/** Of next year, whichever that is: the second one is never a holiday. */
function aThursdayInMarch() {
  const year = new Date().getFullYear() + 1
  const THURSDAY = 4
  const daysAfterThe8th = (THURSDAY - new Date(year, 2, 8).getDay() + 7) % 7
  return { year, day: 8 + daysAfterThe8th, daysAfterThe8th }
}

test('what stands in a field is what would be saved: after an undo, and with a minus sign', async ({
  town,
}) => {
  const [carla] = await town.desks('carla')
  const hours = await openHours(carla)
  const start = hours.getByLabel('Início do turno 1: segunda-feira')
  const stood = await start.inputValue()
  await start.fill('25:00')
  await start.blur()
  await expect(start).toHaveValue('25:00')
  await hours.getByRole('button', { name: 'Desfazer' }).click()
  await expect(start).toHaveValue(stood)

  await hours.getByRole('tab', { name: 'Feriados' }).click()
  await hours.getByRole('button', { name: 'Novo feriado' }).click()
  await hours.getByRole('combobox', { name: 'Quando' }).selectOption('easter')
  const days = hours.getByRole('spinbutton', { name: 'Dias depois da Páscoa' })
  await days.selectText()
  await days.pressSequentially('-47')
  await expect(days).toHaveValue('-47')
})
