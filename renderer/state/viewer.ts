import { create } from 'zustand'
import type { StoredFile } from '../../shared/domain/stored-file.ts'

/** The picture that is looked at enlarged. It stays open however the conversation goes on. */
export type ViewedPicture = {
  file: StoredFile
  title: string
  name: string
  caption: string | null
}

export const useViewer = create<{ picture: ViewedPicture | null }>()(() => ({ picture: null }))

export function viewPicture(picture: ViewedPicture): void {
  useViewer.setState({ picture })
}

export function closeViewer(): void {
  useViewer.setState({ picture: null })
}
