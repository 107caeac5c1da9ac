import { useSyncExternalStore } from 'react'

/** Whether this window is on the screen and the one in use. */
export function useAttention(): boolean {
  return useSyncExternalStore(onAttention, hasAttention)
}

export function hasAttention(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus()
}

/** @returns what ends it. */
export function onAttention(onChange: () => void): () => void {
  const listening = new AbortController()
  const { signal } = listening
  window.addEventListener('focus', onChange, { signal })
  window.addEventListener('blur', onChange, { signal })
  document.addEventListener('visibilitychange', onChange, { signal })
  return () => listening.abort()
}
