/** Ways to spoil a webhook, each decided by `random` in [0, 1). */

type Random = () => number

const deep = (depth: number) => {
  let value: unknown = 'fim'
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value }
  return value
}

/** What stands where something else should: wrong types, extremes, what text can hold at worst. */
const strange: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1.5, 1e308, Number.MAX_SAFE_INTEGER + 2, '', ' ', '0', 'null'],
  ...['\u0000', '\ud800', '\udfff\ud800', '\u202e', '👍🏽'.repeat(50), 'x'.repeat(20_000)],
  ...['2026-13-45', '99999999999999999999', '-1', 'NaN', '__proto__', "'; drop table log; --"],
  ...[[], {}, [[]], [null], { '': '' }, deep(40), deep(300), Array(500).fill('x')],
  JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
]

/** Changes one to four places of a webhook's structure. */
export function mutateStructure(body: object, random: Random): unknown {
  const copy: unknown = structuredClone(body)
  for (let times = 1 + Math.floor(random() * 4); times > 0; times -= 1) changeOne(copy, random)
  return copy
}

function changeOne(root: unknown, random: Random): void {
  const places = placesIn(root)
  const place = pick(places, random)
  if (place === undefined) return
  const { holder, key } = place
  const other = pick(places, random)
  const change = pick(
    [
      () => Reflect.set(holder, key, structuredClone(pick(strange, random))),
      () => Reflect.deleteProperty(holder, key),
      () => Reflect.set(holder, `${key}x`, holder[key]),
      () => Reflect.set(holder, key, structuredClone(other?.holder[other.key])),
      () => Array.isArray(holder) && holder.push(structuredClone(holder[Number(key)])),
      () => Reflect.set(holder, key, String(holder[key])),
    ],
    random,
  )
  change?.()
}

type Place = { holder: Record<string, unknown>; key: string }

/** Every place in which a value stands, however deep, up to some thousands. */
function placesIn(root: unknown): Place[] {
  const places: Place[] = []
  const left = [root]
  for (let value = left.pop(); value !== undefined && places.length < 5000; value = left.pop()) {
    if (typeof value !== 'object' || value === null) continue
    const holder = value as Record<string, unknown>
    for (const key of Object.keys(holder)) {
      places.push({ holder, key })
      left.push(holder[key])
    }
  }
  return places
}

/** Changes some bytes: what arrives is often no JSON any more, nor UTF-8. */
export function mutateBytes(bytes: Buffer, random: Random): Buffer {
  const at = Math.floor(random() * bytes.length)
  const length = 1 + Math.floor(random() * 16)
  const before = bytes.subarray(0, at)
  const rest = bytes.subarray(at)
  const noise = Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)))
  const changes = [
    () => Buffer.concat([before, noise, rest.subarray(length)]),
    () => Buffer.concat([before, noise, rest]),
    () => Buffer.concat([before, rest.subarray(length)]),
    () => before,
    () => Buffer.concat([bytes, bytes.subarray(at)]),
    () => Buffer.concat([before, rest.subarray(0, length), rest]),
    () => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]),
    () => Buffer.from(bytes.toString('utf8'), 'utf16le'),
  ]
  return pick(changes, random)?.() ?? bytes
}

export function pick<T>(items: readonly T[], random: Random): T | undefined {
  return items[Math.floor(random() * items.length)]
}
