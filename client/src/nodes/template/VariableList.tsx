import { plainValue } from '@visualadgen/graph/values/plain-values.ts';
import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import { useLayoutEffect, useRef } from 'react';
import { cn } from '../../ui/theme/class-names.ts';
import { portLooks } from '../../graph/catalogue/port-looks.ts';
import type { PortOffer } from '@visualadgen/graph/merging/merge-scope.ts';
import { shownValue } from '../../graph/words/shown-text.ts';

interface VariableListProps {
  id: string;
  offers: readonly PortOffer[];
  active: number;
  /** Where the variable begins on screen, asked for anew when the page moves. */
  place: () => DOMRect | null;
  onChoose: (offer: PortOffer) => void;
  onPoint: (index: number) => void;
}

const margin = 8;
const gap = 4;

/** The variables on offer, beside the one that is being written. The focus stays in the text. */
export function VariableList({ id, offers, active, place, onChoose, onPoint }: VariableListProps) {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // In the top layer no panel or dialog can cut it off.
    if (list.current && !list.current.matches(':popover-open')) list.current.showPopover();
  }, []);
  useLayoutEffect(() => {
    const move = () => putAt(list.current, place());
    const moving = new AbortController();
    window.addEventListener('scroll', move, { capture: true, passive: true, signal: moving.signal });
    window.addEventListener('resize', move, { signal: moving.signal });
    return () => moving.abort();
  }, [place]);
  // Each time, for what is on offer and so its height may be other than before.
  useLayoutEffect(() => {
    putAt(list.current, place());
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  });

  return (
    <div
      ref={list}
      id={id}
      {...listRole}
      popover="manual"
      className="fixed inset-auto m-0 max-h-72 w-76 overflow-y-auto rounded-lg border border-border bg-surface-raised p-1 text-text shadow-overlay"
    >
      {offers.map((offer, index) => (
        <button
          key={offer.variable}
          id={optionId(id, index)}
          type="button"
          tabIndex={-1}
          {...optionState(index === active)}
          // Pressing it must not take the focus out of the text.
          onPointerDown={(event) => event.preventDefault()}
          onPointerMove={() => index !== active && onPoint(index)}
          onClick={() => onChoose(offer)}
          className={cn(
            'flex w-full flex-col rounded-md px-2 py-1.5 text-left select-none',
            index === active && 'bg-hover',
          )}
        >
          <OfferLines offer={offer} />
        </button>
      ))}
    </div>
  );
}

// No element of HTML is a list of choices with more than a line of text in each.
const listRole = { role: 'listbox', 'aria-label': 'Variables' };
const optionState = (isActive: boolean) => ({ role: 'option', 'aria-selected': isActive });

export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

function OfferLines({ offer: { variable, from, given } }: { offer: PortOffer }) {
  const { kind, known } = given;
  return (
    <>
      <span className="flex items-center gap-2 text-sm">
        <span
          aria-hidden
          className="size-2 shrink-0 rounded-full"
          style={{ background: kind ? portLooks[kind].color : 'var(--border-strong)' }}
        />
        <span className="min-w-0 truncate font-medium">{variable}</span>
        <span className="ml-auto max-w-1/2 shrink-0 truncate text-2xs text-text-muted">
          {kind && `${portLooks[kind].label} `}from {from}
        </span>
      </span>
      <span className={cn('truncate pl-4 text-2xs text-text-muted', !known && 'italic')}>
        {known ? excerpt(shownValue(plainValue(known.value))) || 'still empty' : 'known once it has run'}
      </span>
    </>
  );
}

/** What fits on a line, so that a long text does not have to be laid out. */
function excerpt(text: string): string {
  return cutText(text.trim(), 80);
}

/** Under the line that is written, or above it where there is no room. */
function putAt(list: HTMLElement | null, at: DOMRect | null) {
  if (!list || !at) return;
  const { offsetWidth: width, offsetHeight: height } = list;
  const isRoomBelow = at.bottom + gap + height + margin <= window.innerHeight;
  const left = Math.max(margin, Math.min(at.left, window.innerWidth - width - margin));
  const top = isRoomBelow ? at.bottom + gap : Math.max(margin, at.top - gap - height);
  list.style.left = `${left}px`;
  list.style.top = `${top}px`;
}
