import { initialsOf } from '../words/initials.ts'

type AvatarProps = { name: string; seed: string; size?: 'small' | 'medium' }

/** Six calm hues; the same person keeps the same one. */
const hues = [258, 205, 165, 120, 60, 20]

export function Avatar({ name, seed, size = 'medium' }: AvatarProps) {
  const hue = hues[hash(seed) % hues.length] ?? 258
  return (
    <span
      aria-hidden="true"
      className={`flex shrink-0 items-center justify-center rounded-full border border-transparent font-semibold ${size === 'small' ? 'size-6 text-2xs' : 'size-9 text-sm'}`}
      style={{
        backgroundColor: `light-dark(oklch(92% 0.04 ${hue}), oklch(33% 0.055 ${hue}))`,
        color: `light-dark(oklch(38% 0.1 ${hue}), oklch(88% 0.06 ${hue}))`,
      }}
    >
      {initialsOf(name)}
    </span>
  )
}

function hash(text: string): number {
  let sum = 0
  for (let index = 0; index < text.length; index++) {
    sum = (sum * 31 + text.charCodeAt(index)) >>> 0
  }
  return sum
}
