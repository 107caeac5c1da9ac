import { expect, type Page } from '@playwright/test'
import { FakeRelay } from '../support/fake-relay.ts'
import { SampleLog, sampleAccounts } from '../support/sample-log.ts'
import { expectNoFindings } from './findings.ts'
import { connection } from './sights.ts'
import { test } from './town.ts'

/** A relay that sends its history slowly, until it has been looked at. */
const MESSAGES = 1_200
const EVENTS_EACH_TENTH = 10

test('the first replication is seen coming in, and how old the picture is can be asked', async ({
  town,
}) => {
  const relay = await new FakeRelay().start()
  for (const account of sampleAccounts) relay.addAccount(account.login, account)
  const sample = new SampleLog()
  for (let number = 1; number <= MESSAGES / 2; number += 1) {
    sample.receive(number, 'resolvida há muito')
    sample.receive(number, 'obrigada')
    sample.ask(3, number, { type: 'close-attendance' })
  }
  relay.append(...sample.events.slice(relay.log.length))
  relay.faults.slowLines = EVENTS_EACH_TENTH

  const page = await town.emptyDesk(['--relay', relay.url])
  await page.getByRole('textbox', { name: 'Usuário', exact: true }).fill('ana')
  await page.getByLabel('Senha', { exact: true }).fill('senha')
  await page.getByRole('button', { name: 'Entrar', exact: true }).click()
  const bar = page.getByRole('progressbar', { name: 'Histórico neste computador' })
  await expect(bar).toHaveAttribute('aria-valuetext', /^\d+ de 1\.200 mensagens/)
  await expect(connection(page, 'Conectado')).toHaveText('Conectado')
  await expect(bar).toHaveAttribute('aria-valuetext', /· (cerca de \d+ (s|min)|alguns segundos)$/)
  await expectNoFindings(page)
  relay.faults.slowLines = null
  await expect(bar).toHaveCount(0)

  const details = await openDetails(page)
  await expect(details.getByText('Completo', { exact: true })).toBeVisible()
  await expect(details.getByText(/^Sincronizado há \d+ s$/)).toBeVisible()
  await expectNoFindings(page)
  await relay.stop()
  await expect(details.getByText(/^Desde \d\d:\d\d sem conexão, há \d+ s$/)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(connection(page, 'Sem conexão')).toHaveText('Sem conexão')
})

async function openDetails(page: Page) {
  await page.getByRole('button', { name: 'Detalhes da conexão', exact: true }).click()
  return page.getByRole('dialog', { name: 'Conexão com o servidor' })
}
