import { expect, test } from 'vitest'
import { hexDigest } from '../../relay/media/fetch-file.ts'
import { trustedHosts } from '../../relay/media/trusted-hosts.ts'

const isTrusted = trustedHosts('http://127.0.0.1:8790/v26.0')

test.each([
  'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1',
  'https://scontent.fbsb1-1.fbcdn.net/x',
  'https://mmg.whatsapp.net/x',
  'https://graph.facebook.com/v26.0/1',
  'http://127.0.0.1:8790/whatsapp_business/attachments/',
])('files are fetched from %s', (url) => {
  expect(isTrusted(new URL(url))).toBe(true)
})

test.each([
  'http://lookaside.fbsbx.com/x',
  'https://lookaside.fbsbx.com.example.org/x',
  'https://example.org/lookaside.fbsbx.com',
  'https://fbcdn.net.example.org/x',
  'https://evilfbcdn.net/x',
  'https://lookaside.fbsbx.com@example.org/x',
  'https://user:pass@lookaside.fbsbx.com/x',
  'https://lookaside.fbsbx.com:8443/x',
  'http://127.0.0.1:8791/x',
  'http://localhost:8790/x',
  'http://169.254.169.254/latest/meta-data',
  'file:///etc/passwd',
])('no file is fetched from %s', (url) => {
  expect(isTrusted(new URL(url))).toBe(false)
})

test('a digest is read in both of its spellings', () => {
  const hex = 'ab'.repeat(32)
  expect(hexDigest(Buffer.from(hex, 'hex').toString('base64'))).toBe(hex)
  expect(hexDigest(hex.toUpperCase())).toBe(hex)
  expect([hexDigest('<hash>'), hexDigest(null), hexDigest('q1Jc0w0v5m1e9c8n5J6m0Q==')]).toEqual([
    null,
    null,
    null,
  ])
})
