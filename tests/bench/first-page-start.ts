import { keepCompiled } from '../../main/compiled-code.ts'

/** As the console's hosts begin: `first-page-start FOLDER PATH KEY`, FOLDER for what was compiled. */
const [folder = ''] = process.argv.splice(2, 1)
const keeping = keepCompiled(folder)
if (keeping.outcome === 'refused') throw new Error(keeping.why)
await import(new URL('../first-page-process/first-page-process.js', import.meta.url).href)
