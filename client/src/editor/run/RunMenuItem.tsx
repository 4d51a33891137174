import { DropdownMenuItem } from '../../ui/overlays/DropdownMenu.tsx';
import { Kbd } from '../../ui/display/Kbd.tsx';

interface RunMenuItemProps {
  title: string;
  /** What it does, in plain words. */
  note: string;
  price: string | null | undefined;
  shortcut: readonly string[];
  isDisabled?: boolean;
  onSelect: () => void;
}

/** One way to run: what it does, its keys, and its price. */
export function RunMenuItem({ title, note, price, shortcut, isDisabled = false, onSelect }: RunMenuItemProps) {
  return (
    <DropdownMenuItem disabled={isDisabled} onSelect={onSelect} className="flex-col items-stretch gap-0 py-1.5">
      <span className="flex items-center gap-2">
        <span className="font-medium">{title}</span>
        <Kbd keys={shortcut} />
        {price && <span className="ml-auto text-xs tabular-nums">{price}</span>}
      </span>
      <span className="text-xs text-text-muted">{note}</span>
    </DropdownMenuItem>
  );
}
