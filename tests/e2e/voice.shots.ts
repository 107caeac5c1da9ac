import { expect } from '@playwright/test'
import { chromiumArguments } from '../../tools/chromium.ts'
import { shoot, shootLarge } from './shoot.ts'
import { row } from './sights.ts'
import { test } from './town.ts'

/** Pictures of a voice note on its way, in both themes and at 200 %: `npm run screenshots`. */
test.setTimeout(240_000)

const executablePath = process.env['CHROMIUM_PATH']

test.use({
  launchOptions: {
    args: [...chromiumArguments, '--use-fake-device-for-media-stream'],
    ...(executablePath ? { executablePath } : {}),
  },
})

test('a voice note that is recorded, heard, and taken out', async ({ town }) => {
  const [ana] = await town.desks('ana')
  const name = 'Maria Aparecida Conceição do Nascimento Albuquerque de Lourdes'
  const citizen = await town.simulator.createCitizen({ name, phone: '5563999990081' })
  await town.simulator.write(citizen.id, 'Pode me explicar como faço?')
  await row(ana, name).click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  const record = ana.getByRole('button', { name: 'Gravar mensagem de voz' })
  await record.click()
  await expect(ana.getByRole('alert')).toContainText('O uso do microfone não foi permitido')
  await shoot(ana, 'voice-refused')
  await ana.getByRole('button', { name: 'Fechar o aviso da gravação' }).click()
  await ana.context().grantPermissions(['microphone'])
  await record.click()
  const recording = ana.getByRole('group', { name: 'Gravação' })
  await expect(recording).toContainText(/0:0[4-9]/)
  await shoot(ana, 'voice-recording')
  await recording.getByRole('button', { name: 'Pausar gravação' }).click()
  await shootLarge(ana, 'voice-paused')
  await ana.setViewportSize({ width: 1024, height: 700 })
  await shoot(ana, 'voice-paused-1024')
  await ana.setViewportSize({ width: 1280, height: 800 })
  await recording.getByRole('button', { name: 'Concluir gravação' }).click()
  const files = ana.getByRole('list', { name: 'Arquivos que vão com a resposta' })
  await expect(files.getByRole('slider')).toHaveAttribute('aria-valuetext', /\/ 0:\d\d$/)
  await shoot(ana, 'voice-ready')
  await shootLarge(ana, 'voice-ready')
  await files.getByRole('button', { name: 'Tirar Mensagem de voz' }).click()
  await expect(ana.getByRole('button', { name: 'Trazer de volta' })).toBeVisible()
  await shoot(ana, 'voice-removed')
})
