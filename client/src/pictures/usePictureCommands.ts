import { CheckCheck, Images, Star, Trash2 } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import type { Command } from '../ui/commands/command.ts';
import { useCommands } from '../ui/commands/useCommands.ts';

interface PictureActions {
  /** How many are chosen. */
  count: number;
  onSelectAll: () => void;
  onStar: () => void;
  onDelete: () => void;
}

/** What the page can do, for the palette and the list of keys. The grid hears most of the keys itself, while it has the focus. */
export function usePictureCommands(actions: PictureActions): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useCommands(
    useMemo<Command[]>(() => {
      const isReady = () => latest.current.count > 0;
      return [
        { id: 'open-picture', title: 'Look at the picture', group: 'View', icon: Images, keys: ['Enter'], ...told },
        {
          id: 'choose-picture',
          title: 'Select the picture',
          group: 'Edit',
          icon: CheckCheck,
          keys: ['Space'],
          ...told,
        },
        {
          id: 'select-all-pictures',
          title: 'Select all pictures',
          group: 'Edit',
          icon: CheckCheck,
          keys: ['Mod', 'A'],
          isHandledElsewhere: true,
          run: () => latest.current.onSelectAll(),
        },
        {
          id: 'star-pictures',
          title: 'Star the selected pictures, or take their star away',
          group: 'Edit',
          icon: Star,
          keys: ['S'],
          isHandledElsewhere: true,
          isReady,
          run: () => latest.current.onStar(),
        },
        {
          id: 'delete-pictures',
          title: 'Delete the selected pictures',
          group: 'Edit',
          icon: Trash2,
          keys: ['Delete'],
          isHandledElsewhere: true,
          isReady,
          run: () => latest.current.onDelete(),
        },
      ];
    }, []),
  );
}

/** There is one only where the focus is. */
const told = { isHandledElsewhere: true, isReady: () => false, run: () => {} } as const;
