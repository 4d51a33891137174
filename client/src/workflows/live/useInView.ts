import { useCallback, useState } from 'react';

/** Whether an element is on screen, or about to be. The answer's `ref` goes on that element. */
export function useInView(): { ref: (target: Element | null) => void; isInView: boolean } {
  const [isInView, setIsInView] = useState(false);
  const ref = useCallback((target: Element | null) => {
    if (!target) return undefined;
    const observer = new IntersectionObserver(([entry]) => setIsInView(entry?.isIntersecting ?? false), {
      rootMargin: '120px',
    });
    observer.observe(target);
    return () => observer.disconnect();
  }, []);
  return { ref, isInView };
}
