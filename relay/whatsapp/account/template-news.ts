import type { z } from 'zod'
import type { Template, TemplateKey } from '../../../shared/domain/templates/template.ts'
import { type AlertNews, over, stands } from './account-news.ts'
import {
  templateCategorySchema,
  templateComponentsSchema,
  templateQualitySchema,
  templateStatusSchema,
} from './field-shapes.ts'
import { reasonOf } from './read-template.ts'

/** What a field says of one template. The list, which is asked for after it, has the last word. */
export type TemplateNews = {
  readonly key: TemplateKey
  readonly change: (template: Template) => Template
  readonly alerts: readonly AlertNews[]
}

type Reading = (value: unknown) => TemplateNews | null

export const templateFields: Readonly<Record<string, Reading>> = {
  message_template_status_update: reading(templateStatusSchema, (value) => {
    const { event, message_template_name: name } = value
    const status = statuses[event] ?? 'unknown'
    const reason = reasonOf(value.reason)
    const told = [event, reason ?? value.other_info.title].filter((one) => one !== null)
    return {
      change: (template) => ({ ...template, status, reason }),
      alerts: stopped.has(event)
        ? [stands('template-stopped', 'warning', { subject: name, detail: told.join(': ') })]
        : event === 'FLAGGED'
          ? [stands('template-quality', 'warning', { subject: name, detail: event })]
          : event === 'PENDING'
            ? []
            : [over('template-stopped', name)],
    }
  }),
  message_template_quality_update: reading(templateQualitySchema, (value) => {
    const { message_template_name: name, new_quality_score: score } = value
    const quality = qualities[score] ?? null
    return {
      change: (template) => ({ ...template, quality }),
      alerts:
        quality === 'red'
          ? [stands('template-quality', 'warning', { subject: name, detail: score })]
          : [over('template-quality', name)],
    }
  }),
  template_category_update: reading(templateCategorySchema, (value) => {
    const { message_template_name: name, new_category: now, correct_category: announced } = value
    const category = categories[now ?? ''] ?? null
    const next = announced ?? now
    const detail = [value.previous_category, next].filter((one) => one !== null).join(' → ')
    return {
      change: (template) => (category === null ? template : { ...template, category }),
      alerts:
        next === 'MARKETING'
          ? [
              stands('template-category', 'warning', {
                ...{ subject: name, detail },
                until: announced === null ? null : value.category_update_timestamp,
              }),
            ]
          : [over('template-category', name)],
    }
  }),
  message_template_components_update: reading(templateComponentsSchema, (value) => ({
    change: (template) => ({
      ...template,
      header: value.message_template_title
        ? { format: 'text', text: value.message_template_title }
        : template.header,
      body: value.message_template_element ?? template.body,
      footer: value.message_template_footer ?? template.footer,
    }),
    alerts: [],
  })),
}

const statuses: Readonly<Record<string, Template['status']>> = {
  APPROVED: 'approved',
  REINSTATED: 'approved',
  UNARCHIVED: 'approved',
  FLAGGED: 'approved',
  ARCHIVED: 'archived',
  DELETED: 'deleted',
  DISABLED: 'disabled',
  IN_APPEAL: 'in-appeal',
  LIMIT_EXCEEDED: 'limit-exceeded',
  LOCKED: 'locked',
  PAUSED: 'paused',
  PENDING: 'pending',
  PENDING_DELETION: 'pending-deletion',
  REJECTED: 'rejected',
}

/** What an agent may have counted on, and cannot use now. */
const stopped = new Set(['REJECTED', 'PAUSED', 'DISABLED', 'LOCKED', 'LIMIT_EXCEEDED'])

const qualities: Readonly<Record<string, Template['quality']>> = {
  GREEN: 'green',
  YELLOW: 'yellow',
  RED: 'red',
}

const categories: Readonly<Record<string, Template['category']>> = {
  UTILITY: 'utility',
  MARKETING: 'marketing',
  AUTHENTICATION: 'authentication',
}

type About = {
  message_template_id: string | null
  message_template_name: string
  message_template_language: string
}

function reading<T extends About>(
  schema: z.ZodType<T>,
  read: (value: T) => Pick<TemplateNews, 'change' | 'alerts'>,
): Reading {
  return (value) => {
    const parsed = schema.safeParse(value)
    if (!parsed.success) return null
    const { change, alerts } = read(parsed.data)
    const { message_template_name: name, message_template_language: language } = parsed.data
    const { message_template_id: whatsappId } = parsed.data
    return {
      key: { name, language },
      change: (template) => ({
        ...change(template),
        whatsappId: whatsappId ?? template.whatsappId,
      }),
      alerts,
    }
  }
}
