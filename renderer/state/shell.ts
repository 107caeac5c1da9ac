import type { TrayWish } from '../../shared/shell.ts'
import { shell } from '../bridge.ts'
import { textsNow } from '../texts/use-texts.ts'
import { hasAttention } from './attention.ts'
import { lock } from './leave.ts'
import { rescueReply } from './notice-replies.ts'
import { reportDefects } from './notices.ts'
import { beQuiet, endQuiet, quietNow } from './quiet.ts'
import { toggleReceiving } from './receiving.ts'
import { showSystemNotice, takeNoticeWish } from './system-notice.ts'

/** Hears what a person does with notices and tray of the shell. Once per page. */
export function followShell(): void {
  shell?.onWish((wish) => {
    if (wish.name === 'asked') reportDefects(doAsked(wish.of))
    else if (wish.name === 'reply-left') reportDefects(rescueReply(wish))
    else takeNoticeWish(wish)
  })
}

async function doAsked(of: TrayWish): Promise<void> {
  if (of === 'lock') await lock()
  else if (of === 'receiving') await switchReceiving()
  else if (quietNow() === null) beQuiet('open')
  else endQuiet()
}

/** Who pressed in the tray may look at another window: there the system says it. */
async function switchReceiving(): Promise<void> {
  const why = await toggleReceiving()
  if (why === null || hasAttention()) return
  const { product: title, receiving: words } = textsNow()
  const body = why === 'receiving-offline' ? words.offline : words.notPermitted
  const notice = showSystemNotice({
    ...{ group: 'tray', title, body, silent: true },
    onPress: () => notice.close(),
  })
}
