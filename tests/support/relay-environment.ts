import type { Environment } from '../../relay/config-variable.ts'
import { SIMULATED } from './start-simulator.ts'
import { storeOf } from './test-store.ts'

/** Nobody listens here: replies wait. */
export const NOWHERE = 'http://127.0.0.1:9/v26.0'

/** The variables of a relay that goes with the tests' simulator. */
export function relayEnvironment(dataFolder: string, apiUrl: string): Environment {
  return {
    BALCAO_HOST: '127.0.0.1',
    BALCAO_PORT: '0',
    BALCAO_ADMIN_PORT: '0',
    BALCAO_DATA: dataFolder,
    BALCAO_STORE: storeOf(dataFolder),
    BALCAO_ORG: 'palmas',
    WHATSAPP_PROVIDER: 'meta',
    WHATSAPP_API_URL: apiUrl,
    WHATSAPP_PHONE_NUMBER_ID: SIMULATED.phoneNumberId,
    WHATSAPP_BUSINESS_ACCOUNT_ID: SIMULATED.businessAccountId,
    WHATSAPP_TOKEN: SIMULATED.token,
    WHATSAPP_APP_SECRET: SIMULATED.appSecret,
    WHATSAPP_VERIFY_TOKEN: SIMULATED.verifyToken,
  }
}
