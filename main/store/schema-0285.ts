/** `exported`: the number of the attendance that left the console as a whole; null for what was only read. */
export const schema0285 = `
alter table readings add column exported text;
`
