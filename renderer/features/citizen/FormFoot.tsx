import { Button } from '../../design/Button.tsx'
import { useTexts } from '../../texts/use-texts.ts'

/** Below a short form of the panel: saves it, or leaves it as it was. */
export function FormFoot({ save, onClose }: { save: string; onClose: () => void }) {
  const { cancel } = useTexts()
  return (
    <div className="flex flex-wrap gap-2">
      <Button tone="primary" size="small" type="submit">
        {save}
      </Button>
      <Button tone="quiet" size="small" onPress={onClose}>
        {cancel}
      </Button>
    </div>
  )
}
