import { pluralIn } from '../plural.ts'
import type { deliveries as ptBr } from '../pt-br/deliveries.ts'

const plural = pluralIn('en')

export const deliveries: typeof ptBr = {
  tick: {
    queued: 'Queued',
    sent: 'Sent',
    delivered: 'Delivered',
    read: 'Read',
    failed: 'Failed',
    unknown: 'Unconfirmed',
  },

  tickMeaning: {
    queued: 'Waiting for its turn to leave for WhatsApp.',
    deferred: 'WhatsApp did not take it now. Balcão tries again by itself.',
    attempted: 'Leaving for WhatsApp.',
    unknown: 'WhatsApp did not say whether it has it.',
    accepted: 'WhatsApp has it, and has not said yet that it was sent.',
    sent: 'WhatsApp sent it. It has not reached the citizen’s device yet.',
    failed: 'WhatsApp did not deliver it.',
    confirmed: 'The citizen said that it arrived.',
    delivered: 'It is on the citizen’s device.',
    read: 'The citizen opened the conversation after it arrived.',
    played: 'The citizen listened to it.',
  },

  delivery: {
    unknown:
      'WhatsApp did not say whether it has it. It may have arrived: wait a little, or ask the citizen.',
    deferred: (why) => `Has not left yet: Balcão tries again by itself. ${why}`,
    noRoute: 'There is no way to WhatsApp right now.',
    arrived: 'It arrived',
    resend: 'Send again',
    leave: 'Leave it',
    mayDouble: 'The citizen may receive it twice.',
    resendAnyway: 'Send once more',
    settled: {
      arrived: (who) => `${who} asked the citizen: it arrived`,
      'put-away': (who) => `${who} considers it settled`,
      resent: (who) => `${who} sent it again`,
    },
    unknownMark: (count) => plural(count, '1 unconfirmed', `${count} unconfirmed`),
    failedMark: (count) => plural(count, '1 not delivered', `${count} not delivered`),
  },

  failure: {
    lead: 'Not delivered.',
    account: 'The office’s WhatsApp account lost its access. Tell the administrators.',
    payment:
      'There is a payment problem in the office’s WhatsApp account. Tell the administrators.',
    accountBlocked: 'WhatsApp blocked the office’s account. Tell the administrators.',
    numberSetup: 'The office’s number needs setting right at WhatsApp. Tell the administrators.',
    windowClosed: 'More than 24 hours have passed since the citizen’s last message.',
    undeliverable:
      'WhatsApp cannot deliver to this contact: it may not be on WhatsApp, or use an old version.',
    country: 'The office may not write to numbers of this contact’s country.',
    tooFast: 'Too many messages in a row to the same person. Wait a little.',
    busy: 'WhatsApp is overloaded. Wait a little.',
    optedOut: 'The citizen asked not to receive this kind of message.',
    blocked: 'The office has blocked this contact.',
    spam: 'WhatsApp limited the office’s number for sending too much. Tell the administrators.',
    notAllowed: 'The office’s number may not send to this contact. Tell the administrators.',
    template: 'WhatsApp did not accept this message’s template. Tell the administrators.',
    file: 'WhatsApp did not accept the file: convert it to another format (PDF, JPG, MP4, MP3) and send it again.',
    invalid: 'WhatsApp did not accept the content of this message.',
    templateChanged: 'The template changed at WhatsApp. Choose again.',
    templateMissing: 'WhatsApp has no such template approved. Choose another.',
    templateStopped: 'WhatsApp paused or disabled that template. Choose another.',
    templateValues: 'WhatsApp did not accept what was filled into the template. Check the fields.',
    templatePolicy: 'The template’s text breaks a rule of WhatsApp. Tell the administrators.',
    marketingLimit:
      'WhatsApp held this marketing back: the citizen has had a lot. Wait at least 24 h.',
    needsPhone: 'This citizen hides the number, and this message needs it.',
    temporary: 'WhatsApp had a passing failure.',
    identityChanged: 'The citizen’s device changed. Make sure whom you are talking to.',
    other: (code) => `WhatsApp refused it (code ${code}).`,
    noReason: 'WhatsApp gave no reason.',
  },
}
