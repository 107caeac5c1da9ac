import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createGazetteer, quadraSchema } from '../../../shared/domain/places/quadra.ts'

const file = new URL('../../../resources/quadras/palmas.json', import.meta.url)
const palmas = z.array(quadraSchema).parse(JSON.parse(readFileSync(file, 'utf8')))
const gazetteer = createGazetteer(palmas)

describe('a quadra as the citizen writes it', () => {
  it.each([
    ['504 sul alameda 2', '504 Sul', 'alameda 2'],
    ['504 Sul', '504 Sul', ''],
    ['504S', '504 Sul', ''],
    ['504 s, al. 2, lt 14', '504 Sul', 'al. 2, lt 14'],
    ['ARSE 51', '504 Sul', ''],
    ['arse51', '504 Sul', ''],
    ['ARNO 31 (303 Norte)', '303 Norte', ''],
    ['arno 31', '303 Norte', ''],
    ['moro na quadra 1206 sul', '1206 Sul', 'moro na'],
    ['Qd. 104 norte', '104 Norte', ''],
    ['aureny 3', 'Jardim Aureny III', ''],
    ['Jd Aureny III rua 7', 'Jardim Aureny III', 'rua 7'],
    ['AURENY iv', 'Jardim Aureny IV', ''],
    ['jardim taquari t-31', 'Jardim Taquari', 't-31'],
    ['taquarussu', 'Taquaruçu', ''],
    ['Taquaruçu', 'Taquaruçu', ''],
    ['agua fria', 'Água Fria', ''],
  ])('“%s” is %s', (written, name, rest) => {
    expect(gazetteer.recognise(written)).toMatchObject({ quadra: { name }, rest })
  })

  it.each([
    ['perto do Bosque dos Pioneiros', 'none that is in the list'],
    ['304 n 12', 'the number of a house'],
    ['504', 'half a name'],
    ['entre a 504 sul e a 506 sul', 'two'],
    ['9999 sul', 'one that does not exist'],
    ['Cuiabá', 'another city'],
    ['', 'nothing'],
  ])('“%s” is not recognised: %s', (written, _) => {
    expect(gazetteer.recognise(written)).toBeNull()
  })

  it('is suggested while it is typed, by any of its names', () => {
    const names = (typed: string) => gazetteer.suggest(typed, 3).map(({ name }) => name)
    expect(names('504')).toEqual(['504 Norte', '504 Sul'])
    expect(names('arse 5')).toEqual(['504 Sul', '506 Sul', '508 Sul'])
    expect(names('aur')).toEqual(['Jardim Aureny I', 'Jardim Aureny II', 'Jardim Aureny III'])
    expect(names('xyz')).toEqual([])
    expect(names('')).toEqual([])
  })
})
