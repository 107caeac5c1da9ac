import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { glob, stat } from 'node:fs/promises'
import { build as viteBuild } from 'vite'
import { buildHosts } from './build-hosts.ts'
import { inRoot, root } from './root.ts'

/** What the built screen and hosts are made from. */
const sources = [
  'renderer/**/*',
  'shared/**/*',
  'main/**/*',
  'resources/**/*',
  'vite*.ts',
  'tools/build*.ts',
  'package-lock.json',
]
const stamp = inRoot('out', '.built-from')

/** Builds the screen and both hosts into `out/`, unless they are already made of this. */
export async function buildIfStale(): Promise<void> {
  const madeFrom = await fingerprint()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === madeFrom) return
  process.stderr.write('Building the screen…\n')
  await viteBuild({ configFile: inRoot('vite.config.ts'), logLevel: 'warn' })
  await buildHosts()
  mkdirSync(inRoot('out'), { recursive: true })
  writeFileSync(stamp, madeFrom)
}

/** Changes with the name, size or time of any source: cheap, and never wrong in the stale way. */
async function fingerprint(): Promise<string> {
  const lines: string[] = []
  for await (const path of glob(sources, { cwd: root })) {
    const { size, mtimeMs } = await stat(inRoot(path))
    lines.push(`${path} ${size} ${mtimeMs}`)
  }
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex')
}

if (import.meta.main) await buildIfStale()
