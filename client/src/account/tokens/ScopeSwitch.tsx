import { useId } from 'react';
import { Label } from '../../ui/controls/Label.tsx';
import { Switch } from '../../ui/controls/Switch.tsx';

interface ScopeSwitchProps {
  label: string;
  help: string;
  isOn: boolean;
  /** Left out: it cannot be turned off. */
  onToggle?: (isOn: boolean) => void;
}

export function ScopeSwitch({ label, help, isOn, onToggle }: ScopeSwitchProps) {
  const id = useId();
  return (
    <div className="flex items-center justify-between gap-4">
      <div className="flex flex-col gap-0.5">
        <Label htmlFor={id} className="text-sm">
          {label}
        </Label>
        <p id={`${id}-help`} className="text-xs text-text-muted">
          {help}
        </p>
      </div>
      <Switch id={id} checked={isOn} disabled={!onToggle} onCheckedChange={onToggle} aria-describedby={`${id}-help`} />
    </div>
  );
}
