import { Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import { ImageViewerContext } from '../image/ImageViewerContext.tsx';
import type { ImageView } from '../image/ImageViewerContext.tsx';
import { lazyPart } from '../../ui/loading/lazy-part.ts';

const ImageDialog = lazyPart(async () => (await import('./ImageDialog.tsx')).ImageDialog);

/** Lets everything inside open images large. */
export function ImageViewer({ workflowId, children }: { workflowId: string; children: ReactNode }) {
  const [view, setView] = useState<ImageView | null>(null);
  return (
    <ImageViewerContext value={setView}>
      {children}
      <Suspense>
        {view && (
          <ImageDialog
            workflowId={workflowId}
            view={view}
            onTurn={(index) => setView({ ...view, index })}
            onClose={() => setView(null)}
          />
        )}
      </Suspense>
    </ImageViewerContext>
  );
}
