import { offeredFamilies } from '@visualadgen/compose/fonts/families.ts';
import { useId, useState } from 'react';
import { loadFonts } from '../nodes/composition/load-fonts.ts';
import { Label } from '../ui/controls/Label.tsx';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '../ui/controls/Select.tsx';

interface FontSelectProps {
  label: string;
  /** The name of a family; empty for none. */
  value: string;
  onChange: (name: string) => void;
}

const automatic = 'automatic';
const usual = 'Inter';

/** A font, chosen by seeing each in its own letters. */
export function FontSelect({ label, value, onChange }: FontSelectProps) {
  const id = useId();
  const [, setIsLoaded] = useState(false);

  function load(isOpen: boolean) {
    if (!isOpen) return;
    const words = offeredFamilies.map(({ name }) => ({
      font: { families: [name], weight: 600, tracking: 0 },
      texts: [name],
    }));
    void loadFonts(words).then(() => setIsLoaded(true));
  }

  return (
    <div className="flex flex-col gap-1.5">
      <Label htmlFor={id}>{label}</Label>
      <Select
        value={value || automatic}
        onOpenChange={load}
        onValueChange={(name) => onChange(name === automatic ? '' : name)}
      >
        <SelectTrigger id={id}>
          <SelectValue />
        </SelectTrigger>
        <SelectContent>
          <SelectItem value={automatic}>Not set ({usual})</SelectItem>
          {offeredFamilies.map(({ name }) => (
            <SelectItem key={name} value={name}>
              <span className="text-base font-semibold" style={{ fontFamily: `'${name}'` }}>
                {name}
              </span>
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
    </div>
  );
}
