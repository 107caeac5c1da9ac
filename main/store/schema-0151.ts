/** Which attendances were opened when, for the arrivals of a day. */
export const schema0151 = `
create index events_arrivals on events (at)
  where type in ('attendance-opened', 'attendance-reopened');
`
