/**
 * Those who wait for an answer by when their service window closes: whose closes before the desk has
 * another chance stands first, and how many it has closed for is told without looking at the others.
 */
export const schema0310 = `
create index conversations_by_window on conversations
  (coalesce(window_closes_at, 0), conversation_id, queue_at, window_closes_at, status)
  where status = 'waiting' and queue_at < 4503599627370496;
`
