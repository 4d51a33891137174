import { useRef, useState } from 'react';
import type { DragEvent, ReactNode } from 'react';

interface DropAreaProps {
  /** An icon, and what dropping does. */
  invitation: ReactNode;
  onDrop: (dropped: DataTransfer) => void;
  className?: string | undefined;
  children: ReactNode;
}

/** Takes files wherever on the page they are dropped, and says so while they are over it. */
export function DropArea({ invitation, onDrop, className, children }: DropAreaProps) {
  // Entering a child is told before leaving the parent, so the two are counted.
  const [depth, setDepth] = useState(0);
  // A picture of the page itself, on its way to somewhere else.
  const isOwn = useRef(false);
  const isForUs = ({ dataTransfer }: DragEvent) => !isOwn.current && dataTransfer.types.includes('Files');

  function take(event: DragEvent) {
    setDepth(0);
    if (!isForUs(event)) return;
    event.preventDefault();
    onDrop(event.dataTransfer);
  }

  return (
    <div
      className={className}
      onDragStart={() => (isOwn.current = true)}
      onDragEnd={() => (isOwn.current = false)}
      onDragEnter={(event) => isForUs(event) && setDepth(depth + 1)}
      onDragLeave={(event) => isForUs(event) && setDepth(Math.max(0, depth - 1))}
      onDragOver={(event) => {
        if (isForUs(event)) event.preventDefault();
      }}
      onDrop={take}
    >
      {children}
      {depth > 0 && (
        <div className="pointer-events-none fixed inset-0 z-60 flex items-center justify-center bg-background/80 p-6 backdrop-blur-xs">
          <p className="flex flex-col items-center gap-2 rounded-2xl border-2 border-dashed border-accent bg-surface-raised px-12 py-10 text-base font-medium shadow-overlay">
            {invitation}
          </p>
        </div>
      )}
    </div>
  );
}
