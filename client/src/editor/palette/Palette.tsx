import { Search } from 'lucide-react';
import { useState } from 'react';
import type { NodeCategory } from '../../api/generated/graphql.ts';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import { Input } from '../../ui/controls/Input.tsx';
import { ScrollArea } from '../../ui/surfaces/ScrollArea.tsx';
import { PaletteItem } from './PaletteItem.tsx';
import { searchTypes } from './search-types.ts';
import { useAddCommands } from './useAddCommands.ts';
import { useAddNode } from './useAddNode.ts';

const categoryLabels: Record<NodeCategory, string> = {
  INPUT: 'Inputs',
  TRANSFORM: 'Compose and sort',
  MODEL: 'Models',
  OUTPUT: 'Results',
};
const categories = Object.keys(categoryLabels) as NodeCategory[];

/** The node types there are: to click, to drag onto the canvas, or to find by typing and Enter. */
export function Palette() {
  const catalogue = useCatalogue();
  const [search, setSearch] = useState('');
  const add = useAddNode();
  useAddCommands(add);
  const found = searchTypes(catalogue.nodeTypes, search);

  return (
    <nav aria-label="Node types" className="flex w-56 shrink-0 flex-col border-r border-border bg-surface">
      <div className="relative p-3 pb-2">
        <Search aria-hidden className="absolute top-5.5 left-5.5 size-3.5 text-text-muted" />
        <Input
          type="search"
          aria-label="Search node types"
          placeholder="Add a node"
          className="pl-8"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !found[0]) return;
            // It is not a line break in the field that has the focus next.
            event.preventDefault();
            add(found[0]);
            setSearch('');
          }}
        />
      </div>
      <ScrollArea className="min-h-0 flex-1">
        <div className="flex flex-col gap-4 px-3 pb-4">
          {categories.map((category) => {
            const types = found.filter((type) => type.category === category);
            if (types.length === 0) return null;
            return (
              <section key={category} aria-label={categoryLabels[category]}>
                <h2 className="px-2 pt-1 pb-1 text-2xs font-medium text-text-muted">{categoryLabels[category]}</h2>
                <ul className="flex flex-col gap-0.5">
                  {types.map((type) => (
                    <PaletteItem key={type.name} type={type} onAdd={add} />
                  ))}
                </ul>
              </section>
            );
          })}
          {found.length === 0 && <p className="px-2 text-xs text-text-muted">No node types match.</p>}
        </div>
      </ScrollArea>
    </nav>
  );
}
