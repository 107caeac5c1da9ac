import type { Organisation, OrganisationInForce } from '../../shared/organisation.ts'
import type { Announcer } from '../ipc/announcer.ts'
import type { Log } from '../log.ts'
import { createOffice, inForce, type Office } from '../office.ts'
import type { Replica } from '../replica/replica.ts'
import { codeOf } from '../sync/sync-error.ts'
import { nameQuadras } from './name-quadras.ts'

type Place = { readonly replica: Replica; readonly announcer: Announcer; readonly log: Log }

/**
 * What the organisation says of itself at this desk: by its installation's file, and by what its people
 * have made of that since. It is made ready once, and anew when either changes.
 */
export class DescribedOffice {
  readonly #place: Place
  #file: Organisation
  #office: Office
  #organisation: OrganisationInForce

  constructor(place: Place, file: Organisation) {
    this.#place = place
    this.#file = file
    this.#office = this.#describeOffice()
    this.#organisation = this.#describeOrganisation()
  }

  get office(): Office {
    return this.#office
  }

  get organisation(): OrganisationInForce {
    return this.#organisation
  }

  /** @param file what the installation's file says now, where it was told anew. */
  describeAgain(file: Organisation = this.#file): void {
    this.#file = file
    this.#office = this.#describeOffice()
    this.#organisation = this.#describeOrganisation()
    this.nameQuadras()
  }

  /** Not possible now: the filters go on with the names before, and it is tried at the next start. */
  nameQuadras(): void {
    const { replica, announcer, log } = this.#place
    const listed = this.#savedQuadras() ?? this.#file.quadras
    nameQuadras(replica, this.#office, listed).then(
      (isNews) => isNews && announcer.queueFiltersChanged(),
      (error) => log('naming-quadras-failed', { cause: codeOf(error) }),
    )
  }

  #describeOffice(): Office {
    return createOffice(this.#file, this.#changedHours(), this.#savedQuadras())
  }

  #describeOrganisation(): OrganisationInForce {
    return inForce(this.#file, this.#changedHours())
  }

  #savedQuadras() {
    return this.#place.replica.documents.of.quadras.find()?.body ?? null
  }

  #changedHours() {
    return this.#place.replica.hours.find()?.body ?? null
  }
}
