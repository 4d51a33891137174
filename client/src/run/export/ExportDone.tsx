import { useEffect, useRef } from 'react';
import { FileDownload } from '../output/FileDownload.tsx';
import type { Export } from './read-export.ts';

/** The zip, which the browser takes up by itself, and what whoever uploads it should know. */
export function ExportDone({ made: { file, problems } }: { made: Extract<Export, { state: 'DONE' }> }) {
  const place = useRef<HTMLDivElement>(null);
  const taken = useRef(false);
  useEffect(() => {
    if (taken.current) return;
    taken.current = true;
    place.current?.querySelector('a')?.click();
  }, []);
  return (
    <div className="flex flex-col gap-3">
      <div ref={place} className="rounded-lg border border-border px-3 py-2.5">
        <FileDownload file={file} />
      </div>
      <output className="text-xs text-text-muted">
        The download has begun. One that breaks off goes on where it was.
      </output>
      {problems.length > 0 && (
        <details className="text-xs">
          <summary className="cursor-pointer max-md:py-3">
            {problems.length === 1 ? '1 thing' : `${problems.length} things`} to look at before you upload them
          </summary>
          <ul className="mt-2 flex max-h-48 flex-col gap-1.5 overflow-y-auto text-text-muted">
            {problems.map((problem, index) => (
              <li key={index} className="break-words">
                {problem}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
