import { FileUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { DropArea } from '../../ui/files/DropArea.tsx';
import { useImportWorkflow } from './useImportWorkflow.ts';

/** Takes a workflow's file wherever on the page it is dropped. */
export function FileDrop({ className, children }: { className?: string; children: ReactNode }) {
  const { importFile } = useImportWorkflow();
  const invitation = (
    <>
      <FileUp aria-hidden className="size-6 text-accent-text" />
      Drop the file to import the workflow
    </>
  );
  return (
    <DropArea
      className={className}
      invitation={invitation}
      onDrop={({ files: [file] }) => void (file && importFile(file))}
    >
      {children}
    </DropArea>
  );
}
