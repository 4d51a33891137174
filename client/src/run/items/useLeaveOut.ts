import { useCallback } from 'react';
import { useClient } from 'urql';
import { readAnswer } from '../../api/read-answer.ts';
import { toast } from '../../ui/toast/toast.ts';
import { LeaveOutItemsMutation } from '../control/control-documents.ts';
import { movedOn } from '../control/run-actions.ts';
import { useRunActionsOnScreen } from '../control/RunActionsContext.tsx';
import { runToast } from '../control/useRunActions.ts';
import { useRunStore } from '../state/RunContext.tsx';

/** Leaves items of a paused node out, or takes them in again; shown at once, and taken back where the server refuses it. */
export function useLeaveOut(nodeKey: string): (indexes: readonly number[], isLeftOut: boolean) => Promise<void> {
  const client = useClient();
  const store = useRunStore();
  const { followAgain } = useRunActionsOnScreen();
  return useCallback(
    async (indexes, isLeftOut) => {
      const id = store.getState().nodes[nodeKey]?.id;
      if (id === undefined) return;
      mark(isLeftOut);
      const input = { nodeExecutionId: id, itemIndexes: [...indexes], isLeftOut };
      const { data, error } = await client.mutation(LeaveOutItemsMutation, { input }).toPromise();
      const answer = readAnswer(error, data?.leaveOutItems, 'LeaveOutItemsPayload');
      if (answer.ok) return;
      mark(!isLeftOut);
      const { error: refusal, message } = answer;
      const isLate = refusal?.__typename === 'StateConflictError';
      toast.error(isLate ? movedOn(refusal.execution) : message, { id: runToast });
      if (isLate) followAgain();

      function mark(isOut: boolean) {
        store.setState(({ nodes }) => {
          const node = nodes[nodeKey];
          if (!node || node.id !== id) return {};
          const marked = indexes.flatMap((index) => {
            const item = node.items[index];
            return item ? [[index, { ...item, isLeftOut: isOut }] as const] : [];
          });
          const items = { ...node.items, ...Object.fromEntries(marked) };
          return { nodes: { ...nodes, [nodeKey]: { ...node, items } } };
        });
      }
    },
    [client, store, nodeKey, followAgain],
  );
}
