import { expect, test } from 'vitest'
import type { FileCache } from '../../main/media/file-cache.ts'
import { uploadAttachment } from '../../main/media/upload-attachment.ts'
import type { Attachment } from '../../shared/domain/attachment.ts'
import { sampleId } from '../support/sample-log.ts'

const attachment: Attachment = {
  ...{ sha256: 'a'.repeat(64), mimeType: 'application/pdf', size: 10, filename: 'guia.pdf' },
  ...{ kind: 'document', width: null, height: null, durationMs: null },
}

/** At a console that never had the file. */
function upload(more: { scheduled?: string }) {
  const cache = { read: async () => null } as unknown as FileCache
  const client = { upload: () => Promise.reject(new Error('nothing to bring')) }
  const { signal } = new AbortController()
  return uploadAttachment({ attachment, ...more }, cache, client, null, signal)
}

test('a file that is not here can never be brought', async () => {
  const refusal = { reason: 'attachment-missing' }
  expect(await upload({})).toEqual({ outcome: 'refused-for-good', refusal })
})

test('that of a scheduled reply which leaves now is with the relay, whichever console brought it', async () => {
  expect(await upload({ scheduled: sampleId('b', 1) })).toEqual({ outcome: 'ready' })
})
