import type { Page } from '@playwright/test'
import { expectWellLaidOut } from './layout.ts'
import { row, speakEnglish } from './sights.ts'
import { type Town, test } from './town.ts'

/** Nothing overlaps and nothing is cut, whoever writes, in both languages, at each size of window. */

const longName = 'Maria Aparecida Conceição do Nascimento Albuquerque de Lourdes'

const sizes = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 800 },
  { width: 1024, height: 700 },
  // A window of 1280 × 800 at 200 %.
  { width: 640, height: 400 },
]

test('a desk at work with a name of 60 letters', async ({ town }) => {
  const [ana] = await town.desks('ana')
  await writeMuch(town)
  await row(ana, longName).click()
  await expectAtEverySize(ana, 'a conversation that waits')
  await ana.getByRole('button', { name: 'Assumir', exact: true }).click()
  const message = ana.getByRole('textbox', { name: 'Mensagem', exact: true })
  await message.fill('Bom dia! Já avisei a equipe da iluminação, que passa aí ainda hoje.')
  await expectAtEverySize(ana, 'a conversation that is attended')
  await speakEnglish(ana)
  await expectAtEverySize(ana, 'the same in English')
})

async function expectAtEverySize(page: Page, what: string): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size)
    await expectWellLaidOut(page, `${what}, ${size.width} px wide`)
  }
  await page.setViewportSize({ width: 1280, height: 800 })
}

async function writeMuch({ simulator }: Town): Promise<void> {
  const link = `https://example.org/${'um-endereco-que-nao-acaba-'.repeat(6)}`
  const long = await simulator.createCitizen({ name: longName, phone: '5563999990041' })
  await simulator.write(long.id, 'A lâmpada da praça queimou. '.repeat(12))
  await simulator.write(long.id, `Está tudo aqui: ${link}`)
  const short = await simulator.createCitizen({ name: '', username: 'luzia.exemplo' })
  await simulator.write(short.id, 'Oi')
}
