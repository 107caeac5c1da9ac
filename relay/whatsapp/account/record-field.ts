import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { NewId } from '../../../shared/ids.ts'
import type { LogTransaction } from '../../log/append.ts'
import { withdrawConsent } from '../../registration/withdraw-consent.ts'
import * as citizens from '../citizens.ts'
import { type AlertNews, accountFields, stands } from './account-news.ts'
import { alertOfCode } from './alert-of-code.ts'
import * as alerts from './alerts.ts'
import { preferenceSchema, valueErrorSchema } from './field-shapes.ts'
import { type TemplateNews, templateFields } from './template-news.ts'
import * as templates from './templates.ts'

/** A change of the account that a webhook tells of. */
export type FieldItem = {
  readonly field: string
  readonly value: unknown
  /** `entry[].time`, as it came: part of what makes two news the same. */
  readonly time: unknown
}

export type FieldContext = {
  readonly clock: () => number
  readonly newId: NewId
  /** A template changed: the list has the last word on it. */
  readonly onTemplateNews: () => void
}

/** Fields that become events. Everything else is kept in the inbox and counted. */
export function isOfAccount(field: string): boolean {
  return (
    Object.hasOwn(accountFields, field) ||
    Object.hasOwn(templateFields, field) ||
    field === 'user_preferences' ||
    field === VALUE_ERROR
  )
}

/** An entry of `value.errors`, which belongs to no message. */
export const VALUE_ERROR = 'errors'

/**
 * Turns news of the account into events, once: WhatsApp tells the same again for days.
 * @returns `unread` when nothing of the field could be read: then it is only counted.
 */
export async function recordField(
  context: FieldContext,
  tx: LogTransaction,
  item: FieldItem,
): Promise<'recorded' | 'nothing-new' | 'unread'> {
  if (!(await isNews(tx, item, context.clock()))) return 'nothing-new'
  const { field, value } = item
  const ofTemplate = templateFields[field]?.(value)
  if (ofTemplate) return recordTemplate(context, tx, ofTemplate)
  const ofAccount = field === VALUE_ERROR ? readError(value) : accountFields[field]?.(value)
  if (ofAccount) return recordAlerts(context, tx, ofAccount)
  return field === 'user_preferences' ? recordPreference(tx, value, context.clock()) : 'unread'
}

async function isNews(tx: LogTransaction, item: FieldItem, now: number): Promise<boolean> {
  const { field, value, time } = item
  const digest = createHash('sha256')
    .update(JSON.stringify([field, value, time]))
    .digest()
  const added = await tx.run(
    'insert into account_news (digest, seen_at) values (?, ?) on conflict do nothing',
    ...[digest, now],
  )
  return added > 0
}

async function recordTemplate(
  context: FieldContext,
  tx: LogTransaction,
  news: TemplateNews,
): Promise<'recorded' | 'nothing-new'> {
  context.onTemplateNews()
  const known = await templates.find(tx, news.key)
  const template = known && news.change(known)
  const changed = template !== null && !isDeepStrictEqual(template, known)
  if (changed) await tx.append(null, () => [{ type: 'template-saved', template }])
  const told = await recordAlerts(context, tx, news.alerts)
  return changed ? 'recorded' : told
}

async function recordAlerts(
  { newId }: FieldContext,
  tx: LogTransaction,
  news: readonly AlertNews[],
): Promise<'recorded' | 'nothing-new'> {
  let isNew = false
  for (const one of news) {
    const told =
      'raise' in one
        ? await alerts.raise(tx, newId, one.raise)
        : await alerts.settle(tx, one.settle, one.about)
    isNew ||= told
  }
  return isNew ? 'recorded' : 'nothing-new'
}

function readError(value: unknown): AlertNews[] | null {
  const error = valueErrorSchema.safeParse(value)
  if (!error.success) return null
  const { code, title } = error.data
  const known = alertOfCode(code)
  if (known !== null) return [{ raise: known }]
  return [stands('error', 'warning', { subject: String(code), detail: title, code })]
}

/** What a citizen whom nobody knows yet prefers is told again by WhatsApp's refusal (131050). */
async function recordPreference(
  tx: LogTransaction,
  value: unknown,
  now: number,
): Promise<'recorded' | 'nothing-new' | 'unread'> {
  const read = preferenceSchema.safeParse(value)
  if (!read.success) return 'unread'
  const { user_id: userId, wa_id: phone, value: wish, timestamp } = read.data
  const citizenId =
    (userId && (await citizens.holderOf(tx, 'userId', userId))) ||
    (phone && (await citizens.holderOf(tx, 'phone', phone)))
  if (!citizenId) return 'nothing-new'
  if (wish === 'stop') await withdrawConsent(tx, citizenId, { way: 'whatsapp' })
  await tx.append(null, () => [
    {
      type: 'marketing-preference-changed',
      ...{ citizenId, wants: wish === 'resume', source: 'citizen' },
      changedAt: Math.min(timestamp ?? now, now),
    },
  ])
  return 'recorded'
}
