import { expect, type Page } from '@playwright/test'
import { expectNoFindings } from './findings.ts'
import { row } from './sights.ts'
import { writeTopics } from './topics-screen.ts'
import { test } from './town.ts'

const names = ['Bia Exemplo', 'Caio Fictício', 'Dora Amostra', 'Eva Modelo']

test('the queue is narrowed, kept by a name, and many are classified, returned and closed at once, and back', async ({
  town,
}) => {
  const [carla] = await town.desks('carla')
  await writeTopics(carla, 'Iluminação pública', 'Buraco na rua')
  await carla.keyboard.press('Escape')
  for (const [at, name] of names.entries()) {
    const citizen = await town.simulator.createCitizen({ name, phone: `556399999019${at}` })
    await town.simulator.write(citizen.id, 'Bom dia, a lâmpada da praça queimou')
    await expect(row(carla, name)).toBeVisible()
  }
  const list = carla.getByRole('listbox', { name: 'Conversas', exact: true })

  await test.step('one, a stretch, all of them, and none', async () => {
    await list.focus()
    await carla.keyboard.press('Home')
    await carla.keyboard.press('x')
    await expect(selected(carla, 1)).toBeVisible()
    await carla.keyboard.press('Shift+ArrowDown')
    await expect(selected(carla, 2)).toBeVisible()
    await carla.keyboard.press('Control+a')
    await expect(selected(carla, 4)).toBeVisible()
    await carla.keyboard.press('Escape')
    await expect(carla.getByText(/selecionadas?$/)).toHaveCount(0)
    // One has been before her eyes for long enough; the other one was walked past.
    await expect(list.getByRole('option').filter({ hasText: '1 não lida' })).toHaveCount(3)
  })

  await test.step('what she has not read, by a name of its own', async () => {
    await carla.keyboard.press('Alt+l')
    const filters = carla.getByRole('dialog', { name: 'Filtros da fila' })
    await filters.getByRole('checkbox', { name: 'Só com mensagens que não li' }).check()
    await filters.getByRole('textbox', { name: 'Nome para guardar' }).fill('Ainda não li')
    await carla.keyboard.press('Enter')
    await expect(filters.getByText('«Ainda não li» foi guardado.')).toBeVisible()
    await carla.keyboard.press('Escape')
    await expect(list.getByRole('option')).toHaveCount(3)
  })

  await test.step('all that the filter leaves get a topic at once, and lose it again', async () => {
    await list.focus()
    await carla.keyboard.press('Control+a')
    await expect(selected(carla, 3)).toBeVisible()
    await expectNoFindings(carla)
    const classify = carla.getByRole('button', { name: /assunto de 3 conversas$/ })
    await classify.click()
    await carla.getByRole('menuitem', { name: 'Iluminação pública' }).click()
    await expect(status(carla, /3 conversas\.$/)).toBeVisible()
    await expect(list.getByText('Iluminação pública')).toHaveCount(3)
    await carla.getByRole('button', { name: 'Desfazer', exact: true }).click()
    await expect(status(carla, 'Desfeito.')).toBeVisible()
    await expect(list.getByText('Iluminação pública')).toHaveCount(0)
    await list.focus()
    await carla.keyboard.press('Control+a')
    await classify.click()
    await carla.getByRole('menuitem', { name: 'Iluminação pública' }).click()
    await expect(list.getByText('Iluminação pública')).toHaveCount(3)
  })

  await test.step('by topic; and the kept filter is one key away', async () => {
    await carla.keyboard.press('Alt+Shift+l')
    await expect(list.getByRole('option')).toHaveCount(4)
    await carla.keyboard.press('Alt+l')
    await carla.getByRole('combobox', { name: 'Assunto' }).selectOption('Iluminação pública')
    await carla.keyboard.press('Escape')
    await expect(list.getByRole('option')).toHaveCount(3)
    await carla.keyboard.press('Alt+Shift+l')
    await carla.keyboard.press('Alt+l')
    await expect(carla.getByRole('button', { name: 'Usar «Ainda não li»' })).toBeFocused()
    await carla.keyboard.press('Enter')
    await expect(carla.getByRole('button', { name: 'Retirar o filtro Não lidas' })).toBeVisible()
    await expect(list.getByRole('option')).toHaveCount(3)
    await carla.keyboard.press('Alt+Shift+l')
  })

  await test.step('taken, returned, taken back, closed after a question, and open again', async () => {
    await selectAll(carla, 4)
    await carla.getByRole('button', { name: 'Assumir 4 conversas' }).click()
    await expect(status(carla, '4 conversas assumidas.')).toBeVisible()
    await carla.getByRole('tab', { name: /^Minhas/ }).click()
    await selectAll(carla, 4)
    await carla.getByRole('button', { name: 'Devolver 4 conversas à fila' }).click()
    await expect(status(carla, '4 conversas voltaram à fila.')).toBeVisible()
    await carla.getByRole('button', { name: 'Desfazer', exact: true }).click()
    await expect(status(carla, 'Desfeito.')).toBeVisible()
    await selectAll(carla, 4)
    await carla.getByRole('button', { name: 'Encerrar 4 conversas' }).click()
    const asking = carla.getByRole('alertdialog', { name: 'Encerrar 4 conversas?' })
    await expect(asking).toContainText('4 cidadãos ainda esperam resposta')
    await expectNoFindings(carla)
    await expect(asking.getByRole('button', { name: 'Não encerrar' })).toBeFocused()
    await asking.getByRole('button', { name: 'Terminar 4 conversas' }).click()
    await expect(status(carla, '4 conversas encerradas.')).toBeVisible()
    await expect(carla.getByRole('tab', { name: /^Encerradas/ })).toContainText('4')
    await carla.getByRole('button', { name: 'Desfazer', exact: true }).click()
    await expect(status(carla, 'Desfeito.')).toBeVisible()
    await expect(carla.getByRole('tab', { name: /^Minhas/ })).toContainText('4')
  })

  await test.step('the sheet of shortcuts tells of all these keys', async () => {
    await carla.keyboard.press('F1')
    const sheet = carla.getByRole('region', { name: 'Na lista de conversas' })
    for (const keys of ['X', 'Shift + X', 'Ctrl + A']) {
      await expect(sheet.getByText(keys, { exact: true })).toBeAttached()
    }
    await expectNoFindings(carla)
  })
})

async function selectAll(page: Page, count: number): Promise<void> {
  const list = page.getByRole('listbox', { name: 'Conversas', exact: true })
  await expect(list.getByRole('option')).toHaveCount(count)
  await list.focus()
  await page.keyboard.press('Control+a')
  await expect(selected(page, count)).toBeVisible()
}

function selected(page: Page, count: number) {
  return page.getByText(count === 1 ? '1 selecionada' : `${count} selecionadas`, { exact: true })
}

function status(page: Page, words: string | RegExp) {
  return page.getByRole('status').filter({ hasText: words })
}
