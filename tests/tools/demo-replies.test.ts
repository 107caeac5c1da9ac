import { expect, test } from 'vitest'
import { cannedReplySchema, parseReplyText } from '../../shared/domain/canned/canned-reply.ts'
import { demoReplies } from '../../tools/demo-replies.ts'

test('each of the demo’s canned replies can be saved, filled and found by a name of its own', () => {
  for (const replies of Object.values(demoReplies)) {
    for (const { text, shortcut, area } of replies) {
      const replyId = 'd0000000-0000-4000-8000-000000000001'
      const dates = { validFrom: null, validUntil: null }
      const reply = { replyId, scope: 'organisation', text, shortcut, area, ...dates }
      expect(cannedReplySchema.safeParse(reply).success).toBe(true)
      expect(parseReplyText(text)).not.toHaveProperty('wrong')
    }
    expect(new Set(replies.map(({ shortcut }) => shortcut)).size).toBe(replies.length)
  }
})
