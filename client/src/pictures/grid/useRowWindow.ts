import { useEffect, useState } from 'react';

/** Rows that are drawn beyond what is seen, on either side. */
const beyond = 3;
/** Milliseconds without a scroll after which it has come to rest. */
const restAfter = 120;

export interface RowWindow {
  first: number;
  /** The last one that is drawn. */
  last: number;
  /** It flies by, faster than anything could be looked at. */
  isRushing: boolean;
}

/** Which rows of a list are to be drawn where it is scrolled to. It changes when a row comes or goes, not with each pixel. */
export function useRowWindow(
  element: HTMLElement | null,
  { rows, rowHeight, top }: { rows: number; rowHeight: number; top: number },
): RowWindow {
  const [seen, setSeen] = useState<RowWindow>({ first: 0, last: beyond * 4, isRushing: false });
  useEffect(() => {
    if (!element) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let before = { row: 0, at: 0 };
    const look = (isRushing: boolean) => {
      const first = Math.max(0, Math.floor((element.scrollTop - top) / rowHeight) - beyond);
      const last = Math.ceil((element.scrollTop - top + element.clientHeight) / rowHeight) + beyond;
      setSeen((now) =>
        now.first === first && now.last === last && now.isRushing === isRushing ? now : { first, last, isRushing },
      );
      return first;
    };
    const rest = () => look(false);
    const onScroll = () => {
      const at = performance.now();
      const row = element.scrollTop / rowHeight;
      const screens = (Math.abs(row - before.row) * rowHeight) / element.clientHeight;
      // More than a screen within a twelfth of a second.
      const isRushing = screens / Math.max(16, at - before.at) > 1 / 80;
      before = { row, at };
      look(isRushing);
      clearTimeout(timer);
      timer = setTimeout(rest, restAfter);
    };
    rest();
    before = { row: element.scrollTop / rowHeight, at: performance.now() };
    element.addEventListener('scroll', onScroll, { passive: true });
    const watch = new ResizeObserver(rest);
    watch.observe(element);
    return () => {
      element.removeEventListener('scroll', onScroll);
      watch.disconnect();
      clearTimeout(timer);
    };
  }, [element, rowHeight, top]);
  return { ...seen, last: Math.min(seen.last, rows - 1) };
}
