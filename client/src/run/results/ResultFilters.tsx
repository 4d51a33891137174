import { allOfThem, ItemChoice } from '../items/ItemChoice.tsx';
import { listsOfImages } from './by-list.ts';
import type { ChosenItems } from './by-list.ts';
import type { RunImage } from './run-images.ts';

interface ResultFiltersProps {
  images: readonly RunImage[];
  where: ChosenItems;
  onWhere: (where: ChosenItems) => void;
  groupBy: string | null;
  onGroupBy: (listKey: string | null) => void;
}

/** Where pictures were made from lists: chooses them by an item of each, and puts them side by side by one of them. */
export function ResultFilters({ images, where, onWhere, groupBy, onGroupBy }: ResultFiltersProps) {
  const lists = listsOfImages(images);
  if (lists.length === 0) return null;
  function choose(nodeKey: string, value: string) {
    const { [nodeKey]: _, ...others } = where;
    onWhere(value === allOfThem ? others : { ...others, [nodeKey]: Number(value) });
  }
  return (
    <fieldset aria-label="Filter the pictures" className="flex flex-wrap items-center gap-2">
      {lists.map(({ nodeKey, nodeName, items }) => (
        <ItemChoice
          key={nodeKey}
          label={nodeName}
          value={String(where[nodeKey] ?? allOfThem)}
          choices={items.map(({ index, text }) => ({ value: String(index), text }))}
          onChoose={(value) => choose(nodeKey, value)}
        />
      ))}
      <ItemChoice
        label="Group by"
        value={groupBy ?? allOfThem}
        none="Nothing"
        choices={lists.map(({ nodeKey, nodeName }) => ({ value: nodeKey, text: nodeName }))}
        onChoose={(value) => onGroupBy(value === allOfThem ? null : value)}
      />
    </fieldset>
  );
}
