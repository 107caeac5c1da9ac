import { expect } from '@playwright/test'
import { potholePhoto } from '../../simulator/stories/pothole-photo.ts'
import { connection, row, tick } from './sights.ts'
import { test } from './town.ts'

/** Files in both directions, as an agent sees and sends them. */

const pdf = { name: 'edital.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 x') }

test('a citizen sends a photo, an agent looks at it and answers with a document', async ({
  town,
}) => {
  const [ana] = await town.desks('ana')
  const maria = await town.simulator.createCitizen({ name: 'Maria Fictícia' })
  await town.simulator.write(maria.id, { type: 'image', caption: 'Olha o buraco' })
  await row(ana, 'Maria Fictícia').click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  const conversation = ana.getByRole('log', { name: 'Conversa com Maria Fictícia' })
  const photo = conversation.getByRole('img', { name: 'Olha o buraco' })
  await expect(photo).toHaveJSProperty('complete', true)
  await expect.poll(() => photo.evaluate((img: HTMLImageElement) => img.naturalWidth)).not.toBe(0)

  await conversation.getByRole('button', { name: 'Ampliar Olha o buraco' }).click()
  const viewer = ana.getByRole('dialog', { name: 'Foto ampliada' })
  const width = async () => (await viewer.getByRole('img').boundingBox())?.width ?? 0
  await expect(viewer.getByRole('img')).toBeVisible()
  await expect(viewer.getByRole('img')).toHaveJSProperty('complete', true)
  const fitted = await width()
  await ana.keyboard.press('+')
  await expect(viewer.getByRole('status')).toHaveText('1 de 1 · 150%')
  await expect.poll(width).toBe(fitted * 1.5)
  await ana.keyboard.press('r')
  await expect(viewer.getByRole('img')).toHaveCSS('rotate', '90deg')
  // What comes while one looks is the next one; it stands upright and whole again.
  await town.simulator.write(maria.id, { type: 'image', caption: 'E este outro' })
  await viewer.getByRole('button', { name: 'Próxima foto' }).click()
  await expect(viewer.getByRole('img', { name: 'E este outro' })).toHaveCSS('rotate', '0deg')
  await expect(viewer.getByRole('status')).toHaveText('2 de 2 · 100%')
  await viewer.getByRole('img').hover({ position: { x: 10, y: 10 } })
  await ana.mouse.wheel(0, -400)
  await expect(viewer.getByRole('status')).toHaveText('2 de 2 · 223%')
  await ana.mouse.dblclick(400, 400)
  await ana.keyboard.press('ArrowLeft')
  await expect(viewer.getByRole('img', { name: 'Olha o buraco' })).toBeVisible()
  const saving = ana.waitForEvent('download')
  await viewer.getByRole('button', { name: 'Salvar Foto.png' }).click()
  expect((await saving).suggestedFilename()).toBe('Foto.png')
  await ana.keyboard.press('Escape')
  await expect(viewer).toBeHidden()

  // A reaction, by pointer and then by keyboard, as it stands on her phone.
  const reacted = async () =>
    (await town.simulator.thread(maria.id)).filter(({ type }) => type === 'reaction').at(-1)?.text
  await conversation.getByText('Olha o buraco').hover()
  await conversation.getByRole('button', { name: 'Reagir' }).first().click()
  await ana.getByRole('option', { name: 'Mãos juntas' }).click()
  await expect(conversation.getByRole('button', { name: 'Retirar a reação 🙏' })).toBeVisible()
  await expect.poll(reacted).toBe('🙏')
  await ana.keyboard.press('Alt+U')
  await expect(ana.getByRole('option', { name: 'Joinha' })).toBeFocused()
  await ana.keyboard.press('ArrowRight')
  await ana.keyboard.press('Enter')
  await expect.poll(reacted).toBe('❤️')
  await conversation.getByRole('button', { name: 'Retirar a reação ❤️' }).click()
  await expect.poll(reacted).toBe('')

  await ana.locator('input[type=file]').setInputFiles(pdf)
  await expect(ana.getByRole('list', { name: 'Arquivos que vão com a resposta' })).toContainText(
    'edital.pdf',
  )
  await ana.getByRole('textbox', { name: 'Mensagem', exact: true }).fill('Segue o edital.')
  await ana.keyboard.press('Enter')
  await expect(conversation.getByRole('button', { name: 'Salvar edital.pdf' })).toBeVisible()
  await expect(tick(conversation, 'Entregue')).toBeVisible()
  const [document] = (await town.simulator.thread(maria.id)).filter(
    ({ direction, type }) => direction === 'out' && type !== 'reaction',
  )
  expect([document?.type, document?.text, document?.media?.filename]).toEqual([
    'document',
    'Segue o edital.',
    'edital.pdf',
  ])
})

test('a file that is chosen without the relay waits, and goes out once', async ({ town }) => {
  // A relay that ends and begins again, and a file: more than one road.
  test.slow()
  const [ana] = await town.desks('ana')
  const rita = await town.simulator.createCitizen({ name: 'Rita Imaginária' })
  await town.simulator.write(rita.id, 'Tem foto da obra?')
  await row(ana, 'Rita Imaginária').click()
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  await expect(ana.getByRole('button', { name: 'Encerrar', exact: true })).toBeVisible()

  await town.relay.kill()
  await expect(connection(ana, 'Sem conexão')).toBeVisible()
  const files = ana.locator('input[type=file]')
  await files.setInputFiles({
    name: 'x.zip',
    mimeType: 'application/zip',
    buffer: Buffer.from('PK\x03\x04'),
  })
  await expect(
    ana.getByRole('alert').filter({ hasText: 'O WhatsApp não aceita x.zip.' }),
  ).toBeVisible()
  await files.setInputFiles({ name: 'obra.png', mimeType: 'image/png', buffer: potholePhoto() })
  await expect(ana.getByRole('list', { name: 'Arquivos que vão com a resposta' })).toContainText(
    ' KB',
  )
  await ana.getByRole('button', { name: 'Enviar', exact: true }).click()
  const waiting = ana.getByRole('log', { name: 'Conversa com Rita Imaginária' })
  await expect(tick(waiting, 'Na fila')).toBeVisible()
  await expect(waiting.getByRole('img', { name: 'Foto' })).toBeVisible()

  await town.relay.restart()
  await expect(tick(waiting, 'Entregue')).toBeVisible()
  const sent = (await town.simulator.thread(rita.id)).filter(({ direction }) => direction === 'out')
  expect(sent.map(({ type }) => type)).toEqual(['image'])
})
