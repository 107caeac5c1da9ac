/** The simulator holds no more than so much; its control API answers 507. */
export class TooMuch extends Error {}
