import { useEffect } from 'react';

/** Names the browser tab: "Summer sale · VisualAdGen". */
export function useDocumentTitle(title: string | null): void {
  useEffect(() => {
    document.title = title ? `${title} · VisualAdGen` : 'VisualAdGen';
  }, [title]);
}
