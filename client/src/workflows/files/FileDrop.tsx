import { FileUp } from 'lucide-react';
import { useState } from 'react';
import type { DragEvent, ReactNode } from 'react';
import { useImportWorkflow } from './useImportWorkflow.ts';

/** Takes a workflow's file wherever on the page it is dropped. */
export function FileDrop({ className, children }: { className?: string; children: ReactNode }) {
  const { importFile } = useImportWorkflow();
  // Entering a child is told before leaving the parent, so the two are counted.
  const [depth, setDepth] = useState(0);

  function onDrop(event: DragEvent) {
    setDepth(0);
    const [file] = event.dataTransfer.files;
    if (!file) return;
    event.preventDefault();
    void importFile(file);
  }

  return (
    <div
      className={className}
      onDragEnter={(event) => hasFiles(event) && setDepth(depth + 1)}
      onDragLeave={(event) => hasFiles(event) && setDepth(Math.max(0, depth - 1))}
      onDragOver={(event) => {
        if (hasFiles(event)) event.preventDefault();
      }}
      onDrop={onDrop}
    >
      {children}
      {depth > 0 && (
        <div className="pointer-events-none fixed inset-0 z-40 flex items-center justify-center bg-background/80 p-6 backdrop-blur-xs">
          <p className="flex flex-col items-center gap-2 rounded-2xl border-2 border-dashed border-accent bg-surface-raised px-12 py-10 text-base font-medium shadow-overlay">
            <FileUp aria-hidden className="size-6 text-accent-text" />
            Drop the file to import the workflow
          </p>
        </div>
      )}
    </div>
  );
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer.types.includes('Files');
}
