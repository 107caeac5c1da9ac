// The door to every command of the repository: `node tools/run.mjs COMMAND …`, as package.json calls
// it. It is plain JavaScript without packages, because it runs on whatever Node (20 or newer) the
// machine has, before anything is installed. It installs what is missing, then hands over to the
// project's own Node 24.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** Commands, and the program that carries each out. */
const programs = {
  start: 'tools/start.ts',
  test: 'tools/test.ts',
  torture: 'tests/torture/main.ts',
  soak: 'tests/soak/main.ts',
  bench: 'tests/bench/main.ts',
  converge: 'tests/converge/main.ts',
  relay: 'relay/main.ts',
  console: 'tools/console.ts',
  build: 'tools/build.ts',
  check: 'tools/check.ts',
  fix: 'tools/fix.ts',
  screenshots: 'tools/screenshots.ts',
  dist: 'tools/dist.ts',
}

const [command, ...args] = process.argv.slice(2)
const program = programs[command]
if (!program)
  stop(`There is no command "${command}". Commands: ${Object.keys(programs).join(', ')}.`)
if (major(process.version) < 20) stop(`Balcão needs Node 20 or newer; this is ${process.version}.`)
if (!isInstalled()) install()
handOver(findNode(), join(root, program), args)

/** True when what lies in node_modules is what the lockfile asks for on this platform. */
function isInstalled() {
  const wanted = readLock(join(root, 'package-lock.json'))
  const present = readLock(join(root, 'node_modules', '.package-lock.json'))
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' || entry.link || entry.optional || present[path]?.version === entry.version,
  )
}

function readLock(path) {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')).packages ?? {}) : {}
}

function install() {
  process.stderr.write('Installing the packages (once)…\n')
  // Through a shell, because npm is a script on Windows; the words are constants.
  const result = spawnSync('npm ci --no-audit --no-fund --loglevel=error', {
    cwd: root,
    shell: true,
    stdio: ['ignore', 2, 2],
  })
  if (result.status !== 0) stop('Installing failed: see the lines above, then try again.')
}

function findNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const own = join(root, 'node_modules', `node-${platform}-${process.arch}`, 'bin', name)
  if (existsSync(own)) return own
  if (major(process.version) >= 24) return process.execPath
  return stop(
    `Node 24 is not packaged for ${platform} ${process.arch}: install it, then try again.`,
  )
}

function handOver(node, path, rest) {
  const child = spawn(node, [path, ...rest], {
    // The channel tells the program when this process is gone, however that happened.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: {
      ...process.env,
      PATH: [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
    },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => stop(`Could not start ${path}: ${error.message}`))
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
}

function major(version) {
  return Number(version.slice(1).split('.')[0])
}

/** @returns {never} */
function stop(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
