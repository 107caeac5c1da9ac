/** The word by which a provider's webhooks are known. */
export const WEBHOOK_SECRET = 'segredo-do-webhook-de-teste'

/** What every provider must do is tested over each: where its surface is, and what the relay is told. */
export const providers = [
  { provider: 'meta', path: '/v26.0', env: {} },
  {
    provider: '360dialog',
    path: '',
    env: {
      WHATSAPP_APP_SECRET: undefined,
      WHATSAPP_VERIFY_TOKEN: undefined,
      WHATSAPP_WEBHOOK_SECRET: WEBHOOK_SECRET,
    },
  },
] as const
