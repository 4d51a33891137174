import { GripVertical } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from '../../ui/theme/class-names.ts';

/** By this a thing of a list is dragged, or moved by the arrow keys. `label` says which thing. */
export function ReorderHandle({ label, className, ...props }: { label: string } & ComponentProps<'button'>) {
  return (
    <button
      type="button"
      aria-label={`Move ${label}, by the arrow keys`}
      title="Drag, or press the arrow keys"
      className={cn(
        'flex h-7 w-5 shrink-0 cursor-grab touch-none items-center justify-center rounded-sm text-text-muted hover:bg-hover hover:text-text focus-visible:-outline-offset-2 active:cursor-grabbing',
        className,
      )}
      {...props}
    >
      <GripVertical aria-hidden className="size-3.5" />
    </button>
  );
}
