import { tidyOverride } from '@visualadgen/compose/overrides/override.ts';
import { readOverrides } from '@visualadgen/compose/overrides/read-overrides.ts';
import { RotateCcw } from 'lucide-react';
import { IconButton } from '../../../ui/controls/IconButton.tsx';
import type { FieldControlProps } from '../../fields/field-control.ts';
import { describeOverride, placementLabel } from './describe-override.ts';

/** The placements in which something is otherwise, with what it is and a way back. */
export function OverridesList({ id, field, value, onChange, isReadOnly, describedBy }: FieldControlProps) {
  const overrides = readOverrides(value);
  const set = Object.entries(overrides).flatMap(([placement, override]) => {
    const tidied = tidyOverride(override);
    return tidied ? [{ placement, what: describeOverride(tidied) }] : [];
  });
  if (set.length === 0)
    return (
      <p id={id} className="text-xs text-text-muted">
        Every ad is made alike.
      </p>
    );

  function reset(placement: string) {
    const { [placement]: _, ...rest } = overrides;
    onChange(Object.keys(rest).length > 0 ? rest : undefined);
  }

  return (
    <ul id={id} aria-label={field.label} aria-describedby={describedBy} className="flex flex-col gap-1">
      {set.map(({ placement, what }) => (
        <li key={placement} className="flex items-center gap-2 rounded-lg border border-border py-1 pr-1 pl-2.5">
          <span className="flex min-w-0 flex-1 flex-col text-xs">
            <span className="truncate font-medium">{placementLabel(placement)}</span>
            <span className="text-text-muted">{what}</span>
          </span>
          {!isReadOnly && (
            <IconButton
              label={`Make ${placementLabel(placement)} like the others again`}
              size="icon-sm"
              onClick={() => reset(placement)}
            >
              <RotateCcw />
            </IconButton>
          )}
        </li>
      ))}
    </ul>
  );
}
