import { Plus } from 'lucide-react';
import { useMemo } from 'react';
import type { Command } from '../../ui/commands/command.ts';
import { useCommands } from '../../ui/commands/useCommands.ts';
import type { NodeType } from '../../graph/catalogue/catalogue.ts';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';

/** A command for each type of node there is. */
export function useAddCommands(add: (type: NodeType) => void): void {
  const catalogue = useCatalogue();
  const commands = useMemo(
    () =>
      catalogue.nodeTypes.map((type): Command => ({
        id: `add ${type.name}`,
        title: `Add ${type.title}`,
        group: 'Add',
        icon: Plus,
        words: `node ${type.description}`,
        // What is typed next is for the new node, also before the list is gone.
        isRunAtOnce: true,
        run: () => add(type),
      })),
    [catalogue, add],
  );
  useCommands(commands);
}
