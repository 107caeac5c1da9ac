import { expect } from '@playwright/test'
import { shoot, shootLarge } from './shoot.ts'
import { test } from './town.ts'

/** Pictures of the list of quadras, in both themes and at 200 %: `npm run screenshots`. */
test.setTimeout(240_000)

test('quadras: tried out, narrowed, pasted, saved', async ({ town }) => {
  const [carla] = await town.desks('carla')
  await carla.getByRole('button', { name: /^Conta de / }).click()
  await carla.getByRole('menuitem', { name: 'Configurações do órgão' }).click()
  await carla.getByRole('dialog').getByRole('button', { name: 'Quadras e bairros' }).click()
  const quadras = carla.getByRole('dialog', { name: 'Quadras e bairros' })
  await quadras
    .getByRole('textbox', { name: 'Experimente: escreva como um cidadão' })
    .fill('moro na 504 sul alameda 2')
  await expect(quadras.getByText('Reconhecida: 504 Sul (Plano Diretor Sul)')).toBeVisible()
  await shoot(carla, 'quadras')
  await shootLarge(carla, 'quadras')
  await quadras.getByRole('searchbox', { name: 'Procurar na lista' }).fill('aureny')
  await quadras.getByText('Colar uma lista', { exact: true }).click()
  const paste = quadras.getByRole('textbox', { name: /^Uma por linha/ })
  await paste.fill('Nome;Outros nomes\nLago Norte; LN; Zona rural\nTaquari; 504 s\n;sem nome')
  await quadras.getByRole('button', { name: 'Acrescentar à lista' }).click()
  await expect(quadras.getByText('1 nova', { exact: true })).toBeVisible()
  await expect(quadras.getByText(/^Linha 1: “504 s” se confunde com 504 Sul/)).toBeVisible()
  await quadras.getByText(/^Linha 2/).scrollIntoViewIfNeeded()
  await shoot(carla, 'quadras-pasted')
  await quadras.getByRole('button', { name: 'Salvar', exact: true }).click()
  await expect(quadras.getByText('Salvo.', { exact: true })).toBeVisible()
  await quadras.getByText('Quem mudou o quê').click()
  await quadras.getByText('Novas: Lago Norte').scrollIntoViewIfNeeded()
  await shoot(carla, 'quadras-history')
})
