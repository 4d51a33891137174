import { Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { Switch } from '../../ui/controls/Switch.tsx';
import { cn } from '../../ui/theme/class-names.ts';
import type { CallResultFieldsFragment } from './generated/graphql.ts';
import { sayResult } from './say-result.ts';

interface CallerCardProps {
  title: string;
  isEnabled: boolean;
  onSwitch: (isEnabled: boolean) => void;
  onDelete: () => void;
  result: CallResultFieldsFragment | null;
  /** Said while there is no result. */
  never: string;
  children: ReactNode;
}

/** A schedule or a trigger: what it is, whether it is on, and what became of it the last time. */
export function CallerCard(props: CallerCardProps) {
  const { title, isEnabled, onSwitch, onDelete, result, never, children } = props;
  return (
    <li className="flex flex-col gap-1.5 rounded-lg border border-border p-3">
      <div className="flex items-center gap-2">
        <h3 className={cn('min-w-0 flex-1 text-sm font-medium', !isEnabled && 'text-text-muted')}>{title}</h3>
        <Switch checked={isEnabled} onCheckedChange={onSwitch} aria-label={`${title}: switched on`} />
        <IconButton label={`Delete “${title}”`} size="icon-sm" variant="ghost" onClick={onDelete}>
          <Trash2 />
        </IconButton>
      </div>
      <div className="flex flex-col gap-1 text-xs text-text-muted">{children}</div>
      <p className={cn('text-xs', result?.outcome === 'REFUSED' ? 'text-danger' : 'text-text-muted')}>
        {sayResult(result, never)}
      </p>
    </li>
  );
}
