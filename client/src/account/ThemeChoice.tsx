import { DropdownMenuLabel, DropdownMenuRadioGroup, DropdownMenuSegment } from '../ui/overlays/DropdownMenu.tsx';
import { chooseTheme, themes, useTheme } from '../ui/theme/theme.ts';
import { themeLooks } from './theme-looks.ts';

/** Light, dark, or as the computer is set. */
export function ThemeChoice() {
  const theme = useTheme();
  return (
    <>
      <DropdownMenuLabel id="theme-label">Theme</DropdownMenuLabel>
      <DropdownMenuRadioGroup
        aria-labelledby="theme-label"
        value={theme}
        className="mx-1 mb-1 flex gap-0.5 rounded-lg bg-surface-sunken p-0.5"
      >
        {themes.map((name) => {
          const { label, icon: Icon } = themeLooks[name];
          return (
            <DropdownMenuSegment
              key={name}
              value={name}
              // The menu stays open, so that the choice is seen.
              onSelect={(event) => {
                event.preventDefault();
                chooseTheme(name);
              }}
            >
              <Icon aria-hidden />
              {label}
            </DropdownMenuSegment>
          );
        })}
      </DropdownMenuRadioGroup>
    </>
  );
}
