import { FileDown } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTexts } from '../../texts/use-texts.ts'

/**
 * Takes files that are dropped anywhere on the page while a reply can be written. Elsewhere too the
 * page must not be left for a file that fell on it.
 */
export function DropTarget({ onFiles }: { onFiles: ((files: File[]) => void) | null }) {
  const { media } = useTexts()
  const [isOver, setIsOver] = useState(false)

  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      event.dataTransfer.dropEffect = onFiles ? 'copy' : 'none'
      setIsOver(onFiles !== null)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false)
    }
    const drop = (event: DragEvent) => {
      setIsOver(false)
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length === 0) return
      event.preventDefault()
      onFiles?.(files)
    }
    document.addEventListener('dragover', over)
    document.addEventListener('dragleave', leave)
    document.addEventListener('drop', drop)
    return () => {
      document.removeEventListener('dragover', over)
      document.removeEventListener('dragleave', leave)
      document.removeEventListener('drop', drop)
    }
  }, [onFiles])

  if (!isOver) return null
  return (
    <div className="pointer-events-none fixed inset-3 z-30 flex items-center justify-center rounded-panel border-2 border-accent border-dashed bg-surface/85 font-semibold text-accent text-lg">
      <FileDown aria-hidden="true" size={22} className="mr-2" />
      {media.drop}
    </div>
  )
}
