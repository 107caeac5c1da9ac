import { UserRound } from 'lucide-react'
import { initialsOf } from '../words/initials.ts'

type AvatarProps = { name: string; seed: string; size?: 'small' | 'medium' }

/** Six calm hues; the same person keeps the same one. */
const hues = [258, 205, 165, 120, 75, 310]

/** Initials are drawn by the style sheet: they are a picture of the name, not words to be read. */
export function Avatar({ name, seed, size = 'medium' }: AvatarProps) {
  const initials = initialsOf(name)
  const hue = hues[hash(seed) % hues.length] ?? 258
  return (
    <span
      aria-hidden="true"
      data-initials={initials ?? ''}
      className={`flex shrink-0 items-center justify-center rounded-full border border-transparent font-semibold before:content-[attr(data-initials)] ${size === 'small' ? 'size-6 text-2xs' : 'size-9 text-sm'}`}
      style={{
        backgroundColor: `light-dark(oklch(92% 0.04 ${hue}), oklch(33% 0.055 ${hue}))`,
        color: `light-dark(oklch(38% 0.1 ${hue}), oklch(88% 0.06 ${hue}))`,
      }}
    >
      {initials === null && <UserRound size={size === 'small' ? 13 : 18} />}
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
