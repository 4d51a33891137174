import type { ReactNode } from 'react';
import type { PortKind } from '@visualadgen/graph/ports/port-kinds.ts';
import { portLooks } from '../../graph/catalogue/port-looks.ts';

interface PortLineProps {
  kind: PortKind;
  label: string;
  /** In small print: what it takes or gives. */
  note: string;
  children?: ReactNode;
}

/** A port by its colour and its name. */
export function PortLine({ kind, label, note, children }: PortLineProps) {
  return (
    <div className="flex min-h-7 items-center gap-2 text-xs">
      <span aria-hidden className="size-2 shrink-0 rounded-full" style={{ background: portLooks[kind].color }} />
      <span className="min-w-0 flex-1 break-words">
        {label} <span className="text-text-muted">{note}</span>
      </span>
      {children}
    </div>
  );
}
