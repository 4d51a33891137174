import { Command as Cmdk } from 'cmdk';
import { Check, Search } from 'lucide-react';
import { Badge } from '../../ui/display/Badge.tsx';
import { PopoverContent } from '../../ui/overlays/Popover.tsx';
import type { ImageModel } from '../../graph/catalogue/catalogue.ts';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import { unitPrice } from './unit-price.ts';

interface ModelListProps {
  chosen: string;
  /** How many images are connected to the node. */
  images: number;
  onChoose: (model: ImageModel) => void;
}

/** All models, found by typing; those that suit what is connected come first. */
export function ModelList({ chosen, images, onChoose }: ModelListProps) {
  const { imageModels } = useCatalogue();
  const groups = groupsFor(images, imageModels).filter(({ models }) => models.length > 0);
  return (
    <PopoverContent align="start" className="w-80 overflow-hidden p-0" aria-label="Image models">
      <Cmdk loop label="Image models" defaultValue={chosen}>
        <div className="flex items-center gap-2 border-b border-border px-3">
          <Search aria-hidden className="size-3.5 shrink-0 text-text-muted" />
          <Cmdk.Input
            placeholder="Find a model"
            className="h-9 w-full bg-transparent text-sm outline-none placeholder:text-text-muted"
          />
        </div>
        <Cmdk.List className="max-h-[min(26rem,60dvh)] scroll-py-1 overflow-y-auto p-1">
          <Cmdk.Empty className="px-2 py-6 text-center text-sm text-text-muted">No models match.</Cmdk.Empty>
          {groups.map(({ heading, models }) => (
            <Cmdk.Group
              key={heading}
              heading={heading}
              className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-2xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-text-muted"
            >
              {models.map((model) => (
                <ModelItem
                  key={model.endpoint}
                  model={model}
                  isChosen={model.endpoint === chosen}
                  onChoose={onChoose}
                />
              ))}
            </Cmdk.Group>
          ))}
        </Cmdk.List>
      </Cmdk>
    </PopoverContent>
  );
}

function groupsFor(images: number, all: readonly ImageModel[]): { heading: string; models: ImageModel[] }[] {
  const drawing = all.filter(({ editsImage }) => !editsImage);
  const editing = all.filter(({ editsImage }) => editsImage);
  if (images === 0) {
    return [
      { heading: 'Draw from a prompt', models: drawing },
      { heading: 'Edit a picture – none is connected yet', models: editing },
    ];
  }
  const isOne = images === 1;
  return [
    {
      heading: isOne ? 'Edit the picture that is connected' : `Take all ${images} pictures that are connected`,
      models: editing.filter(({ maxImages }) => maxImages >= images),
    },
    {
      heading: `Take fewer pictures than the ${images} that are connected`,
      models: editing.filter(({ maxImages }) => maxImages < images),
    },
    { heading: `Draw a new picture, without ${isOne ? 'that one' : 'those'}`, models: drawing },
  ];
}

interface ModelItemProps {
  model: ImageModel;
  isChosen: boolean;
  onChoose: (model: ImageModel) => void;
}

function ModelItem({ model, isChosen, onChoose }: ModelItemProps) {
  return (
    <Cmdk.Item
      value={model.endpoint}
      keywords={[model.name, model.description]}
      onSelect={() => onChoose(model)}
      className="flex cursor-pointer flex-col gap-0.5 rounded-md px-2 py-1.5 select-none data-[selected=true]:bg-hover"
    >
      <span className="flex items-center gap-2 text-sm">
        <span className="min-w-0 truncate font-medium">{model.name}</span>
        {isChosen && <Check aria-label="chosen" className="size-3.5 shrink-0 text-accent-text" />}
        {model.editsImage && (
          <Badge>{model.maxImages > 1 ? `up to ${model.maxImages} pictures` : 'edits a picture'}</Badge>
        )}
        <span className="ml-auto shrink-0 text-2xs text-text-muted tabular-nums">{unitPrice(model)}</span>
      </span>
      {model.description && <span className="text-xs text-text-muted">{model.description}</span>}
    </Cmdk.Item>
  );
}
