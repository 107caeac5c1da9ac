import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { root } from '../../tools/root.ts'
import { expectNoFindings } from './findings.ts'
import { row } from './sights.ts'
import { test } from './town.ts'

const folder = join(root, 'test-results', 'screenshots')
mkdirSync(folder, { recursive: true })

const name = 'Maria Aparecida Conceição do Nascimento Albuquerque de Lourdes'

async function shoot(page: Page, what: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await page.screenshot({ path: join(folder, `${what}-${theme}.png`) })
  }
}

test('supervisors see who read and whether all adds up; an administrator erases a citizen', async ({
  town,
}) => {
  const [ana, carla, admin] = await town.desks('ana', 'carla', 'admin')
  const maria = await town.simulator.createCitizen({ name, phone: '5563999990001' })
  await town.simulator.write(maria.id, 'Bom dia, tem vacina?')
  await town.simulator.faults({ refuseSends: [131026] })
  await ana.getByRole('option').filter({ hasText: name }).first().click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  await ana.getByRole('textbox', { name: 'Mensagem', exact: true }).fill('Tem sim.')
  await ana.keyboard.press('Enter')
  await expect(ana.getByText('Falhou', { exact: true }).first()).toBeAttached()

  await carla.getByRole('button', { name: /Carla/ }).click()
  await carla.getByRole('menuitem', { name: 'Conciliação', exact: true }).click()
  const sums = carla.getByRole('dialog', { name: 'Conciliação', exact: true })
  await expect(sums.getByText('Tudo fecha', { exact: false })).toBeVisible()
  await expect(sums.getByRole('button', { name: 'Abrir a conversa', exact: true })).toHaveCount(1)
  await shoot(carla, 'reconciliation')
  await carla.setViewportSize({ width: 640, height: 400 })
  await shoot(carla, 'reconciliation-zoom-200')
  await carla.setViewportSize({ width: 1280, height: 800 })
  await sums.getByRole('button', { name: 'Abrir a conversa', exact: true }).click()
  await expect(carla.getByRole('log', { name: `Conversa com ${name}` })).toBeVisible()

  await carla.getByRole('button', { name: 'Mais ações', exact: true }).click()
  await expect(carla.getByRole('menuitem', { name: /Apagar/ })).toHaveCount(0)
  await carla.getByRole('menuitem', { name: 'Quem leu esta conversa', exact: true }).click()
  const readers = carla.getByRole('dialog', { name: /Quem leu/ })
  await expect(async () => {
    await readers.getByRole('combobox', { name: 'Período' }).selectOption('day')
    await readers.getByRole('combobox', { name: 'Período' }).selectOption('all')
    await expect(
      readers.getByRole('listitem').filter({ hasText: 'Ana Exemplo' }).first(),
    ).toBeVisible({ timeout: 5000 })
  }).toPass()
  await shoot(carla, 'readers')
  await readers.getByRole('button', { name: 'Fechar', exact: true }).click()

  await carla.getByRole('button', { name: /Carla/ }).click()
  await carla.getByRole('menuitem', { name: 'Trilha de auditoria', exact: true }).click()
  await expect(carla.getByRole('listitem').filter({ hasText: 'entrou' }).first()).toBeVisible()
  await shoot(carla, 'audit')
  await carla.keyboard.press('Escape')

  await admin
    .getByRole('option')
    .filter({ hasText: name })
    .or(admin.getByRole('tab', { name: /Equipe/ }))
    .first()
    .click()
  await admin.getByRole('option').filter({ hasText: name }).first().click()
  await admin.getByRole('button', { name: 'Mais ações', exact: true }).click()
  await admin.getByRole('menuitem', { name: 'Apagar os dados desta pessoa…', exact: true }).click()
  const erasure = admin.getByRole('alertdialog', { name: 'Apagar os dados desta pessoa' })
  await expect(erasure.getByText('2 mensagens e notas')).toBeVisible()
  const confirm = erasure.getByRole('button', { name: 'Apagar para sempre', exact: true })
  await expect(confirm).toBeDisabled()
  await shoot(admin, 'erasure')
  await admin.setViewportSize({ width: 640, height: 400 })
  await shoot(admin, 'erasure-zoom-200')
  await admin.setViewportSize({ width: 1280, height: 800 })
  await erasure.getByRole('textbox', { name: /APAGAR/ }).fill('APAGAR')
  await confirm.click()
  await expect(erasure.getByText('Os dados foram apagados.')).toBeVisible()
  await shoot(admin, 'erased')
  await expect(ana.getByText('Bom dia, tem vacina?')).toHaveCount(0)
  await expect(ana.getByText(name)).toHaveCount(0)
  await shoot(ana, 'erased-desk')

  await town.relay.kill()
  await carla.getByRole('button', { name: /Carla/ }).click()
  await carla.getByRole('menuitem', { name: 'Conciliação', exact: true }).click()
  await expect(carla.getByText('Isto só o servidor sabe', { exact: false })).toBeVisible()
  await shoot(carla, 'reconciliation-offline')
  await town.relay.restart()
})

