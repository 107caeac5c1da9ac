/** What was asked cannot be done; the message is for whoever typed it. */
export class UsageError extends Error {}
