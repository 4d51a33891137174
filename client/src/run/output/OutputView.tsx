import type { TypedValues } from '@visualadgen/graph/values/value.ts';
import { panelImageWidth, ImageGrid } from '../image/ImageGrid.tsx';
import { readOutput } from '../value/read-output.ts';
import type { OutputItem, OutputValue } from '../value/read-output.ts';
import { ScrollBox } from '../../ui/surfaces/ScrollBox.tsx';
import { FileDownload } from './FileDownload.tsx';
import { useWords } from '../../graph/words/useWords.ts';

interface OutputViewProps {
  title: string;
  output: TypedValues | null;
  /** The node that took or gave it. */
  from: string;
  /** The name of its type, by which its values are called. */
  type: string;
  isOpen?: boolean;
}

/** What a node took or gave, whatever its type: images, lists and texts by name. */
export function OutputView({ title, output, from, type, isOpen = false }: OutputViewProps) {
  const words = useWords();
  const values = readOutput(output);
  if (values.length === 0) return null;
  return (
    <details open={isOpen} className="group flex flex-col text-xs">
      <summary className="cursor-pointer rounded-sm py-0.5 font-medium text-text-muted select-none hover:text-text">
        {title}
      </summary>
      <dl className="flex flex-col gap-2.5 pt-2">
        {values.map((value) => (
          <div key={value.name} className="flex min-w-0 flex-col gap-1">
            <dt className="text-2xs text-text-muted">{words.label(value.name, type)}</dt>
            <dd>
              <OutputValueView value={value} label={words.label(value.name, type)} from={from} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

interface OutputValueViewProps {
  value: OutputValue;
  /** What the value is called. */
  label: string;
  from: string;
}

export function OutputValueView({ value, label, from }: OutputValueViewProps) {
  switch (value.kind) {
    case 'images':
      return <ImageGrid urls={value.urls} title={from} limit={8} width={panelImageWidth} />;
    case 'file':
      return <FileDownload file={value.file} />;
    case 'list':
      return (
        <ScrollBox label={label} className="max-h-56 rounded-md bg-surface-sunken px-2 py-1.5">
          <Items items={value.items} />
        </ScrollBox>
      );
    case 'text':
      return (
        <ScrollBox label={label} className="max-h-40 rounded-md bg-surface-sunken px-2 py-1.5">
          <p className="break-words whitespace-pre-wrap">{value.text}</p>
        </ScrollBox>
      );
  }
}

function Items({ items }: { items: readonly OutputItem[] }) {
  return (
    <ul className="flex flex-col gap-1">
      {items.map((item, index) => (
        <li key={`${index} ${item.text}`} className="break-words">
          {item.url ? (
            <a href={item.url} target="_blank" rel="noreferrer noopener" className="underline-offset-2 hover:underline">
              {item.text}
            </a>
          ) : (
            item.text
          )}
        </li>
      ))}
    </ul>
  );
}
