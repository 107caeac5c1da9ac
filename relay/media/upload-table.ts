import type { Reader, Transaction } from '../store/port.ts'

/** Table `uploads`: what WhatsApp calls a file that was brought to one of our numbers. */
export type Upload = {
  readonly phoneNumberId: string
  readonly sha256: string
  /** Null: it has not been brought yet, or WhatsApp did not know the id any more. */
  readonly mediaId: string | null
  readonly uploadedAt: number
  /** That failed, since the last one that did not. */
  readonly attempts: number
}

export async function find(
  sql: Reader,
  phoneNumberId: string,
  sha256: string,
): Promise<Upload | null> {
  const row = await sql.get<Upload>(
    `select phone_number_id as "phoneNumberId", sha256, media_id as "mediaId",
      uploaded_at as "uploadedAt", attempts from uploads where phone_number_id = ? and sha256 = ?`,
    ...[phoneNumberId, sha256],
  )
  return row ?? null
}

export async function save(tx: Transaction, upload: Upload): Promise<void> {
  const { phoneNumberId, sha256, mediaId, uploadedAt, attempts } = upload
  await tx.run(
    `insert into uploads (phone_number_id, sha256, media_id, uploaded_at, attempts)
      values (?, ?, ?, ?, ?) on conflict (phone_number_id, sha256) do update
      set media_id = excluded.media_id, uploaded_at = excluded.uploaded_at,
        attempts = excluded.attempts`,
    ...[phoneNumberId, sha256, mediaId, uploadedAt, attempts],
  )
}

/** WhatsApp refused a message with this file: the next one brings it anew. */
export async function forget(tx: Transaction, mediaId: string): Promise<void> {
  await tx.run('update uploads set media_id = null where media_id = ?', mediaId)
}
