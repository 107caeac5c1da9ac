import { createInterface } from 'node:readline'
import { type Readable, Writable } from 'node:stream'

/** Standard input; `isTTY` where a person types on a terminal. */
type Input = Readable & { readonly isTTY?: boolean }

/**
 * One line from standard input: never from an argument, which other users of the machine see. On a
 * terminal it asks for it, and what is typed does not show. Empty where there is none.
 */
export function readPassword(input: Input, prompt: NodeJS.WritableStream): Promise<string> {
  const isTyped = input.isTTY === true
  if (isTyped) prompt.write('Password: ')
  const lines = createInterface({ input, output: nowhere(), terminal: isTyped })
  return new Promise((resolve) => {
    lines.once('line', (line) => {
      resolve(line)
      lines.close()
    })
    lines.once('SIGINT', () => lines.close())
    lines.once('close', () => {
      if (isTyped) prompt.write('\n')
      // Whoever holds the other end open must not keep the program from ending.
      input.destroy()
      resolve('')
    })
  })
}

/** Takes the echo of what is typed. */
function nowhere(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() })
}
