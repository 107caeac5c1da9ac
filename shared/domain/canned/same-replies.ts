/** A greeting may be the same for all: shorter replies are not compared with what others had (letters). */
export const SHORTEST_COMPARED = 20
