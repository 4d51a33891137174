import { useState } from 'react';
import { useClient } from 'urql';
import { refetch } from '../../api/refetch.ts';
import { Button } from '../../ui/controls/Button.tsx';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '../../ui/overlays/Dialog.tsx';
import { ExecutionProgress } from '../progress/ExecutionProgress.tsx';
import { EarlierExports } from './EarlierExports.tsx';
import { ExportDone } from './ExportDone.tsx';
import { ExportForm } from './ExportForm.tsx';
import type { AskedExport } from './export-store.ts';
import { ExportQuery } from './export-documents.ts';
import { type Export, readExport } from './read-export.ts';

/** Hands pictures over: says how files are called, shows how far it is, and gives the zip. */
export function ExportDialog({ asked, onClose }: { asked: AskedExport; onClose: () => void }) {
  const client = useClient();
  const [made, setMade] = useState<Export | null>(null);

  async function look({ id }: Export) {
    const { data } = await refetch(client, ExportQuery, { id });
    setMade(data?.execution ? readExport(data.execution) : lost(id));
  }
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent className="max-w-lg">
        <DialogHeader>
          <DialogTitle>Export</DialogTitle>
          <DialogDescription>
            One zip with good file names, a list of what is in it, and in each file where it comes from.
          </DialogDescription>
        </DialogHeader>
        {made === null && <ExportForm asked={asked} onStarted={setMade} onClose={onClose} />}
        {made?.state === 'UNDER_WAY' && (
          <>
            <ExecutionProgress executionId={made.id} what="export" onEnded={() => void look(made)} />
            <p className="text-xs text-text-muted">
              It goes on if you close this; find it here again under “Earlier exports”.
            </p>
          </>
        )}
        {made?.state === 'DONE' && <ExportDone made={made} />}
        {made?.state === 'FAILED' && (
          <p role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-sm break-words">
            {made.error}
          </p>
        )}
        {made && made.state !== 'UNDER_WAY' && (
          <DialogFooter>
            <Button onClick={() => setMade(null)}>{made.state === 'FAILED' ? 'Back' : 'Export again'}</Button>
            <Button variant="primary" onClick={onClose}>
              Close
            </Button>
          </DialogFooter>
        )}
        {made === null && <EarlierExports />}
      </DialogContent>
    </Dialog>
  );
}

function lost(id: string): Export {
  return {
    id,
    state: 'FAILED',
    error: 'The server cannot be reached. The export goes on: find it here later under “Earlier exports”.',
  };
}
