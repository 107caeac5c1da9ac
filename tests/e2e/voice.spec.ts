import { expect } from '@playwright/test'
import { chromiumArguments } from '../../tools/chromium.ts'
import { expectNoFindings } from './findings.ts'
import { row, tick } from './sights.ts'
import { test } from './town.ts'

/** A second at least, and on a busy machine some more. */
const LASTED = /(?!0:00)\d:\d\d/

const executablePath = process.env['CHROMIUM_PATH']

// A microphone that beeps each second. Only the pages of this file may use it.
test.use({
  permissions: ['microphone'],
  launchOptions: {
    args: [...chromiumArguments, '--use-fake-device-for-media-stream'],
    ...(executablePath ? { executablePath } : {}),
  },
})

test('a voice note is recorded, heard, taken out and back, outlives a crash, and goes out', async ({
  town,
}, { project }) => {
  test.skip(project.name === 'electron', 'no microphone is made up there')
  test.slow()
  let [ana] = await town.desks('ana')
  const rita = await town.simulator.createCitizen({ name: 'Rita Imaginária' })
  await town.simulator.write(rita.id, 'Pode me explicar?')
  await row(ana, 'Rita Imaginária').click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  await ana.getByRole('button', { name: 'Gravar mensagem de voz' }).click()
  const recording = ana.getByRole('group', { name: 'Gravação' })
  const finish = recording.getByRole('button', { name: 'Concluir gravação' })
  await expect(finish).toBeFocused()
  await expect(recording).toContainText(LASTED)
  await recording.getByRole('button', { name: 'Pausar gravação' }).click()
  await expect(recording).toContainText('Gravação pausada')
  await expectNoFindings(ana)
  await recording.getByRole('button', { name: 'Continuar gravação' }).click()
  await expect(recording).toContainText(/^Gravando(?!0:0[01])\d:\d\d/)
  await expect(recording).not.toContainText('Nada se ouve')
  await finish.click()
  await expect(recording).toBeHidden()

  let files = ana.getByRole('list', { name: 'Arquivos que vão com a resposta' })
  await expect(files.getByRole('slider')).toHaveAttribute('aria-valuetext', /\/ (?!0:00)\d:\d\d$/)
  await files.getByRole('button', { name: 'Tocar' }).click()
  await expect(files.getByRole('button', { name: 'Pausar' })).toBeVisible()
  await files.getByRole('button', { name: 'Tirar Mensagem de voz' }).click()
  await expect(files).toBeHidden()
  await expect(ana.getByRole('button', { name: 'Trazer de volta' })).toBeFocused()
  await ana.keyboard.press('Enter')
  await expect(files.getByRole('button', { name: 'Tocar' })).toBeVisible()

  ana = await town.crashAndReopen(ana)
  files = ana.getByRole('list', { name: 'Arquivos que vão com a resposta' })
  await row(ana, 'Rita Imaginária').click()
  await ana.getByRole('textbox', { name: 'Mensagem', exact: true }).press('Enter')
  const conversation = ana.getByRole('log', { name: 'Conversa com Rita Imaginária' })
  await expect(tick(conversation, 'Entregue')).toBeVisible()
  await expect(
    conversation.getByRole('group', { name: 'Mensagem de voz' }).getByRole('slider'),
  ).toHaveAttribute('aria-valuetext', /\/ (?!0:00)\d:\d\d$/)
  const sent = (await town.simulator.thread(rita.id)).find(({ direction }) => direction === 'out')
  expect(sent?.media).toMatchObject({ voice: true, mimeType: 'audio/ogg; codecs=opus' })

  // By keyboard, and away from it: the microphone is free, and what was said is a file of the reply.
  await ana.keyboard.press('Alt+V')
  await expect(ana.getByRole('group', { name: 'Gravação' })).toContainText(LASTED)
  await ana.getByRole('radio', { name: 'Nota interna' }).click()
  await ana.getByRole('radio', { name: 'Resposta' }).click()
  await expect(files.getByRole('button', { name: 'Tocar' })).toBeVisible()
})
