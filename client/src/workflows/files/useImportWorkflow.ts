import { useCallback } from 'react';
import { useClient } from 'urql';
import { useLocation } from 'wouter';
import { toast } from '../../ui/toast/toast.ts';
import { createWorkflow } from '../../graph/workflow/create-workflow.ts';
import { PortColoursQuery } from '../../graph/preview/preview-documents.ts';
import { importStore } from '../../graph/file/import-store.ts';
import { pickFile } from '../../graph/file/pick-file.ts';
import { readFile, describeLeftOut } from '../../graph/file/read-file.ts';

/** Makes a workflow of a file and opens it; says what is wrong with a file that is none. */
export function useImportWorkflow() {
  const client = useClient();
  const [, navigate] = useLocation();
  const importFile = useCallback(
    async (file: File) => {
      const { data } = await client.query(PortColoursQuery, {});
      const read = await readFile(file, new Set(data?.nodeTypes.map(({ name }) => name)));
      if (!read.ok) return fail({ message: read.message, details: [] });
      const { name, description, graph } = read;
      const created = await createWorkflow(client, { name, description, graph });
      if (!created.ok) {
        const { message, details } = created;
        return fail({ message: details.length > 0 ? 'some of it cannot be used.' : message, details });
      }
      navigate(`/workflows/${created.workflow.id}`);
      toast.success(`“${name}” was imported`, { description: describeLeftOut(read.leftOut) });

      function fail(failure: { message: string; details: readonly string[] }) {
        importStore.setState({ failure: { fileName: file.name, ...failure } });
      }
    },
    [client, navigate],
  );
  const pick = useCallback(async () => {
    const file = await pickFile();
    if (file) await importFile(file);
  }, [importFile]);
  return { importFile, pick };
}
