import { Download } from 'lucide-react';
import type { MadeFile } from '@visualadgen/graph/values/value.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { formatBytes } from '../../ui/files/format-bytes.ts';

/** A file that a run made, to take away. The browser downloads it by itself, and goes on where it was broken off. */
export function FileDownload({ file: { export: url, name, bytes } }: { file: MadeFile }) {
  return (
    <div className="flex min-w-0 items-center gap-2 text-xs">
      <span className="flex min-w-0 flex-col">
        <span className="truncate font-medium" title={name}>
          {name}
        </span>
        <span className="text-2xs text-text-muted">{formatBytes(bytes)}</span>
      </span>
      <Button asChild size="sm" variant="secondary" className="nodrag ml-auto shrink-0">
        <a href={url} download={name} aria-label={`Download ${name}, ${formatBytes(bytes)}`}>
          <Download className="size-3.5" aria-hidden />
          Download
        </a>
      </Button>
    </div>
  );
}
