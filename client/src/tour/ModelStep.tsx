import { useEffect } from 'react';
import { useEditor } from '../graph/store/EditorContext.tsx';
import { formatMoney } from '@visualadgen/graph/money/money.ts';
import type { ImageModel, NodeType } from '../graph/catalogue/catalogue.ts';
import { useCatalogue } from '../graph/catalogue/CatalogueContext.tsx';
import { Button } from '../ui/controls/Button.tsx';
import { cn } from '../ui/theme/class-names.ts';

interface ModelStepProps {
  nodeKey: string;
  type: NodeType;
  field: string;
  onNext: () => void;
}

/** Which model draws, each with its price. The choice is the node's own setting. */
export function ModelStep({ nodeKey, type, field, onNext }: ModelStepProps) {
  const { imageModels } = useCatalogue();
  const setField = useEditor((state) => state.setField);
  const config = useEditor(({ nodes }) => nodes.find(({ id }) => id === nodeKey)?.data.config);
  const chosen = config?.[field] ?? defaultOf(type, field);
  const models = imageModels.filter(({ editsImage }) => !editsImage);
  useEffect(() => {
    if (chosen === undefined && models[0]) setField(nodeKey, field, models[0].endpoint);
  });

  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        onNext();
      }}
    >
      <p className="text-sm text-text-muted">It draws what the prompt says. You can choose another one at any time.</p>
      <fieldset className="flex max-h-60 shrink-0 flex-col gap-0.5 overflow-y-auto">
        <legend className="sr-only">Image model</legend>
        {models.map((model) => (
          <ModelChoice
            key={model.endpoint}
            model={model}
            isChosen={model.endpoint === chosen}
            onChoose={() => setField(nodeKey, field, model.endpoint)}
          />
        ))}
      </fieldset>
      <Button type="submit" variant="primary" className="self-end max-md:h-11.5">
        Next
      </Button>
    </form>
  );
}

function ModelChoice({ model, isChosen, onChoose }: { model: ImageModel; isChosen: boolean; onChoose: () => void }) {
  return (
    <label
      className={cn(
        'flex cursor-pointer items-center gap-2.5 rounded-lg px-2.5 py-1.5 text-sm hover:bg-hover has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-ring max-md:min-h-11.5',
        isChosen && 'bg-accent-soft',
      )}
    >
      <input
        type="radio"
        name="tour-model"
        data-first={isChosen || undefined}
        checked={isChosen}
        onChange={onChoose}
        className="accent-accent focus-visible:outline-none"
      />
      <span className="min-w-0 flex-1 truncate">{model.name}</span>
      <span className="text-xs text-text-muted tabular-nums">
        {formatMoney(model.price.amount)} per {model.price.unit.toLowerCase()}
      </span>
    </label>
  );
}

function defaultOf({ defaultConfig }: NodeType, field: string): unknown {
  return typeof defaultConfig === 'object' && defaultConfig !== null
    ? (defaultConfig as Record<string, unknown>)[field]
    : undefined;
}
