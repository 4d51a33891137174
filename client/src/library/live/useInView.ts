import { useCallback, useState } from 'react';

/** Whether an element is on screen, or about to be. The answer's `ref` goes on that element. */
export function useInView<Target extends Element>(): { ref: (target: Target | null) => void; isInView: boolean } {
  const [isInView, setIsInView] = useState(false);
  const ref = useCallback((target: Target | null) => {
    if (!target) return undefined;
    const observer = new IntersectionObserver(([entry]) => setIsInView(entry?.isIntersecting ?? false), {
      rootMargin: '120px',
    });
    observer.observe(target);
    return () => observer.disconnect();
  }, []);
  return { ref, isInView };
}
