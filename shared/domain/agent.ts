import * as z from '../late-zod.ts'

export const roleSchema = z.enum(['agent', 'supervisor', 'ombudsman', 'admin'])

export type Role = z.infer<typeof roleSchema>

/** Whoever asks for something: an account of the organisation with its roles of this moment. */
export type Actor = { readonly agentId: string; readonly roles: readonly Role[] }

/** A colleague as everybody sees them. */
export type Agent = Actor & { readonly name: string; readonly disabled: boolean }

/** May hold attendances and answer citizens. An `admin` alone looks after accounts only. */
export function mayAttend(actor: Actor): boolean {
  return actor.roles.some((role) => role !== 'admin')
}

/** May refuse a citizen the ear of the desk for a while. */
export function mayBlock(actor: Actor): boolean {
  return maySupervise(actor) || actor.roles.includes('admin')
}

/** Sees what is wrong with the organisation's account, and says that somebody knows. */
export function mayLookAfterAccount(actor: Actor): boolean {
  return maySupervise(actor) || actor.roles.includes('admin')
}

/** May see who read what, and whether everything is accounted for. */
export function mayOversee(actor: Pick<Actor, 'roles'>): boolean {
  return actor.roles.includes('supervisor') || mayAdminister(actor)
}

/** May look after accounts, read the quarantine, and erase. */
export function mayAdminister(actor: Pick<Actor, 'roles'>): boolean {
  return actor.roles.includes('admin')
}

/** May act on an attendance that somebody else holds: reassign it, return it, close it. */
export function maySupervise(actor: Actor): boolean {
  return actor.roles.includes('supervisor')
}
