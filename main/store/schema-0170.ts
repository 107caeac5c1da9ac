/**
 * Names of citizens for searching: `rowid` is the place in the log of the newest word on who she is,
 * so that those of whom we heard last are found first.
 */
export const schema0170 = `
create index citizens_by_seq on citizens (seq);

create virtual table names_fts using fts5 (
  text,
  content = '',
  contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 2',
  prefix = '2 3'
);
`
