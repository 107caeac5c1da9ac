import type { NewCitizen } from '../phones/phones.ts'

/** One thing that a citizen says, and what she waits for before it. */
export type Line = {
  /** So many replies of the desk since her last line; 0: she does not wait. */
  afterReplies: number
  /** Then so many seconds pass. */
  pause: number
} & ({ text: string } | { photo: PhotoName; caption: string })

type PhotoName = 'pothole'

/** Somebody of Palmas, plainly made up, and what she has on her mind. */
export type Story = {
  key: string
  /** Seconds after the story before it began; each story is told once. */
  gap: number
  citizen: NewCitizen & { about: string }
  /** The first begins the story: it waits for no reply. */
  lines: readonly Line[]
}

/** How far a story has been told; kept, so that a restart goes on and repeats nothing. */
export type StoryProgress = {
  key: string
  citizenId: string
  /** Lines said so far. */
  said: number
  /** Replies of the desk since the last line. */
  replies: number
}
