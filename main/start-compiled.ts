import { join } from 'node:path'
import { keepCompiled } from './compiled-code.ts'
import { dataDirOf } from './data-dir.ts'

/**
 * Where both built hosts begin, in a file so small that compiling it is nothing: runs the program with
 * what an earlier start compiled of it.
 * @param host each has a folder of its own in the console's data folder: their versions of Node differ.
 */
export async function startCompiled(host: 'web' | 'shell', program: URL): Promise<void> {
  const dataDir = dataDirOf(process.argv)
  if (dataDir !== null) {
    const keeping = keepCompiled(join(dataDir, 'compiled', host))
    if (keeping.outcome === 'refused') say({ code: 'compiled-not-kept', why: keeping.why })
  }
  await import(program.href)
}

function say(line: { code: string; why: string }): void {
  process.stderr.write(`${JSON.stringify({ at: Date.now(), ...line })}\n`)
}
