import { Plus, X } from 'lucide-react';
import { useId, useState } from 'react';
import type { FormEvent } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../ui/controls/Button.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { Input } from '../../ui/controls/Input.tsx';
import { Skeleton } from '../../ui/display/Skeleton.tsx';
import type { FieldControlProps } from '../fields/field-control.ts';
import { PlacementsQuery } from './placement-documents.ts';

interface Offered {
  id: string;
  title: string;
  channel: string;
  width: number;
  height: number;
}

/** The placements by channel, each to be ticked, and sizes of one’s own under them. */
export function PlacementPicker({ id, field, value, onChange, isReadOnly, describedBy }: FieldControlProps) {
  const [{ data, error }] = useQuery({ query: PlacementsQuery });
  const chosen = Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  if (error && !data) return <p className="text-xs text-danger">The placements could not be loaded.</p>;
  if (!data) return <Skeleton className="h-40 w-full" />;
  const offered: readonly Offered[] = data.placements;
  const known = new Set(offered.map((placement) => placement.id));
  const channels = [...new Set(offered.map(({ channel }) => channel))];
  const own = chosen.filter((one) => !known.has(one));

  /** In the order of the catalogue, whatever the order in which they were ticked; own sizes last. */
  function choose(ids: readonly string[]) {
    const listed = offered.map((placement) => placement.id).filter((one) => ids.includes(one));
    onChange([...listed, ...ids.filter((one) => !known.has(one))]);
  }

  return (
    <fieldset id={id} aria-label={field.label} aria-describedby={describedBy} className="flex flex-col gap-3">
      {channels.map((channel) => (
        <fieldset key={channel} className="flex flex-col gap-0.5">
          <legend className="mb-1 text-xs font-medium text-text-muted">{channel}</legend>
          {offered
            .filter((placement) => placement.channel === channel)
            .map((placement) => (
              <PlacementRow
                key={placement.id}
                placement={placement}
                isChosen={chosen.includes(placement.id)}
                isReadOnly={isReadOnly}
                onToggle={(isOn) =>
                  choose(isOn ? [...chosen, placement.id] : chosen.filter((one) => one !== placement.id))
                }
              />
            ))}
        </fieldset>
      ))}
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-1 text-xs font-medium text-text-muted">Own sizes</legend>
        {own.map((size) => (
          <div key={size} className="flex items-center gap-2 text-sm tabular-nums">
            <span className="flex-1">{size.replace('x', ' × ')}</span>
            {!isReadOnly && (
              <IconButton
                label={`Take ${size.replace('x', ' × ')} out`}
                size="icon-sm"
                onClick={() => choose(chosen.filter((one) => one !== size))}
              >
                <X />
              </IconButton>
            )}
          </div>
        ))}
        {!isReadOnly && <AddSize onAdd={(size) => !chosen.includes(size) && choose([...chosen, size])} />}
      </fieldset>
    </fieldset>
  );
}

interface PlacementRowProps {
  placement: Offered;
  isChosen: boolean;
  isReadOnly: boolean;
  onToggle: (isOn: boolean) => void;
}

function PlacementRow({ placement, isChosen, isReadOnly, onToggle }: PlacementRowProps) {
  const { title, width, height } = placement;
  return (
    <label className="flex cursor-pointer items-center gap-2 rounded-md px-1 py-1 text-sm hover:bg-hover">
      <input
        type="checkbox"
        checked={isChosen}
        disabled={isReadOnly}
        onChange={({ target }) => onToggle(target.checked)}
        className="size-4 shrink-0 accent-(--accent)"
      />
      <Shape width={width} height={height} />
      <span className="min-w-0 flex-1 truncate">{title}</span>
      <span className="text-xs text-text-muted tabular-nums">
        {width} × {height}
      </span>
    </label>
  );
}

/** Pixels of the longer side. */
const longest = 18;

function Shape({ width, height }: { width: number; height: number }) {
  const scale = longest / Math.max(width, height);
  return (
    <span aria-hidden className="flex size-[18px] shrink-0 items-center justify-center">
      <span
        className="rounded-[2px] border border-border-strong bg-surface-sunken"
        style={{ width: Math.max(3, width * scale), height: Math.max(3, height * scale) }}
      />
    </span>
  );
}

const [least, most] = [40, 4_096];

function AddSize({ onAdd }: { onAdd: (size: string) => void }) {
  const [width, setWidth] = useState('');
  const [height, setHeight] = useState('');
  const help = useId();
  const isGood = [width, height].every((side) => Number(side) >= least && Number(side) <= most);
  function add(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    if (!isGood) return;
    onAdd(`${Number(width)}x${Number(height)}`);
    setWidth('');
    setHeight('');
  }
  return (
    <form onSubmit={add} className="flex flex-col gap-1">
      <div className="flex items-center gap-1.5">
        <Input
          aria-label="Width in pixels"
          aria-describedby={help}
          inputMode="numeric"
          value={width}
          placeholder="Width"
          onChange={({ target }) => setWidth(target.value.replaceAll(/\D/g, ''))}
        />
        <span aria-hidden className="text-text-muted">
          ×
        </span>
        <Input
          aria-label="Height in pixels"
          aria-describedby={help}
          inputMode="numeric"
          value={height}
          placeholder="Height"
          onChange={({ target }) => setHeight(target.value.replaceAll(/\D/g, ''))}
        />
        <Button type="submit" size="sm" disabled={!isGood}>
          <Plus className="size-3.5" />
          Add
        </Button>
      </div>
      <p id={help} className="text-xs text-text-muted">
        Each side from {least} to {most.toLocaleString('en')} pixels.
      </p>
    </form>
  );
}
