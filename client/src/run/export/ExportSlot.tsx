import { Suspense } from 'react';
import { lazyPart } from '../../ui/loading/lazy-part.ts';
import { closeExport, useAskedExport } from './export-store.ts';

const ExportDialog = lazyPart(async () => (await import('./ExportDialog.tsx')).ExportDialog);

export function ExportSlot() {
  const asked = useAskedExport();
  return <Suspense>{asked && <ExportDialog asked={asked} onClose={closeExport} />}</Suspense>;
}
