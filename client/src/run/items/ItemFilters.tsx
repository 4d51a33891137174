import { X } from 'lucide-react';
import type { NodeExecutionStatus } from '../../api/generated/graphql.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { statusLooks } from '../../ui/display/StatusBadge.tsx';
import { allOfThem, ItemChoice } from './ItemChoice.tsx';
import type { ListOfItems } from './lists-of-items.ts';
import { everything } from './useItemTable.ts';
import type { ItemFilter } from './useItemTable.ts';

interface ItemFiltersProps {
  lists: readonly ListOfItems[];
  filter: ItemFilter;
  onFilter: (filter: ItemFilter) => void;
}

const statuses: readonly NodeExecutionStatus[] = ['COMPLETED', 'FAILED', 'RUNNING', 'PENDING', 'SKIPPED'];

/** Chooses items by what they were made from, and by how they stand. */
export function ItemFilters({ lists, filter, onFilter }: ItemFiltersProps) {
  const isFiltered = filter.status !== null || filter.where.length > 0;
  function chooseOf(nodeKey: string, value: string) {
    const others = filter.where.filter((one) => one.nodeKey !== nodeKey);
    onFilter({ ...filter, where: value === allOfThem ? others : [...others, { nodeKey, index: Number(value) }] });
  }
  return (
    <fieldset aria-label="Filter" className="flex flex-wrap items-center gap-2">
      {lists.map(({ nodeKey, nodeName, choices }) => (
        <ItemChoice
          key={nodeKey}
          label={nodeName}
          value={String(filter.where.find((one) => one.nodeKey === nodeKey)?.index ?? allOfThem)}
          choices={choices.map(({ index, text }) => ({ value: String(index), text }))}
          onChoose={(value) => chooseOf(nodeKey, value)}
        />
      ))}
      <ItemChoice
        label="Status"
        value={filter.status ?? allOfThem}
        choices={statuses.map((status) => ({ value: status, text: statusLooks[status].label }))}
        onChoose={(value) => onFilter({ ...filter, status: statuses.find((status) => status === value) ?? null })}
      />
      {isFiltered && (
        <Button size="sm" variant="ghost" onClick={() => onFilter(everything)}>
          <X />
          Show all
        </Button>
      )}
    </fieldset>
  );
}