test('an earlier attendance is folded away, found again, and leaves as a text that the trail tells of', async ({
  town,
}) => {
  const [carla] = await town.desks('carla')
  const rosa = await town.simulator.createCitizen({
    name: 'Rosa Inventada',
    phone: '5563999990002',
  })
  await town.simulator.write(rosa.id, 'A lâmpada da praça queimou')
  await row(carla, 'Rosa Inventada').click()
  await carla.getByRole('button', { name: 'Assumir', exact: true }).click()
  await carla.getByRole('textbox', { name: 'Mensagem', exact: true }).fill('Já foi trocada.')
  await carla.keyboard.press('Enter')
  await expect(carla.getByText('Entregue', { exact: true })).toBeAttached()
  await carla.getByRole('button', { name: 'Encerrar', exact: true }).click()
  await expect(carla.getByText('Carla Amostra encerrou o atendimento')).toBeVisible()
  await town.simulator.write(rosa.id, 'Agora falta água')
  await expect(carla.getByText('Agora falta água').last()).toBeVisible()

  const log = carla.getByRole('log', { name: 'Conversa com Rosa Inventada' })
  const earlier = log.getByRole('button', { name: /^Atendimento aberto · protocolo/ })
  await expect(earlier).toHaveAttribute('aria-expanded', 'true')
  await shoot(carla, 'earlier-open')
  await earlier.press('Enter')
  await expect(earlier).toHaveAttribute('aria-expanded', 'false')
  await expect(earlier).toBeFocused()
  await expect(log.getByText('Já foi trocada.')).toHaveCount(0)
  await expectNoFindings(carla)
  await shoot(carla, 'earlier-folded')
  await carla.setViewportSize({ width: 640, height: 400 })
  await shoot(carla, 'earlier-folded-zoom-200')
  await carla.setViewportSize({ width: 1280, height: 800 })

  await log.getByRole('button', { name: /^Mais sobre o atendimento/ }).click()
  await shoot(carla, 'earlier-menu')
  await carla.getByRole('menuitem', { name: 'Exportar ou imprimir…', exact: true }).click()
  const dialog = carla.getByRole('dialog', { name: 'Exportar ou imprimir o atendimento' })
  await expect(dialog.getByRole('textbox', { name: 'Como vai ficar' })).toHaveValue(
    /Já foi trocada\.(?!.*falta água)/su,
  )
  const [file] = await Promise.all([
    carla.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Salvar texto', exact: true }).click(),
  ])
  const protocol = /(?<=^atendimento-).*(?=\.txt$)/u.exec(file.suggestedFilename())?.[0] ?? 'none'
  await carla.keyboard.press('Escape')

  await carla.getByRole('button', { name: 'Mais ações', exact: true }).click()
  await carla.getByRole('menuitem', { name: 'Quem leu esta conversa', exact: true }).click()
  const readers = carla.getByRole('dialog', { name: /Quem leu/ })
  await expect(async () => {
    await readers.getByRole('combobox', { name: 'Período' }).selectOption('day')
    await readers.getByRole('combobox', { name: 'Período' }).selectOption('all')
    await expect(
      readers.getByRole('listitem').filter({ hasText: 'exportou um atendimento inteiro' }),
    ).toContainText(protocol, { timeout: 5000 })
  }).toPass()
  await shoot(carla, 'readers-export')
})
