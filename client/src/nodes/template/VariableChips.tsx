import { portLooks } from '../../graph/catalogue/port-looks.ts';
import type { PortOffer } from '@visualadgen/graph/merging/merge-scope.ts';

/** The variables on offer, to be put in by a click. */
export function VariableChips({
  offers,
  onInsert,
}: {
  offers: readonly PortOffer[];
  onInsert: (variable: string) => void;
}) {
  if (offers.length === 0) {
    return <div className="text-xs text-text-muted">Connect a node to this one, and its outputs can be used here.</div>;
  }
  return (
    <fieldset className="flex flex-wrap gap-1.5">
      <legend className="sr-only">Insert a variable</legend>
      {offers.map(({ variable, from, given: { kind } }) => (
        <button
          key={variable}
          type="button"
          title={`From ${from}`}
          // The caret stays where it is.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onInsert(variable)}
          className="flex max-w-full items-center gap-1.5 rounded-full border border-border bg-surface-raised px-2 py-0.5 text-xs font-medium hover:border-accent hover:bg-accent-soft"
        >
          <span
            aria-hidden
            className="size-1.5 shrink-0 rounded-full"
            style={{ background: kind ? portLooks[kind].color : 'var(--border-strong)' }}
          />
          <span className="truncate">{variable}</span>
        </button>
      ))}
    </fieldset>
  );
}
