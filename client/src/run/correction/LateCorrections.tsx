import { useId } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../ui/controls/Button.tsx';
import { Textarea } from '../../ui/controls/Textarea.tsx';
import { itemText } from '../items/item-words.ts';
import { useRun, useRunStore } from '../state/RunContext.tsx';
import { canBeSaved, unsavedOf } from '../state/corrections.ts';
import type { Correction } from '../state/corrections.ts';
import { useWords } from '../../graph/words/useWords.ts';

/** What a person was still writing when the run went on, from elsewhere: kept until it is thrown away. */
export function LateCorrections() {
  const run = useRunStore();
  const nodes = useRun((state) => state.nodes);
  const execution = useRun((state) => state.execution);
  const corrections = useStore(run.corrections);
  const late = unsavedOf({ nodes }, corrections).filter((one) => !canBeSaved({ execution }, one));
  if (late.length === 0) return null;
  return (
    <section aria-label="Not saved" className="flex flex-col gap-2">
      <h3 className="text-xs font-medium">Not saved</h3>
      {late.map(({ node, item, correction }) => (
        <LateCorrection
          key={`${correction.nodeExecutionId}.${correction.field}`}
          name={item ? `${node.name} (${itemText(item)})` : node.name}
          type={node.type}
          correction={correction}
          onDrop={() => run.corrections.drop(correction.nodeExecutionId, correction.field)}
        />
      ))}
    </section>
  );
}

interface LateCorrectionProps {
  name: string;
  type: string;
  correction: Correction;
  onDrop: () => void;
}

function LateCorrection({ name, type, correction: { field, texts }, onDrop }: LateCorrectionProps) {
  const id = useId();
  const words = useWords();
  return (
    <div className="flex flex-col gap-2 rounded-lg border border-border p-2.5">
      <p className="text-xs text-text-muted">
        The run continued before this {field} of {name} was saved.
      </p>
      {Object.entries(texts).map(([value, text]) => (
        <div key={value} className="flex flex-col gap-1">
          <label htmlFor={`${id}-${value}`} className="w-fit text-2xs text-text-muted">
            {words.label(value, type)}
          </label>
          <Textarea id={`${id}-${value}`} readOnly value={text} className="min-h-8 text-xs" />
        </div>
      ))}
      <Button size="sm" className="w-fit" onClick={onDrop}>
        Discard
      </Button>
    </div>
  );
}
