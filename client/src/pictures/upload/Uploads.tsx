import { Suspense, useEffect } from 'react';
import { useClient } from 'urql';
import { useStore } from 'zustand';
import { useSession } from '../../api/session/SessionProvider.tsx';
import { codeOnDemand } from '../../api/fetch-code.ts';
import { lazyPart } from '../../ui/loading/lazy-part.ts';
import { hasUploads, uploadStore } from './upload-store.ts';

const UploadDock = lazyPart(async () => (await import('./UploadDock.tsx')).UploadDock);
const loadUploads = codeOnDemand(() => import('./uploads.ts'));

/** What is kept waits for the code; it goes on when the page is opened another time. */
function withUploads(act: (uploads: Awaited<ReturnType<typeof loadUploads>>) => void): void {
  loadUploads().then(act, () => undefined);
}

/** The uploads of whoever is signed in. What was left when a page was closed goes on by itself, on whatever page is opened next. */
export function Uploads() {
  const client = useClient();
  const userId = useSession().user?.id ?? '';
  const has = useStore(uploadStore, ({ items }) => items.length > 0);
  useEffect(() => {
    if (hasUploads(userId)) withUploads(({ uploadsOf }) => uploadsOf(client, userId));
    return () => withUploads(({ closeUploads }) => closeUploads());
  }, [client, userId]);
  if (!has) return null;
  return (
    <Suspense>
      <UploadDock onOrder={(order) => withUploads(({ uploadsOf }) => uploadsOf(client, userId).order(order))} />
    </Suspense>
  );
}
