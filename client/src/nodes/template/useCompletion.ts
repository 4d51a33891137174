import { offersOf } from '@visualadgen/graph/template/template-scope.ts';
import { useMemo, useState } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import { insertText } from './insert-text.ts';
import { matchingOffers, openVariableAt } from './open-variable.ts';
import type { OpenVariable } from './open-variable.ts';
import type { PortOffer, PortScope } from '@visualadgen/graph/merging/merge-scope.ts';

/**
 * The list of variables: closed until somebody writes `{{` or asks for it (Ctrl+Space); then open as long as the caret is in
 * the name and something fits; closed by a choice, by Escape, and when the person turns elsewhere.
 */
export function useCompletion(
  area: RefObject<HTMLTextAreaElement | null>,
  template: string,
  scope: PortScope,
  isReadOnly: boolean,
) {
  /** Where the caret is while the list is wanted; null while it is not. */
  const [caret, setCaret] = useState<number | null>(null);
  const [active, setActive] = useState(0);
  const offers = useMemo(() => offersOf(scope), [scope]);
  const names = useMemo(() => scope.upstream.map(({ name }) => name), [scope]);
  const open = useMemo(
    () => (caret === null || isReadOnly ? null : wantedAt(template, caret, names)),
    [caret, template, names, isReadOnly],
  );
  const matches = useMemo(() => (open ? matchingOffers(offers, open.query) : []), [open, offers]);

  function track(isTyped: boolean) {
    const at = area.current;
    if (!at || (!isTyped && caret === null)) return;
    const isMark = at.selectionStart !== at.selectionEnd;
    const isIn = !isMark && openVariableAt(at.value, at.selectionStart, names) !== null;
    setCaret(isIn ? at.selectionStart : null);
    if (isTyped) setActive(0);
  }

  function choose({ variable }: PortOffer) {
    if (!area.current || !open) return;
    insertText(area.current, `{{${variable}}}`, open.start, open.end);
    setCaret(null);
  }

  function ask() {
    setActive(0);
    setCaret(area.current?.selectionStart ?? null);
  }

  /** Whether the key was for the list. */
  function onKey(event: KeyboardEvent): boolean {
    if (event.nativeEvent.isComposing) return false;
    if (event.key === ' ' && event.ctrlKey) return took(event, ask);
    if (matches.length === 0) return false;
    const chosen = matches[active] ?? matches[0];
    const step = (by: number) => setActive((active + by + matches.length) % matches.length);
    switch (event.key) {
      case 'ArrowDown':
        return took(event, () => step(1));
      case 'ArrowUp':
        return took(event, () => step(-1));
      case 'Enter':
      case 'Tab':
        // With a modifier they mean something else: run, or the way back.
        if (event.ctrlKey || event.metaKey || event.shiftKey || !chosen) return false;
        return took(event, () => choose(chosen));
      case 'Escape':
        return took(event, () => setCaret(null));
      default:
        return false;
    }
  }

  return {
    offers,
    matches,
    active: Math.min(active, Math.max(0, matches.length - 1)),
    /** Where the list belongs; null while it is closed. */
    openAt: matches.length > 0 ? (open?.start ?? null) : null,
    /** Where a variable is being written, whether or not anything fits. */
    writingAt: caret === null ? null : (open?.start ?? null),
    onTyped: () => track(true),
    onMoved: () => track(false),
    close: () => setCaret(null),
    point: setActive,
    choose,
    onKey,
  };
}

/** The variable at the caret; where none was begun and the list is asked for, one that would be put there. */
function wantedAt(template: string, caret: number, names: readonly string[]): OpenVariable {
  return openVariableAt(template, caret, names) ?? { start: caret, end: caret, query: '' };
}

function took(event: KeyboardEvent, act: () => void): true {
  event.preventDefault();
  event.stopPropagation();
  act();
  return true;
}
