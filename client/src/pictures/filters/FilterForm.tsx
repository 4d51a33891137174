import { useState } from 'react';
import type { ReactNode } from 'react';
import { Input } from '../../ui/controls/Input.tsx';
import { Label } from '../../ui/controls/Label.tsx';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '../../ui/controls/Select.tsx';
import { cn } from '../../ui/theme/class-names.ts';
import type { AssetOrigin } from '../../api/generated/graphql.ts';
import type { PictureView } from '../location/picture-view.ts';
import { originNames } from './active-filters.ts';
import { ColorChoice } from './ColorChoice.tsx';
import { TagFilter } from './TagFilter.tsx';
import { type Named, useMakers } from './useMakers.ts';

interface FilterFormProps {
  view: PictureView;
  onChange: (changes: Partial<PictureView>) => void;
  /** Tags that pictures on the page have. */
  knownTags: () => readonly string[];
}

/** All by which pictures can be narrowed down. Each change shows at once. */
export function FilterForm({ view, onChange, knownTags }: FilterFormProps) {
  const { models, workflows, placements } = useMakers(true);
  const [offered] = useState(knownTags);
  const { origins, from, to } = view;
  const toggle = (one: AssetOrigin) =>
    onChange({ origins: origins.includes(one) ? origins.filter((other) => other !== one) : [...origins, one] });
  return (
    <div className="flex flex-col gap-4">
      <Group label="Where it comes from">
        <div className="flex flex-wrap gap-1.5">
          {(Object.keys(originNames) as AssetOrigin[]).map((one) => (
            <Pill key={one} isOn={origins.includes(one)} onClick={() => toggle(one)}>
              {originNames[one]}
            </Pill>
          ))}
        </div>
      </Group>
      <Group label="Color">
        <ColorChoice
          color={view.color}
          onChange={(color) => onChange({ color, ...(color === null && { order: null }) })}
        />
      </Group>
      <Group label="Tags">
        <TagFilter tags={view.tags} known={offered} onChange={(tags) => onChange({ tags })} />
      </Group>
      <div className="grid grid-cols-2 gap-3">
        <OneOf
          label="Workflow"
          all="Any workflow"
          some={workflows}
          value={view.workflowId}
          onChange={(workflowId) => onChange({ workflowId })}
        />
        <OneOf
          label="Model"
          all="Any model"
          some={models}
          value={view.model}
          onChange={(model) => onChange({ model })}
        />
        <div className="col-span-2">
          <OneOf
            label="Placement"
            all="Any placement"
            some={placements}
            value={view.placement}
            onChange={(placement) => onChange({ placement })}
          />
        </div>
        <Day label="From" value={from} max={to} onChange={(day) => onChange({ from: day })} />
        <Day label="To" value={to} min={from} onChange={(day) => onChange({ to: day })} />
      </div>
    </div>
  );
}

function Group({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1.5 text-xs font-medium">{label}</legend>
      {children}
    </fieldset>
  );
}

interface PillProps {
  isOn: boolean;
  onClick: () => void;
  children: ReactNode;
}

function Pill({ isOn, onClick, children }: PillProps) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onClick}
      className={cn(
        'h-7 shrink-0 rounded-full border border-border bg-surface px-3 text-xs text-text-muted hover:border-border-strong hover:text-text max-md:h-11.5 max-md:px-4',
        isOn && 'border-accent bg-accent-soft font-medium text-accent-text hover:border-accent hover:text-accent-text',
      )}
    >
      {children}
    </button>
  );
}

interface OneOfProps {
  label: string;
  /** What leaves it open. */
  all: string;
  some: readonly Named[];
  value: string | null;
  onChange: (value: string | null) => void;
}

const open = 'any';

function OneOf({ label, all, some, value, onChange }: OneOfProps) {
  const isKnown = value === null || some.some(({ id }) => id === value);
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <Label htmlFor={`filter-${label}`}>{label}</Label>
      <Select value={value ?? open} onValueChange={(next) => onChange(next === open ? null : next)}>
        <SelectTrigger id={`filter-${label}`} className="max-md:h-11.5">
          <SelectValue />
        </SelectTrigger>
        <SelectContent>
          <SelectItem value={open}>{all}</SelectItem>
          {!isKnown && <SelectItem value={value}>{value}</SelectItem>}
          {some.map(({ id, name }) => (
            <SelectItem key={id} value={id}>
              {name}
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
    </div>
  );
}

interface DayProps {
  label: string;
  value: string | null;
  min?: string | null;
  max?: string | null;
  onChange: (day: string | null) => void;
}

function Day({ label, value, min, max, onChange }: DayProps) {
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <Label htmlFor={`filter-${label}`}>{label}</Label>
      <Input
        id={`filter-${label}`}
        type="date"
        className="max-md:h-11.5"
        value={value ?? ''}
        min={min ?? undefined}
        max={max ?? undefined}
        onChange={(event) => onChange(event.target.value || null)}
      />
    </div>
  );
}
