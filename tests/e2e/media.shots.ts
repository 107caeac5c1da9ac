import { expect } from '@playwright/test'
import { shoot, shootLarge } from './shoot.ts'
import { row } from './sights.ts'
import { test } from './town.ts'

/** Pictures of photos and sounds, in both themes and at 200 %: `npm run screenshots`. */
test.setTimeout(240_000)

test('a photo that is looked at, and sounds', async ({ town }) => {
  const [ana] = await town.desks('ana')
  const name = 'Maria Aparecida Conceição do Nascimento Albuquerque de Lourdes'
  const citizen = await town.simulator.createCitizen({ name, phone: '5563999990081' })
  const mp3 = { type: 'audio', mimeType: 'audio/mpeg', dataBase64: silence().toString('base64') }
  await town.simulator.write(citizen.id, mp3)
  await town.simulator.write(citizen.id, { type: 'image', caption: 'Na alameda 2' })
  const long = 'Olha o tamanho deste buraco: já caíram duas motos, e à noite ninguém vê. '
  await town.simulator.write(citizen.id, { type: 'image', caption: long.repeat(4) })
  await row(ana, name).click()
  await ana.getByRole('button', { name: /^Ampliar Olha o tamanho/ }).click()
  const viewer = ana.getByRole('dialog', { name: 'Foto ampliada' })
  await expect(viewer.getByRole('img')).toBeVisible()
  await shoot(ana, 'photo')
  await ana.keyboard.press('+')
  await ana.keyboard.press('+')
  await ana.keyboard.press('r')
  await shoot(ana, 'photo-turned')
  await shootLarge(ana, 'photo')
  await ana.keyboard.press('Escape')
  await ana.setViewportSize({ width: 1280, height: 1000 })
  await ana.getByRole('button', { name: 'Tocar' }).click()
  await ana.getByRole('slider', { name: 'Posição no áudio' }).press('ArrowRight')
  await ana.getByRole('button', { name: 'Pausar' }).click()
  await shoot(ana, 'sound')
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  await expect(ana.getByRole('button', { name: 'Encerrar', exact: true })).toBeVisible()
  await ana.keyboard.press('Alt+U')
  await expect(ana.getByRole('option', { name: 'Joinha' })).toBeFocused()
  await shoot(ana, 'reacting')
  await ana.keyboard.press('Enter')
  const sent = async () => (await town.simulator.sent()).length
  await expect.poll(sent).toBe(1)
  await town.simulator.faults({ refuseSends: [131009] })
  await ana.keyboard.press('Alt+U')
  await expect(ana.getByRole('option', { name: 'Retirar a reação 👍' })).toBeFocused()
  await ana.keyboard.press('ArrowRight')
  await ana.keyboard.press('Enter')
  await expect(ana.getByText(/^A reação ❤️ não chegou/)).toBeVisible()
  await shoot(ana, 'reaction-failed')
})

/** Twelve seconds of it, as MP3: frames of 128 kbit/s at 44.1 kHz whose whole side information is zero. */
function silence(): Buffer {
  const frame = Buffer.alloc(417)
  frame.writeUInt32BE(0xff_fb_90_00)
  return Buffer.concat(Array.from({ length: 460 }, () => frame))
}
