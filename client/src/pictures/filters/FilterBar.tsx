import { ListFilter, X } from 'lucide-react';
import { useState } from 'react';
import type { AssetOrder } from '../../api/generated/graphql.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '../../ui/controls/Select.tsx';
import { Popover, PopoverContent, PopoverTrigger } from '../../ui/overlays/Popover.tsx';
import { Sheet } from '../../ui/overlays/Sheet.tsx';
import { ScrollArea } from '../../ui/surfaces/ScrollArea.tsx';
import { useIsPhone } from '../../ui/page/useIsPhone.ts';
import { isRanked } from '../location/picture-view.ts';
import type { PictureLocation } from '../location/usePictureLocation.ts';
import { activeFilters } from './active-filters.ts';
import { FilterForm } from './FilterForm.tsx';
import { useMakers } from './useMakers.ts';

interface FilterBarProps extends Pick<PictureLocation, 'view' | 'look'> {
  knownTags: () => readonly string[];
}

/** The button to narrow the pictures down, and their order. */
export function FilterBar({ view, look, knownTags }: FilterBarProps) {
  const isPhone = useIsPhone();
  const [isOpen, setIsOpen] = useState(false);
  const form = <FilterForm view={view} onChange={look} knownTags={knownTags} />;
  const button = (
    <Button className="max-md:h-11.5" onClick={isPhone ? () => setIsOpen(true) : undefined}>
      <ListFilter />
      Filter
    </Button>
  );
  return (
    <div className="flex items-center gap-2">
      {isPhone ? (
        button
      ) : (
        <Popover>
          <PopoverTrigger asChild>{button}</PopoverTrigger>
          <PopoverContent
            align="end"
            aria-label="Filter"
            className="max-h-(--radix-popover-content-available-height) w-90 overflow-y-auto p-4"
          >
            {form}
          </PopoverContent>
        </Popover>
      )}
      {isOpen && (
        <Sheet title="Filter" onClose={() => setIsOpen(false)} className="bottom-0 h-[80dvh]">
          <ScrollArea className="min-h-0 flex-1 px-4 pb-6">{form}</ScrollArea>
        </Sheet>
      )}
      <OrderChoice view={view} look={look} />
    </div>
  );
}

const orderNames: Record<AssetOrder, string> = {
  NEWEST: 'Newest first',
  OLDEST: 'Oldest first',
  CLOSEST: 'Closest first',
  NAME: 'By name',
  LARGEST: 'Largest first',
};

function OrderChoice({ view, look }: Pick<PictureLocation, 'view' | 'look'>) {
  const usual: AssetOrder = isRanked(view) ? 'CLOSEST' : 'NEWEST';
  const orders = (Object.keys(orderNames) as AssetOrder[]).filter((one) => one !== 'CLOSEST' || isRanked(view));
  return (
    <Select
      value={view.order ?? usual}
      onValueChange={(next) => look({ order: next === usual ? null : (next as AssetOrder) })}
    >
      <SelectTrigger aria-label="Order" className="w-36 max-md:h-11.5">
        <SelectValue />
      </SelectTrigger>
      <SelectContent>
        {orders.map((one) => (
          <SelectItem key={one} value={one}>
            {orderNames[one]}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}

/** What leaves pictures out, each with a way to take it away. */
export function ActiveFilters({ view, look }: Pick<PictureLocation, 'view' | 'look'>) {
  const makers = useMakers([view.workflowId, view.model, view.placement].some((one) => one !== null));
  const filters = activeFilters(view, makers);
  if (filters.length === 0) return null;
  return (
    <ul aria-label="Filters" className="flex flex-wrap items-center gap-1.5 pb-3">
      {filters.map(({ key, label, without }) => (
        <li key={key}>
          <button
            type="button"
            aria-label={`Take away: ${label}`}
            onClick={() => look(without)}
            className="flex h-7 max-w-64 items-center gap-1.5 rounded-full bg-accent-soft pr-2 pl-3 text-xs text-accent-text hover:brightness-95 max-md:h-10"
          >
            {key === 'color' && (
              <span
                aria-hidden
                className="size-3 rounded-full border border-border-strong"
                style={{ backgroundColor: view.color ?? undefined }}
              />
            )}
            <span className="truncate">{label}</span>
            <X aria-hidden className="size-3.5 shrink-0" />
          </button>
        </li>
      ))}
      {filters.length > 1 && (
        <li>
          <Button
            variant="ghost"
            size="sm"
            className="max-md:h-10"
            onClick={() => look(Object.assign({}, ...filters.map(({ without }) => without), { tags: [], origins: [] }))}
          >
            Clear all
          </Button>
        </li>
      )}
    </ul>
  );
}
