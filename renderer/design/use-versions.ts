import { useEffect, useState } from 'react'
import { reportDefects } from '../state/notices.ts'

/**
 * The versions of what all share, as the console behind the screen has them.
 * @param standing what holds now: another one asks again.
 */
export function useVersions<Version>(
  ask: () => Promise<readonly Version[]>,
  standing: string,
): readonly Version[] {
  const [versions, setVersions] = useState<readonly Version[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when another version holds
  useEffect(() => {
    let isWanted = true
    const read = async () => {
      const answer = await ask()
      if (isWanted) setVersions(answer)
    }
    reportDefects(read())
    return () => {
      isWanted = false
    }
  }, [standing])
  return versions
}
