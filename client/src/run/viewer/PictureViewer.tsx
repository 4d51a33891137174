import { Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import { PictureViewerContext } from '../picture/PictureViewerContext.tsx';
import type { PictureView } from '../picture/PictureViewerContext.tsx';
import { lazyPart } from '../../ui/loading/lazy-part.ts';

const PictureDialog = lazyPart(async () => (await import('./PictureDialog.tsx')).PictureDialog);

/** Lets everything inside open pictures large. */
export function PictureViewer({ workflowId, children }: { workflowId: string; children: ReactNode }) {
  const [view, setView] = useState<PictureView | null>(null);
  return (
    <PictureViewerContext value={setView}>
      {children}
      <Suspense>
        {view && (
          <PictureDialog
            workflowId={workflowId}
            view={view}
            onTurn={(index) => setView({ ...view, index })}
            onClose={() => setView(null)}
          />
        )}
      </Suspense>
    </PictureViewerContext>
  );
}
