import { text } from 'node:stream/consumers'

/** One line from standard input: never from an argument, which other users of the machine see. */
export async function readPassword(input: NodeJS.ReadableStream): Promise<string> {
  return (await text(input)).split(/\r?\n/, 1)[0] ?? ''
}
