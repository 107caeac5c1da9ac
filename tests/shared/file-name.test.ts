import { describe, expect, test } from 'vitest'
import { nameFor, safeFileName } from '../../shared/domain/file-name.ts'

const cases: readonly [string, string | null, string | null][] = [
  ['an ordinary name stays as it is', 'Edital nº 3 (São João).pdf', 'Edital nº 3 (São João).pdf'],
  ['a path is its last part', '../../etc/passwd', 'passwd'],
  ['also as Windows writes it', 'C:\\Users\\ana\\fatura.pdf', 'fatura.pdf'],
  ['the direction of writing cannot be turned', 'foto\u202egpj.exe', 'fotogpj.exe'],
  ['lines and control characters go', 'a\nb\u0000\u0007c.txt', 'abc.txt'],
  ['letters that a file system refuses are replaced', 'a<b>:"|?*.txt', 'a_b______.txt'],
  ['a hidden file is not hidden', '...oculto', 'oculto'],
  ['what Windows would cut off is cut off', 'conta.pdf. . ', 'conta.pdf'],
  ["a device's name is none", 'CON.pdf', '_CON.pdf'],
  ['nothing is left of nothing', '.. / ..', null],
  ['no name', null, null],
]

describe("a stranger's file name", () => {
  test.each(cases)('%s', (_, name, safe) => {
    expect(safeFileName(name)).toBe(safe)
  })

  test('a long one is cut in its middle, and keeps its ending', () => {
    const name = safeFileName(`${'ção'.repeat(300)}.pdf`)
    expect(name).toBe(`${'ção'.repeat(38)}ç….pdf`)
  })

  test('a file without a name is saved under what it is', () => {
    expect(nameFor('Foto', 'image/jpeg')).toBe('Foto.jpg')
    expect(nameFor('Documento', 'application/octet-stream')).toBe('Documento')
  })
})
