import { Badge } from '../../ui/Badge.tsx';
import { Select, SelectContent, SelectItem, SelectTrigger } from '../../ui/Select.tsx';
import { formatMoney } from '../../execution/money.ts';
import type { ImageModel } from '../catalogue.ts';
import { useCatalogue } from '../CatalogueContext.tsx';
import type { FieldControlProps } from './field-control.ts';

/** Chooses an image model, with what each costs and whether it edits a picture. */
export function ModelField({ id, field, value, onChange, isReadOnly, isInvalid, describedBy }: FieldControlProps) {
  const catalogue = useCatalogue();
  const endpoint = typeof value === 'string' ? value : '';
  const chosen = catalogue.imageModel(endpoint);
  return (
    <div className="flex flex-col gap-1.5">
      <Select value={chosen?.endpoint ?? ''} onValueChange={onChange} disabled={isReadOnly}>
        <SelectTrigger id={id} aria-invalid={isInvalid || undefined} aria-describedby={describedBy}>
          <span className="truncate">{chosen?.name ?? (endpoint || (field.placeholder ?? 'Choose a model'))}</span>
        </SelectTrigger>
        <SelectContent>
          {catalogue.imageModels.map((model) => (
            <SelectItem key={model.endpoint} value={model.endpoint} description={priceText(model)}>
              <span className="flex items-center gap-2">
                {model.name}
                {model.editsImage && <Badge>edits a picture</Badge>}
              </span>
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
      {chosen && (
        <p className="text-xs text-text-muted">
          <span className="font-medium text-text tabular-nums">{priceText(chosen)}</span>
          {chosen.description && ` · ${chosen.description}`}
        </p>
      )}
    </div>
  );
}

function priceText({ price }: ImageModel): string {
  return `${formatMoney(price.amount)} per ${price.unit.toLowerCase()}`;
}
