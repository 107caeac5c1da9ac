import { describe, expect, it } from 'vitest'
import { citizenName, formatPhone } from '../../shared/domain/citizen-name.ts'

const nobody = { registeredName: null, profileName: null, username: null, phone: null }

describe('the name of a citizen', () => {
  it.each([
    [
      'the registered one',
      { registeredName: 'Maria Fictícia', profileName: 'Mari ✨' },
      'Maria Fictícia',
    ],
    ['else the profile’s', { profileName: 'Mari ✨', username: 'mari' }, 'Mari ✨'],
    ['else the username', { username: 'mari.f', phone: '5563999990001' }, '@mari.f'],
    ['else the phone', { phone: '5563999990001' }, '+55 63 99999 0001'],
    ['else none', {}, null],
    ['none, where all that is given is space', { profileName: ' \n ', username: '\u200b' }, null],
  ])('is %s', (_, names, name) => {
    expect(citizenName({ ...nobody, ...names })).toBe(name)
  })

  it.each([
    ['line breaks', 'Maria\nAtendente: tudo certo', 'Maria Atendente: tudo certo'],
    ['other breaks', 'Maria\t\u2028da\u0085Silva', 'Maria da Silva'],
    ['direction overrides', 'Maria\u202Egnp.exe', 'Mariagnp.exe'],
    ['control characters', 'Ma\u0000ria\u0007', 'Maria'],
    ['marks without width', 'Ma\u200Bria\uFEFF', 'Maria'],
  ])('holds no %s that could imitate the screen', (_, profileName, name) => {
    expect(citizenName({ ...nobody, profileName })).toBe(name)
  })

  it('keeps joined emoji whole', () => {
    expect(citizenName({ ...nobody, profileName: 'Rita 👩‍🏫' })).toBe('Rita 👩‍🏫')
  })

  it('of digits that are no phone number is those digits', () => {
    expect(formatPhone('000')).toBe('+000')
  })
})
