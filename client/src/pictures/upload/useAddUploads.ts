import { useCallback } from 'react';
import { useClient } from 'urql';
import { useSession } from '../../api/session/SessionProvider.tsx';
import { toast } from '../../ui/toast/toast.ts';
import type { Chosen } from './read-drop.ts';
import { leftOutWords } from './upload-words.ts';
import { uploadsOf } from './uploads.ts';

/** Takes chosen files into the uploads, and says what is not among them. */
export function useAddUploads(boardId: string | null): (chosen: Promise<Chosen> | Chosen) => Promise<void> {
  const client = useClient();
  const userId = useSession().user?.id ?? '';
  return useCallback(
    async (chosen) => {
      const { files, hidden } = await chosen;
      const leftOut = leftOutWords(hidden);
      if (files.length === 0)
        toast.info('There are no pictures in this folder.', { description: leftOut ?? undefined });
      else if (leftOut) toast.info(leftOut);
      if (files.length > 0) uploadsOf(client, userId).add(files, boardId);
    },
    [client, userId, boardId],
  );
}
