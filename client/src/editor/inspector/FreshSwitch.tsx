import { useId } from 'react';
import { Label } from '../../ui/Label.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { useEditor } from '../EditorContext.tsx';

/** Whether a node may take over what it gave before, or is to make something new each time. */
export function FreshSwitch({ nodeKey, isFresh }: { nodeKey: string; isFresh: boolean }) {
  const id = useId();
  const isReadOnly = useEditor((state) => state.isReadOnly);
  const toggle = useEditor((state) => state.toggleFresh);
  return (
    <section aria-label="Earlier results" className="flex flex-col gap-1.5">
      <div className="flex items-center justify-between gap-3">
        <Label htmlFor={id}>Always make fresh results</Label>
        <Switch
          id={id}
          checked={isFresh}
          disabled={isReadOnly}
          aria-describedby={`${id}-note`}
          onCheckedChange={() => toggle([nodeKey])}
        />
      </div>
      <p id={`${id}-note`} className="text-xs text-text-muted">
        {isFresh
          ? 'It runs each time, and is paid for each time.'
          : 'While nothing it depends on has changed, its earlier result is reused, and nothing is paid again.'}
      </p>
    </section>
  );
}
