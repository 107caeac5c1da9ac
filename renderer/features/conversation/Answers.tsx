import { ClipboardList, ListChecks, Phone, PhoneOff, ShoppingBag } from 'lucide-react'
import type { ContentOf } from '../../../shared/domain/message-content.ts'
import { fixedList } from '../../design/fixed-list.ts'
import { useTimeZone } from '../../state/status.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { fullMoment } from '../../words/moment.ts'
import { priceWords } from '../../words/price.ts'
import { Placeholder } from './Placeholder.tsx'

/** What was touched is the citizen's word, so it stands as large as one. */
export function Choice({ choice }: { choice: ContentOf<'choice'> }) {
  const { message } = useTexts()
  return (
    <>
      <span className="flex items-center gap-1 text-faint text-xs">
        <ListChecks aria-hidden="true" size={13} className="shrink-0" />
        {message.choice[choice.source]}
      </span>
      <span className="block wrap-anywhere">{choice.title}</span>
      {choice.description && (
        <span className="block wrap-anywhere text-soft text-sm">{choice.description}</span>
      )}
    </>
  )
}

export function Form({ form }: { form: ContentOf<'form'> }) {
  const { message } = useTexts()
  return (
    <Placeholder icon={<ClipboardList />} title={message.form}>
      {form.answers.length === 0
        ? message.noAnswers
        : fixedList(form.answers, ({ field, value }) => (
            <span className="block">
              {field && `${field}: `}
              <span className="text-ink">{value}</span>
            </span>
          ))}
    </Placeholder>
  )
}

export function CallPermission({ permission }: { permission: ContentOf<'call-permission'> }) {
  const { message } = useTexts()
  const place = { language: useLanguage(), timeZone: useTimeZone() }
  if (!permission.granted) return <Placeholder icon={<PhoneOff />} title={message.callRefused} />
  const { permanent, expiresAt } = permission
  return (
    <Placeholder icon={<Phone />} title={message.callGranted}>
      {permanent
        ? message.callAlways
        : expiresAt !== null && message.callUntil(fullMoment(expiresAt, place))}
    </Placeholder>
  )
}

export function Order({ order }: { order: ContentOf<'order'> }) {
  const { message } = useTexts()
  const language = useLanguage()
  const count = message.orderOf(order.items.length)
  return (
    <>
      <Placeholder icon={<ShoppingBag />} title={`${message.order}: ${count}`}>
        {fixedList(order.items, ({ productId, quantity, price, currency }) => (
          <span className="block">
            {[`${quantity} × ${productId}`, priceWords(price, currency, language)]
              .filter(Boolean)
              .join(' · ')}
          </span>
        ))}
      </Placeholder>
      {order.text && <span className="block wrap-anywhere">{order.text}</span>}
    </>
  )
}
