import { useEffect } from 'react';
import { toast } from '../toast/toast.ts';

/** Stands for a part of the page whose code could not be fetched. Browsers ask no second time for a script that failed, so the page is what can be loaded again. */
export function LostPart() {
  useEffect(() => {
    toast.warning('A part of this page could not be loaded.', {
      id: 'lost-part',
      duration: Infinity,
      action: { label: 'Reload the page', onClick: () => location.reload() },
    });
  }, []);
  return null;
}
