import { useEffect } from 'react';
import type { ExecutionStatus } from '../api/generated/graphql.ts';
import { toast } from '../ui/toast/toast.ts';

/** Says that the tour is over once its run is. */
export function TourFinished({ status, onEnd }: { status: ExecutionStatus; onEnd: () => void }) {
  useEffect(() => {
    if (status !== 'COMPLETED') return;
    toast.success('Your first ad', { description: 'It stays in your workflows. Change a word and run again.' });
    onEnd();
  });
  return null;
}
