import { expect } from '@playwright/test'
import { openManager, writeReply } from './canned-screen.ts'
import { shoot } from './shoot.ts'
import { row } from './sights.ts'
import { test } from './town.ts'

/** Pictures of canned replies and of the queue's order, in both themes: `npm run screenshots`. */
test.setTimeout(240_000)

test('canned replies: the list, the blanks and the screen where they are written', async ({
  town,
}) => {
  const [ana] = await town.desks('ana')
  const greeting = '{{saudação}}, {{primeiro_nome}}! '
  await writeReply(ana, 'poda de árvore', `${greeting}A equipe vai à {{quadra}} até {{prazo}}.`)
  await writeReply(ana, 'vacina', `${greeting}Os postos abrem às 8h.`)
  const name = 'Maria Aparecida Conceição do Nascimento Albuquerque de Lourdes'
  const citizen = await town.simulator.createCitizen({ name, phone: '5563999990081' })
  await town.simulator.write(citizen.id, 'A árvore da 304 norte caiu na rua')
  await row(ana, name).click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  await expect(ana.getByRole('textbox', { name: 'Mensagem', exact: true })).toBeFocused()
  await ana.keyboard.type('/')
  await expect(ana.getByRole('option', { name: /poda/ })).toBeVisible()
  await shoot(ana, 'canned-list')
  await ana.keyboard.type('poda')
  await ana.keyboard.press('Enter')
  await shoot(ana, 'canned-blank')
  const manager = await openManager(ana)
  await manager.getByRole('option', { name: 'poda de árvore' }).click()
  await shoot(ana, 'canned-manager')
})
