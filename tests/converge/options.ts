/** The number after `--name` on the command line. */
export function numberOption(name: string, usual: number): number {
  const index = process.argv.indexOf(`--${name}`)
  const value = index === -1 ? usual : Number(process.argv[index + 1])
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`--${name} needs a whole number`)
  return value
}
