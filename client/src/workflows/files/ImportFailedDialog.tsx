import { useStore } from 'zustand';
import { Button } from '../../ui/controls/Button.tsx';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '../../ui/overlays/Dialog.tsx';
import { importStore } from '../../graph/file/import-store.ts';
import { useImportWorkflow } from './useImportWorkflow.ts';

const most = 8;

/** What is wrong with a file that could not be imported. */
export function ImportFailedDialog() {
  const failure = useStore(importStore, (state) => state.failure);
  const { pick } = useImportWorkflow();
  const close = () => importStore.setState({ failure: null });
  if (!failure) return null;
  const { fileName, message, details } = failure;
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && close()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>The file was not imported</DialogTitle>
          <DialogDescription className="break-words">
            <span className="font-medium text-text">{fileName}</span>: {message}
          </DialogDescription>
        </DialogHeader>
        {details.length > 0 && (
          <ul className="flex max-h-60 flex-col gap-1.5 overflow-y-auto rounded-lg bg-surface-sunken p-3 text-xs">
            {details.slice(0, most).map((detail) => (
              <li key={detail} className="break-words">
                {detail}
              </li>
            ))}
            {details.length > most && <li className="text-text-muted">And {details.length - most} more.</li>}
          </ul>
        )}
        <DialogFooter>
          <Button onClick={close}>Close</Button>
          <Button
            variant="primary"
            onClick={() => {
              close();
              void pick();
            }}
          >
            Choose another file
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
