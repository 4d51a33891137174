import { ChevronsUpDown } from 'lucide-react';
import { Suspense, useState } from 'react';
import type { Config } from '../../graph/model/graph.ts';
import { cn } from '../../ui/theme/class-names.ts';
import { fieldClasses } from '../../ui/controls/Input.tsx';
import { Popover, PopoverTrigger } from '../../ui/overlays/Popover.tsx';
import { toast } from '../../ui/toast/toast.ts';
import type { ImageModel, NodeType } from '../../graph/catalogue/catalogue.ts';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import { parameterValue } from '@visualadgen/graph/fields/config-value.ts';
import type { FieldControlProps } from './field-control.ts';
import { useFieldScope } from './FieldScope.ts';
import { switchValue } from './switch-value.ts';
import { unitPrice } from './unit-price.ts';
import { lazyPart } from '../../ui/loading/lazy-part.ts';

const ModelList = lazyPart(async () => (await import('./ModelList.tsx')).ModelList);

/** Chooses an image model, with what each costs and whether it edits an image. */
export function ModelField({ id, field, value, isReadOnly, isInvalid, describedBy }: FieldControlProps) {
  const catalogue = useCatalogue();
  const { price, joinedKinds, type, config } = useFieldScope();
  const [isOpen, setIsOpen] = useState(false);
  const choose = useChooseModel(field.name, value);
  const endpoint = typeof value === 'string' ? value : '';
  const chosen = catalogue.imageModel(endpoint);
  const asked = imagesAsked(chosen, parametersOf(type, config));
  const images = joinedKinds.filter((kind) => kind === 'image' || kind === 'images').length;
  return (
    <div className="flex flex-col gap-2">
      <Popover open={isOpen} onOpenChange={setIsOpen}>
        <PopoverTrigger
          id={id}
          type="button"
          {...pickerRole}
          aria-invalid={isInvalid || undefined}
          aria-describedby={describedBy}
          disabled={isReadOnly}
          className={cn(fieldClasses, 'flex h-8 items-center justify-between gap-2 px-2.5 text-left')}
        >
          <span className="truncate">{chosen?.name ?? (endpoint || (field.placeholder ?? 'Choose a model'))}</span>
          <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-text-muted" />
        </PopoverTrigger>
        <Suspense>
          {isOpen && (
            <ModelList
              chosen={endpoint}
              images={images}
              onChoose={(model) => {
                setIsOpen(false);
                choose(model);
              }}
            />
          )}
        </Suspense>
      </Popover>
      {chosen && (
        <p className="text-xs text-text-muted">
          <span className="font-medium text-text tabular-nums">{unitPrice(chosen)}</span>
          {asked !== null && asked > 1 && ` for each of ${asked} images`}
          {chosen.description && ` · ${chosen.description}`}
        </p>
      )}
      {chosen?.editsImage && images === 0 && (
        <p className="text-xs text-warning">It edits a picture, and none is connected yet.</p>
      )}
      {price}
    </div>
  );
}

/** It opens a list to search in, which a select cannot. */
const pickerRole = { role: 'combobox' };

/** Another model, with the parameters that it has too. What is lost can be had back. */
function useChooseModel(name: string, value: unknown) {
  const catalogue = useCatalogue();
  const { type, config, setFields } = useFieldScope();
  return (model: ImageModel) => {
    if (model.endpoint === value) return;
    const { values, dropped } = switchValue({ type, config, catalogue }, name, model.endpoint);
    setFields(values);
    if (dropped.length === 0) return;
    const before = Object.fromEntries(Object.keys(values).map((field) => [field, config[field]]));
    toast(`${model.name} does not take what was set: ${dropped.join(', ')}.`, {
      id: 'parameters-dropped',
      action: { label: 'Undo', onClick: () => setFields(before) },
    });
  };
}

function parametersOf(type: NodeType, config: Config): unknown {
  const field = type.fields.find(({ kind }) => kind === 'MODEL_PARAMETERS');
  return field && config[field.name];
}

/** How many images one call makes, by the parameter that all models have for it. */
function imagesAsked(model: ImageModel | undefined, values: unknown): number | null {
  const parameter = model?.parameters.find(({ name }) => name === 'num_images');
  const asked = parameter && parameterValue(values, parameter);
  return typeof asked === 'number' ? asked : null;
}
