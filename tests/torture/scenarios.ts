import type { Scenario } from './scenario.ts'
import { clockJumps } from './scenarios/clock-jumps.ts'
import { corruptPage } from './scenarios/corrupt-page.ts'
import { failingDisk } from './scenarios/failing-disk.ts'
import { forgottenWrites } from './scenarios/forgotten-writes.ts'
import { fullFilesystem } from './scenarios/full-filesystem.ts'
import { kills, killsWhileSending } from './scenarios/kills.ts'
import { mutatedWebhooks } from './scenarios/mutated-webhooks.ts'
import { shuffledWeek } from './scenarios/shuffled-week.ts'
import { weekWithoutWhatsApp } from './scenarios/week-without-whatsapp.ts'

export const scenarios: readonly Scenario[] = [
  kills,
  killsWhileSending,
  failingDisk,
  fullFilesystem,
  forgottenWrites,
  mutatedWebhooks,
  shuffledWeek,
  corruptPage,
  clockJumps,
  weekWithoutWhatsApp,
]
