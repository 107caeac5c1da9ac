import type { ContentOf } from '../../shared/domain/message-content.ts'

/** What a reply may be: the content that is in the log, a file with WhatsApp's id of it. */
export type MessageBody = ContentOf<
  'text' | 'template' | 'reaction' | 'image' | 'video' | 'audio' | 'document' | 'sticker'
>

/** The part of a message that its `type` names. Source: Cloud API reference, section 5.2. */
export function messageBody(content: MessageBody): object {
  switch (content.kind) {
    case 'text':
      return { type: 'text', text: { preview_url: false, body: content.text } }
    case 'template':
      return { type: 'template', template: templateBody(content) }
    case 'reaction':
      return reactionBody(content)
    default:
      return { type: content.kind, [content.kind]: fileBody(content) }
  }
}

/** An empty emoji takes an earlier one back. */
function reactionBody({ target, emoji }: ContentOf<'reaction'>): object {
  return { type: 'reaction', reaction: { message_id: target, emoji: emoji ?? '' } }
}

function fileBody(
  content: Exclude<MessageBody, ContentOf<'text' | 'template' | 'reaction'>>,
): object {
  return {
    id: content.mediaId,
    ...('caption' in content && content.caption !== null ? { caption: content.caption } : {}),
    ...('filename' in content && content.filename !== null ? { filename: content.filename } : {}),
    ...('voice' in content && content.voice ? { voice: true } : {}),
  }
}

/** Templates without values have no components at all. */
function templateBody(content: ContentOf<'template'>): object {
  const { name, language } = content
  const components = [
    ...partOf(content, 'header'),
    ...partOf(content, 'body'),
    ...content.buttons.flatMap((button, index) => buttonOf(content, button.kind, index)),
  ]
  return {
    name,
    language: { code: language },
    ...(components.length > 0 ? { components } : {}),
  }
}

function partOf(content: ContentOf<'template'>, place: 'header' | 'body'): object[] {
  const parameters = content.parameters
    .filter((parameter) => parameter.place === place)
    .map(({ name, value }) => ({
      type: 'text',
      ...(content.parameterFormat === 'named' ? { parameter_name: name } : {}),
      text: value,
    }))
  return parameters.length > 0 ? [{ type: place, parameters }] : []
}

/** A button's value has no name: there is only one. */
function buttonOf(
  { parameters }: ContentOf<'template'>,
  kind: ContentOf<'template'>['buttons'][number]['kind'],
  index: number,
): object[] {
  const given = parameters.find(({ button }) => button === index)
  if (given === undefined) return []
  const parameter =
    kind === 'copy-code'
      ? { type: 'coupon_code', coupon_code: given.value }
      : { type: 'text', text: given.value }
  const sub_type = kind === 'copy-code' ? 'copy_code' : 'url'
  return [{ type: 'button', sub_type, index: String(index), parameters: [parameter] }]
}
