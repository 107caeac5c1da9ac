import { afterAll, describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from '../../relay/config.ts'
import type { Environment } from '../../relay/config-variable.ts'
import { relayCommand } from '../support/relay-command.ts'
import { NOWHERE, relayEnvironment } from '../support/relay-environment.ts'
import { removeFolder, temporaryFolder } from '../support/start-relay.ts'
import { SIMULATED } from '../support/start-simulator.ts'

const right = relayEnvironment('/tmp/somewhere', NOWHERE)

function problemsOf(env: Environment): string[] {
  try {
    readConfig(env)
    return []
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return error.message.split('\n').slice(1)
  }
}

describe('the configuration', () => {
  it('is read whole', () => {
    const env = { ...right, BALCAO_PORT: '9000', BALCAO_ADMIN_PORT: undefined }
    const secrets = { WHATSAPP_APP_SECRET: ' novo , velho ' }
    expect(readConfig({ ...env, ...secrets })).toMatchObject({
      host: '127.0.0.1',
      port: 9000,
      adminPort: 9001,
      dataFolder: '/tmp/somewhere',
      organisation: { shortName: 'Whats Palmas' },
      whatsapp: { appSecrets: ['novo', 'velho'], token: SIMULATED.token, apiUrl: NOWHERE },
    })
  })

  it('has the contract’s defaults', () => {
    const { BALCAO_PORT, BALCAO_ADMIN_PORT, BALCAO_HOST, WHATSAPP_API_URL, ...rest } = right
    expect([BALCAO_PORT, BALCAO_ADMIN_PORT, BALCAO_HOST, WHATSAPP_API_URL]).not.toContain(undefined)
    expect(readConfig({ ...rest, BALCAO_ORG: 'ufmt' })).toMatchObject({
      port: 8787,
      adminPort: 8788,
      host: '127.0.0.1',
      organisation: { timeZone: 'America/Cuiaba' },
    })
  })

  it.each([
    ['BALCAO_PORT', '70000', 'BALCAO_PORT=8787'],
    ['BALCAO_PORT', 'oito', 'BALCAO_PORT=8787'],
    ['BALCAO_ORG', 'atlantida', 'BALCAO_ORG=palmas'],
    ['BALCAO_STORE', 'mysql://somewhere/balcao', 'BALCAO_STORE=postgres://balcao:'],
    ['BALCAO_STORE', 'postgres', 'BALCAO_STORE=postgres://balcao:'],
    ['WHATSAPP_PROVIDER', 'twilio', 'WHATSAPP_PROVIDER=meta'],
    ['WHATSAPP_WEBHOOK_SECRET', 'segredo', 'WHATSAPP_WEBHOOK_SECRET='],
    ['WHATSAPP_API_URL', 'graph.facebook.com', 'WHATSAPP_API_URL=https://graph.facebook.com/v26.0'],
    ['WHATSAPP_PHONE_NUMBER_ID', '+55 63 3333-0000', 'WHATSAPP_PHONE_NUMBER_ID=109000000000001'],
    ['WHATSAPP_APP_SECRET', 'um,,dois', 'WHATSAPP_APP_SECRET=0123456789abcdef0123456789abcdef'],
    ['WHATSAPP_TOKEN', 'com espaço', 'WHATSAPP_TOKEN=EAAG…'],
  ])('with a wrong %s (%s) is refused with an example', (name, value, example) => {
    const [problem, ...others] = problemsOf({ ...right, [name]: value })
    expect(others).toEqual([])
    expect(problem).toContain(`${name} is wrong`)
    expect(problem).toContain(`for example ${example}`)
  })

  it('for 360dialog is read with its own base, key and webhook secret', () => {
    const { WHATSAPP_APP_SECRET, WHATSAPP_VERIFY_TOKEN, WHATSAPP_API_URL, ...rest } = right
    expect([WHATSAPP_APP_SECRET, WHATSAPP_VERIFY_TOKEN, WHATSAPP_API_URL]).not.toContain(undefined)
    const secret = 'um-segredo-bem-comprido'
    const env = { ...rest, WHATSAPP_PROVIDER: '360dialog', WHATSAPP_WEBHOOK_SECRET: secret }
    expect(readConfig(env).whatsapp).toMatchObject({
      provider: '360dialog',
      apiUrl: 'https://waba-v2.360dialog.io',
      appSecrets: [],
      webhookSecret: secret,
      verifyToken: null,
    })
  })

  it('for 360dialog says what it lacks, and what would protect nothing', () => {
    expect(problemsOf({ ...right, WHATSAPP_PROVIDER: '360dialog' })).toEqual([
      expect.stringMatching(
        /WHATSAPP_APP_SECRET is wrong: it must be left out: 360dialog does not sign/,
      ),
      expect.stringMatching(
        /WHATSAPP_WEBHOOK_SECRET is missing: .* in the header X-Webhook-Secret/,
      ),
    ])
  })

  it('never repeats a secret that it refuses', () => {
    const secrets = { WHATSAPP_TOKEN: 'meu segredo', WHATSAPP_APP_SECRET: 'outro,' }
    const problems = problemsOf({ ...right, ...secrets })
    expect(problems).toHaveLength(2)
    expect(problems.join()).not.toMatch(/segredo|outro/)
  })

  it('names everything that is missing at once', () => {
    expect(problemsOf({}).map((problem) => problem.trim().split(' ', 3).join(' '))).toEqual([
      'WHATSAPP_PHONE_NUMBER_ID is missing:',
      'WHATSAPP_BUSINESS_ACCOUNT_ID is missing:',
      'WHATSAPP_TOKEN is missing:',
      'WHATSAPP_APP_SECRET is missing:',
      'WHATSAPP_VERIFY_TOKEN is missing:',
    ])
  })
})

describe('the command line', () => {
  const folder = temporaryFolder()

  afterAll(() => removeFolder(folder))

  it('without a configuration stops with the sentences and no stack', async () => {
    const { code, output, errors } = await relayCommand(folder, [])
    expect([code, output]).toEqual([1, ''])
    expect(errors).toContain('WHATSAPP_TOKEN is missing')
    expect(errors).not.toContain('    at ')
  })

  it.each([
    [['serve'], 'There is no command "serve"'],
    [['user'], 'Usage'],
    [['user', 'dance'], 'Usage'],
    [['user', 'add', '--nonsense'], 'Usage'],
    [['user', 'add', '--login', 'x1', '--role', 'agent'], 'This needs a name'],
    [
      ['user', 'add', '--name', 'X', '--login', 'com espaço', '--role', 'agent'],
      'This needs a login',
    ],
    [['user', 'add', '--name', 'X', '--login', 'x1', '--role', 'king'], 'This needs --role'],
    [['user', 'add', '--name', 'X', '--login', 'x1', '--role', 'agent'], 'This needs a password'],
    [
      ['user', 'add', '--name', 'X', '--login', 'x1', '--role', 'agent'],
      'a password of 6 to 1000 characters',
    ],
    [['user', 'disable', 'ninguem'], 'There is no account with the login ninguem'],
  ])('%j says what is wrong', async (args, sentence) => {
    const { code, errors } = await relayCommand(folder, args, 'curta')
    expect(code).toBe(1)
    expect(errors).toContain(sentence)
    expect(errors).not.toContain('    at ')
  })

  it('adds, lists and refuses a login that is taken', async () => {
    const add = ['user', 'add', '--name', 'Ana Exemplo', '--login', 'ana', '--role', 'agent']
    expect((await relayCommand(folder, add, 'balcao\n')).output).toBe('Added ana.\n')
    const again = await relayCommand(folder, add, 'balcao\n')
    expect([again.code, again.errors]).toEqual([1, 'relay: The login ana is taken.\n'])
    const list = await relayCommand(folder, ['user', 'list'])
    expect(list.output).toBe('ana\tAna Exemplo\tagent\tactive\n')
  })

  it('reads one line as the password, and does not wait for more', async () => {
    const args = ['user', 'add', '--name', 'Bia Exemplo', '--login', 'bia', '--role', 'agent']
    const added = await relayCommand(folder, args, 'balcao\n', {}, { keepsInputOpen: true })
    expect(added).toEqual({ code: 0, output: 'Added bia.\n', errors: '' })
  })
})
