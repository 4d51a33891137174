import { Check, Pipette, X } from 'lucide-react';
import { cn } from '../../ui/theme/class-names.ts';
import { colors } from './colors.ts';

interface ColorChoiceProps {
  color: string | null;
  onChange: (color: string | null) => void;
}

const round =
  'relative flex size-7 items-center justify-center rounded-full border border-border-strong max-md:size-10';

/** One of the usual colours, or any other. The same one again takes it away. */
export function ColorChoice({ color, onChange }: ColorChoiceProps) {
  const isOther = color !== null && !colors.some(({ hex }) => hex === color);
  return (
    <div className="flex flex-wrap gap-1.5">
      {colors.map(({ hex, name }) => (
        <button
          key={hex}
          type="button"
          aria-label={name}
          title={name}
          aria-pressed={hex === color}
          onClick={() => onChange(hex === color ? null : hex)}
          className={cn(round, hex === color && 'ring-2 ring-accent ring-offset-2 ring-offset-surface-raised')}
          style={{ backgroundColor: hex }}
        >
          {hex === color && <Check aria-hidden className={cn('size-4', isLight(hex) ? 'text-black' : 'text-white')} />}
        </button>
      ))}
      <label
        title="Another color"
        className={cn(
          round,
          'cursor-pointer text-text-muted focus-within:ring-2 focus-within:ring-ring hover:text-text',
          isOther && 'ring-2 ring-accent ring-offset-2 ring-offset-surface-raised',
        )}
        style={isOther ? { backgroundColor: color, color: isLight(color) ? 'black' : 'white' } : undefined}
      >
        <Pipette aria-hidden className="size-3.5" />
        <input
          type="color"
          aria-label="Another color"
          className="absolute inset-0 cursor-pointer opacity-0"
          value={color ?? '#808080'}
          onChange={(event) => onChange(event.target.value)}
        />
      </label>
      {isOther && (
        <button
          type="button"
          aria-label="No color"
          onClick={() => onChange(null)}
          className={cn(round, 'border-transparent text-text-muted hover:bg-hover')}
        >
          <X aria-hidden className="size-4" />
        </button>
      )}
    </div>
  );
}

function isLight(hex: string): boolean {
  const all = Number.parseInt(hex.replace('#', ''), 16);
  const [red, green, blue] = [(all >> 16) & 255, (all >> 8) & 255, all & 255];
  return red * 0.299 + green * 0.587 + blue * 0.114 > 150;
}
