/** An attendance is gone to by its protocol number, however long ago it was. */
export const schema0270 = `
create index timeline_by_protocol on timeline (detail) where kind = 'opened';
`
