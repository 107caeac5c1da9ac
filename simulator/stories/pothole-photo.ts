import { crc32, deflateSync } from 'node:zlib'

const WIDTH = 480
const HEIGHT = 360

/** A small PNG of a pothole in the asphalt, drawn here so that no picture of a real place is kept. */
export function potholePhoto(): Buffer {
  const rows = Buffer.alloc(HEIGHT * (1 + WIDTH * 3))
  let at = 0
  for (let y = 0; y < HEIGHT; y += 1) {
    rows[at++] = 0
    for (let x = 0; x < WIDTH; x += 1) {
      for (const channel of colour(x / WIDTH, y / HEIGHT, grain(x, y))) rows[at++] = channel
    }
  }
  return png(WIDTH, HEIGHT, rows)
}

type Colour = [red: number, green: number, blue: number]

/** `x`, `y` and `noise` between 0 and 1; the horizon lies at a third of the height. */
function colour(x: number, y: number, noise: number): Colour {
  if (y < 0.33) return sky(x, y, noise)
  const depth = (y - 0.33) / 0.67
  const halfRoad = 0.18 + depth * 0.62
  if (Math.abs(x - 0.5) > halfRoad) return shade([168, 92, 52], 0.75 + noise * 0.35)
  const hole = Math.hypot((x - 0.54) / 0.2, (y - 0.72) / 0.11) + (noise - 0.5) * 0.12
  if (hole < 0.8) return shade([74, 55, 42], 0.55 + noise * 0.4 + hole * 0.2)
  if (hole < 1) return shade([120, 110, 100], 0.55 + noise * 0.4)
  const line = Math.abs(x - 0.5 + 0.3 * depth) < 0.008 + depth * 0.012
  if (line && (depth * 6) % 1 < 0.6) return shade([226, 190, 70], 0.85 + noise * 0.2)
  return shade([96, 97, 102], 0.72 + noise * 0.4)
}

function sky(x: number, y: number, noise: number): Colour {
  const hills = 0.27 + 0.035 * Math.sin(x * 9) + 0.015 * Math.sin(x * 31)
  if (y > hills) return shade([86, 122, 62], 0.7 + noise * 0.4)
  return shade([150, 196, 232], 0.86 + y * 0.5 + noise * 0.03)
}

function shade([red, green, blue]: Colour, light: number): Colour {
  const lit = (channel: number) => Math.max(0, Math.min(255, Math.round(channel * light)))
  return [lit(red), lit(green), lit(blue)]
}

/** The same speckle at every run. */
function grain(x: number, y: number): number {
  const wave = Math.sin(x * 12.9898 + y * 78.233) * 43_758.5453
  return wave - Math.floor(wave)
}

function png(width: number, height: number, rows: Buffer): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const checksum = Buffer.alloc(4)
  checksum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, checksum])
}
