import { useCallback } from 'react';
import { useClient } from 'urql';
import { useLocation } from 'wouter';
import { codeOnDemand } from '../api/fetch-code.ts';
import { useSession } from '../api/session/SessionProvider.tsx';
import { toast } from '../ui/toast/toast.ts';
import { rememberTour } from './tour-memory.ts';
import { setTour } from './tour-store.ts';

// What it is made of belongs to the editor, and is loaded with it.
const loadMaking = codeOnDemand(() => import('./make-tour-workflow.ts'));

/** Begins the tour, in a new workflow that stays. */
export function useStartTour(): () => Promise<void> {
  const client = useClient();
  const { user } = useSession();
  const [, navigate] = useLocation();
  const userId = user?.id;
  return useCallback(async () => {
    const code = await loadMaking().catch(() => null);
    if (!code) {
      toast.error('The tour could not start', { description: 'Check the connection and try again.' });
      return;
    }
    const made = await code.makeTourWorkflow(client);
    if (!made.ok) {
      toast.error('The tour could not start', { description: made.details[0] ?? made.message });
      return;
    }
    if (userId) rememberTour(userId);
    setTour({ workflowId: made.workflow.id, step: 'product' });
    navigate(`/workflows/${made.workflow.id}`);
  }, [client, navigate, userId]);
}
