import { expect, type Page } from '@playwright/test'
import { expectNoFindings } from './findings.ts'
import { connection } from './sights.ts'
import { test } from './town.ts'

test('the way to the relay is tested step by step, from the desk and from the sign-in without a relay', async ({
  town,
}) => {
  const [ana] = await town.desks('ana')
  await expect(connection(ana, 'Conectado')).toBeVisible()
  await ana.getByRole('button', { name: /^Conta de Ana/ }).click()
  await ana.getByRole('menuitem', { name: 'Testar a conexão' }).click()
  await expect(step(ana, 'Caminho até o servidor')).toContainText('certo')
  await expect(step(ana, 'Criptografia')).toContainText('não é criptografada')
  await expect(step(ana, 'Acesso')).toContainText('O servidor reconhece seu acesso.')
  await expect(step(ana, 'Mensagens na hora')).toContainText('certo')
  await expect(step(ana, 'Disco deste computador')).not.toContainText('falhou')
  await expectNoFindings(ana)
  await ana.getByRole('button', { name: 'Fechar', exact: true }).click()

  await ana.keyboard.press('Control+Shift+L')
  await town.unplug(ana)
  await ana.getByRole('button', { name: 'Testar a conexão' }).click()
  await expect(step(ana, 'Caminho até o servidor')).toContainText('Ninguém responde')
  await expect(step(ana, 'Acesso')).toContainText('não testado')
  await expect(ana.getByRole('textbox', { name: /^Relatório para a informática/ })).toHaveValue(
    /proxy: bad \(unreachable\)/,
  )
  await expectNoFindings(ana)
})

function step(page: Page, name: string) {
  return page
    .getByRole('dialog', { name: 'Testar a conexão' })
    .getByRole('listitem')
    .filter({ hasText: name })
}
