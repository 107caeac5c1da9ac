import type { Migration } from './migration.ts'

const tables = `
  create table media (
    message_id text primary key,
    conversation_id text not null,
    phone_number_id text not null,
    message_seq integer not null,
    state text not null,
    stored_seq integer,
    sha256 text
  );
  create index media_sha256 on media (sha256);
  create index media_stored_seq on media (stored_seq);

  create table media_fetches (
    message_id text primary key,
    attempts integer not null,
    first_at integer not null,
    not_before integer not null
  );
  create index media_fetches_due on media_fetches (not_before);

  create table files (
    sha256 text primary key,
    size integer not null,
    mime_type text not null,
    width integer,
    height integer,
    is_orphan integer not null
  );

  create table uploads (
    phone_number_id text not null,
    sha256 text not null,
    media_id text,
    uploaded_at integer not null,
    attempts integer not null,
    primary key (phone_number_id, sha256)
  );
`

/** Files of messages. Those of messages that are in the log already are wanted like new ones. */
export const media: Migration = {
  number: 40,
  sql: {
    sqlite: `${tables}
      insert into media (message_id, conversation_id, phone_number_id, message_seq, state)
        select envelope ->> 'messageId', log.conversation_id, phone_number_id, log.seq, 'wanted'
        from log join content on content.seq = log.seq
          join conversations on conversations.conversation_id = log.conversation_id
        where envelope ->> 'type' in ('message-received', 'phone-message-sent')
          and body ->> 'kind' in ('image', 'video', 'audio', 'document', 'sticker')
          and body ->> 'mediaId' is not null;
      insert into media_fetches (message_id, attempts, first_at, not_before)
        select message_id, 0, log.at, 0 from media join log on log.seq = media.message_seq;
    `,
    postgres: tables,
  },
}
