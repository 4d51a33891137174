import { Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import { PictureViewerContext } from '../image/ImageViewerContext.tsx';
import type { PictureView } from '../image/ImageViewerContext.tsx';
import { lazyPart } from '../../ui/loading/lazy-part.ts';

const PictureDialog = lazyPart(async () => (await import('./ImageDialog.tsx')).PictureDialog);

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
