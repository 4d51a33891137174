import type { FormEvent } from 'react';
import { useEditor } from '../graph/store/EditorContext.tsx';
import { Button } from '../ui/controls/Button.tsx';
import { Textarea } from '../ui/controls/Textarea.tsx';

const examples = [
  'Cold brew coffee in an amber glass bottle',
  'Running shoes for wet city nights',
  'Handmade lavender soap',
];

interface ProductStepProps {
  nodeKey: string;
  field: string;
  onNext: () => void;
}

/** What is typed here is the node's own text: it shows on the canvas as it is written. */
export function ProductStep({ nodeKey, field, onNext }: ProductStepProps) {
  const setField = useEditor((state) => state.setField);
  const written = useEditor(({ nodes }) => nodes.find(({ id }) => id === nodeKey)?.data.config[field]);
  const text = typeof written === 'string' ? written : '';
  const write = (value: string) => setField(nodeKey, field, value || undefined);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (text.trim()) onNext();
  }

  return (
    <form className="flex flex-col gap-3" onSubmit={submit}>
      <p className="text-sm text-text-muted">
        Your words go into this node. The next one makes a prompt of them, for an image model to draw.
      </p>
      <Textarea
        data-first
        aria-label="Your product"
        placeholder="A product, in a few words"
        rows={2}
        value={text}
        onChange={(event) => write(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.shiftKey) submit(event);
        }}
      />
      <div className="flex flex-wrap gap-1.5 max-md:hidden">
        {examples.map((example) => (
          <button
            key={example}
            type="button"
            onClick={() => write(example)}
            className="rounded-full border border-border px-2.5 py-1 text-left text-2xs text-text-muted hover:border-border-strong hover:text-text"
          >
            {example}
          </button>
        ))}
      </div>
      <Button type="submit" variant="primary" disabled={!text.trim()} className="self-end max-md:h-11.5">
        Next
      </Button>
    </form>
  );
}
