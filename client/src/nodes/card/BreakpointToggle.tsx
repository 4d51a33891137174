import type { MouseEvent } from 'react';
import { useEditor } from '../../graph/store/EditorContext.tsx';
import { cn } from '../../ui/theme/class-names.ts';

interface BreakpointToggleProps {
  nodeKey: string;
  isSet: boolean;
}

/** A dot that makes runs pause before this node. Unset it shows only where somebody is about to set it. */
export function BreakpointToggle({ nodeKey, isSet }: BreakpointToggleProps) {
  const isReadOnly = useEditor((state) => state.isReadOnly);
  const toggle = useEditor((state) => state.toggleBreakpoints);
  if (isReadOnly) {
    return isSet ? (
      <span
        title="Breakpoint: this run pauses before the node"
        className="-mr-1 flex size-6 items-center justify-center"
      >
        <Dot isSet />
        <span className="sr-only">Breakpoint</span>
      </span>
    ) : null;
  }

  function onClick(event: MouseEvent) {
    // Setting one is not choosing the node.
    event.stopPropagation();
    toggle([nodeKey]);
  }

  return (
    <button
      type="button"
      aria-label="Breakpoint"
      aria-pressed={isSet}
      aria-keyshortcuts="B"
      title={
        isSet ? 'Breakpoint: runs pause before this node. Remove it (B)' : 'Breakpoint: pause before this node (B)'
      }
      onClick={onClick}
      className={cn(
        'nodrag nokey -mr-1 flex size-6 shrink-0 items-center justify-center rounded-md transition-opacity hover:bg-hover',
        !isSet && 'opacity-0 group-hover/card:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100',
      )}
    >
      <Dot isSet={isSet} />
    </button>
  );
}

function Dot({ isSet }: { isSet: boolean }) {
  return (
    <span
      aria-hidden
      className={cn(
        'rounded-full',
        isSet
          ? 'size-2 bg-warning ring-[1.5px] ring-warning ring-offset-2 ring-offset-surface-raised'
          : 'size-2.5 border-[1.5px] border-text-muted',
      )}
    />
  );
}
