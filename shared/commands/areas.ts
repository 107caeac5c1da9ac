import { areaListSchema, daysSchema } from '../domain/areas/area-list.ts'
import { MAX_TEXT_LENGTH } from '../domain/content/text.ts'
import { idSchema } from '../ids.ts'
import * as z from '../late-zod.ts'
import { common, ofOffice } from './common.ts'

/** Of the question to an area, and of its answer: each is an internal note too. */
const asNote = { noteId: idSchema }
const wordsSchema = z.string().max(MAX_TEXT_LENGTH)

export const forwardingCommands = [
  z.object({
    type: z.literal('forward-attendance'),
    ...common,
    forwardingId: idSchema,
    areaId: idSchema,
    days: daysSchema,
    ...asNote,
    question: wordsSchema,
  }),
  z.object({
    type: z.literal('record-area-answer'),
    ...common,
    forwardingId: idSchema,
    ...asNote,
    text: wordsSchema,
  }),
  z.object({ type: z.literal('withdraw-forwarding'), ...common, forwardingId: idSchema }),
] as const

export const forwardingRefusals = [
  /** The organisation has no such area, or forwards nothing to it any more. */
  z.object({ reason: z.literal('unknown-area') }),
  /** An area is asked already: its answer is recorded, or the question taken back, before. */
  z.object({ reason: z.literal('already-forwarded') }),
  /** That forwarding is open no more: somebody recorded its answer or took it back. */
  z.object({ reason: z.literal('not-forwarded') }),
  /** The organisation's calendar does not open on so many days. */
  z.object({ reason: z.literal('no-open-days') }),
] as const

/** The whole list, in the order in which it is offered. */
export const saveAreas = z.object({
  type: z.literal('save-areas'),
  ...ofOffice,
  body: areaListSchema,
})
