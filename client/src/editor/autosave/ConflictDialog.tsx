import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '../../ui/Dialog.tsx';
import { useEditorStore } from '../EditorContext.tsx';
import type { Theirs } from './autosave.ts';
import { useAutosave } from './AutosaveContext.tsx';

interface ConflictDialogProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  theirs: Theirs;
}

/** Two people (or two tabs) changed one workflow: the person chooses whose graph stays. Nothing is overwritten before. */
export function ConflictDialog({ isOpen, onOpenChange, theirs }: ConflictDialogProps) {
  const store = useEditorStore();
  const autosave = useAutosave();

  function takeTheirs() {
    store.getState().replace(theirs.graph);
    autosave.tookTheirs();
  }

  return (
    <Dialog open={isOpen} onOpenChange={onOpenChange}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>This workflow was changed elsewhere</DialogTitle>
          <DialogDescription>
            Another tab or person saved it while you were editing. Your changes are safe here, but only one of the two
            can stay.
          </DialogDescription>
        </DialogHeader>
        <DialogFooter>
          <Button onClick={takeTheirs}>Load the other one</Button>
          <Button variant="primary" onClick={autosave.keepMine}>
            Keep mine
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
