import type { ChangeValue } from '../webhooks/update.ts'
import { type Component, type Template, wordsOf } from './template.ts'

/** What Meta tells of a template that changed, each in its own field (reference, section 2.11). */
export function newsOf(
  before: Template,
  after: Template | null,
): { field: string; value: ChangeValue }[] {
  const about = {
    message_template_id: before.id,
    message_template_name: before.name,
    message_template_language: before.language,
  }
  if (after === null) {
    const value = { event: 'DELETED', ...about, reason: 'NONE' }
    return [{ field: 'message_template_status_update', value }]
  }
  const news: { field: string; value: ChangeValue }[] = []
  if (after.status !== before.status) {
    const { status: event, rejected_reason: reason, category } = after
    const value = { event, ...about, message_template_category: category, reason }
    news.push({ field: 'message_template_status_update', value })
  }
  if (after.category !== before.category) {
    const value = {
      ...about,
      previous_category: before.category,
      new_category: after.category,
    }
    news.push({ field: 'template_category_update', value })
  }
  if (after.quality_score.score !== before.quality_score.score) {
    const value = {
      ...about,
      previous_quality_score: before.quality_score.score,
      new_quality_score: after.quality_score.score,
    }
    news.push({ field: 'message_template_quality_update', value })
  }
  if (JSON.stringify(after.components) !== JSON.stringify(before.components)) {
    const value = { ...about, ...elements(after) }
    news.push({ field: 'message_template_components_update', value })
  }
  return news
}

function elements(template: Template): object {
  const footer = template.components.find(({ type }) => type === 'FOOTER')?.text
  const buttons = template.components.find(({ type }) => type === 'BUTTONS')?.buttons
  return {
    message_template_title: wordsOf(template, 'HEADER'),
    message_template_element: wordsOf(template, 'BODY'),
    ...(footer === undefined ? {} : { message_template_footer: footer }),
    ...(buttons === undefined ? {} : { message_template_buttons: buttons.map(buttonNews) }),
  }
}

function buttonNews({ type, text, url }: NonNullable<Component['buttons']>[number]): object {
  return {
    message_template_button_type: type,
    message_template_button_text: text,
    ...(url === undefined ? {} : { message_template_button_url: url }),
  }
}
