import { useEffect, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import type { Ref } from 'react';

/** The events of an element by which a tooltip comes and goes, and how React calls them. */
const events = {
  pointermove: 'onPointerMove',
  pointerleave: 'onPointerLeave',
  pointerdown: 'onPointerDown',
  focusin: 'onFocus',
  focusout: 'onBlur',
  click: 'onClick',
} as const;

type Handlers = Partial<Record<(typeof events)[keyof typeof events], (event: Event) => void>>;

interface TipHandleProps extends Handlers {
  anchor: HTMLElement;
  ref?: Ref<HTMLElement>;
  'aria-describedby'?: string;
}

/**
 * Stands where a tooltip expects the element that it belongs to, and draws nothing: that element is on the page already. Wrapped once
 * the tooltip is there, it would be drawn anew, and would lose the focus.
 */
export function TipHandle({ anchor, ref, 'aria-describedby': describedBy, ...handlers }: TipHandleProps) {
  useImperativeHandle(ref, () => anchor, [anchor]);

  const latest = useRef<Handlers>(handlers);
  useLayoutEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const listening = new AbortController();
    for (const [type, name] of Object.entries(events))
      anchor.addEventListener(type, (event) => latest.current[name]?.(event), { signal: listening.signal });
    return () => listening.abort();
  }, [anchor]);

  useEffect(() => {
    if (!describedBy) return;
    const own = anchor.getAttribute('aria-describedby');
    anchor.setAttribute('aria-describedby', own ? `${own} ${describedBy}` : describedBy);
    return () => {
      if (own) anchor.setAttribute('aria-describedby', own);
      else anchor.removeAttribute('aria-describedby');
    };
  }, [anchor, describedBy]);
  return null;
}
