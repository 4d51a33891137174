import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { cn } from '../theme/class-names.ts';

/** A box with a scroll of its own. When there is more in it than shows, it can be scrolled by keyboard too. */
export function ScrollBox({ label, className, children }: { label: string; className: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const [isCut, setIsCut] = useState(false);
  useEffect(() => {
    const [outer, inner] = [box.current, content.current];
    if (!outer || !inner) return undefined;
    const watch = new ResizeObserver(() => setIsCut(outer.scrollHeight > outer.clientHeight));
    watch.observe(outer);
    watch.observe(inner);
    return () => watch.disconnect();
  }, []);
  return (
    <div
      ref={box}
      className={cn('overflow-y-auto', className)}
      {...(isCut && { role: 'group', 'aria-label': label, tabIndex: 0 })}
    >
      <div ref={content}>{children}</div>
    </div>
  );
}
