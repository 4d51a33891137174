import { useQuery } from 'urql';
import { FileDownload } from '../output/FileDownload.tsx';
import { EarlierExportsQuery } from './export-documents.ts';
import { readExport } from './read-export.ts';

const most = 5;

/** Exports that were closed before they were done, or whose download was broken off. */
export function EarlierExports() {
  const [{ data }] = useQuery({
    query: EarlierExportsQuery,
    variables: { first: most },
    requestPolicy: 'cache-and-network',
  });
  const made = (data?.executions.nodes ?? []).map(readExport).filter((one) => one.state === 'DONE');
  if (made.length === 0) return null;
  return (
    <details className="border-t border-border pt-3">
      <summary className="cursor-pointer text-xs text-text-muted max-md:py-3">Earlier exports</summary>
      <ul className="mt-2 flex flex-col gap-2">
        {made.map(({ id, file }) => (
          <li key={id}>
            <FileDownload file={file} />
          </li>
        ))}
      </ul>
    </details>
  );
}
