/**
 * Works through `items`, two at a time and in their order: the longest first leaves no lane empty
 * for long. The machines of tests have two cores.
 */
export async function inTwoLanes<T>(
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = [...items]
  async function lane(): Promise<void> {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item)
  }
  await Promise.all([lane(), lane()])
}
