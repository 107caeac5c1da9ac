/** Notes being written: apart from `drafts`, so that a note can never come back as a reply. */
export const schema0020 = `
create table note_drafts (
  conversation_id text primary key,
  text text not null
) without rowid;
`
