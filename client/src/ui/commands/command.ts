import type { LucideIcon } from 'lucide-react';

/** Where a command stands in the palette and in the list of keys, in this order. */
export const commandGroups = ['Run', 'Edit', 'Add', 'Canvas', 'View', 'Results', 'Workflow', 'Go to'] as const;
export type CommandGroup = (typeof commandGroups)[number];

/** A thing that a person can do here, whichever way they come to it: a key, the palette or a button. */
export interface Command {
  /** Its own, among those that can be had at the same time. */
  id: string;
  title: string;
  group: CommandGroup;
  icon?: LucideIcon;
  /** Other words to find it by. */
  words?: string;
  /** The keys to press together, such as `['Mod', 'Shift', 'Z']`; the last is the key's `KeyboardEvent.key`. */
  keys?: readonly string[];
  /** Other keys that do the same, and need not be told. */
  otherKeys?: readonly (readonly string[])[];
  /** Its keys write nothing, so they work while a text is being typed, too. */
  worksInText?: boolean;
  /** The key is heard by what has the focus; here it is only told. */
  isHandledElsewhere?: boolean;
  /** Held down, the keys do it again and again. */
  repeats?: boolean;
  /** Whether it can be done now. Left out: always. */
  isReady?: () => boolean;
  /** It goes after the others of its group, whenever it came. */
  goesLast?: true;
  /** A few words on the right, such as a price. */
  note?: () => string | undefined;
  /** It is run while the list is still there, and waits itself for what is in the way. Left out: once that has given the focus back. */
  isRunAtOnce?: boolean;
  run: () => void;
}
