/**
 * Not imported: a module that imports `node:util` has Node load all that it exports, what compares and
 * colours texts too, at each start.
 */
export const { parseArgs } = process.getBuiltinModule('node:util')
