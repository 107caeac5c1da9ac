import { startCompiled } from '../start-compiled.ts'

/** `entry.js`: the shell as it is built. Awaited: Electron becomes ready only once it has been evaluated. */
await startCompiled('shell', new URL('./shell.js', import.meta.url))
