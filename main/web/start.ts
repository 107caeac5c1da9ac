import { startCompiled } from '../start-compiled.ts'

/** `web.js`: the loopback host as it is built. */
await startCompiled('web', new URL('./loopback.js', import.meta.url))
