/** Replies that wait for somebody's decision are few among all that were ever sent. */
export const schema0050 = `
create index timeline_unsettled on timeline (conversation_id)
  where delivery in ('unknown', 'failed') and detail is null;
`
