import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '../../ui/controls/Select.tsx';
import { type EditModel, priceWords } from './image-edit.ts';

interface ModelChoiceProps {
  models: readonly EditModel[];
  chosen: EditModel | undefined;
  onChoose: (id: string) => void;
}

/** The models by what they do and what one picture of theirs costs. */
export function ModelChoice({ models, chosen, onChoose }: ModelChoiceProps) {
  return (
    <Select value={chosen?.id ?? ''} onValueChange={onChoose}>
      <SelectTrigger aria-label="Model" className="max-md:h-11.5">
        <SelectValue placeholder="…" />
      </SelectTrigger>
      <SelectContent className="max-w-[min(22rem,calc(100vw-2rem))]">
        {models.map((model) => (
          <SelectItem key={model.id} value={model.id} description={model.description} className="py-1.5">
            {model.title}
            <span className="text-text-muted"> · {priceWords(model)}</span>
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}
