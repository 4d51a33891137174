import { offeredFamilies } from '@visualadgen/compose/fonts/families.ts';
import { ownFamily } from '@visualadgen/compose/fonts/own-font.ts';
import { Upload } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useClient } from 'urql';
import type { OwnFontFieldsFragment } from '../api/generated/graphql.ts';
import { loadFonts } from '../nodes/composition/load-fonts.ts';
import { titleOf, toOwnFont } from '../nodes/composition/own-fonts.ts';
import { IconButton } from '../ui/controls/IconButton.tsx';
import { Label } from '../ui/controls/Label.tsx';
import { Select, SelectContent, SelectGroup, SelectItem, SelectTrigger, SelectValue } from '../ui/controls/Select.tsx';
import { Spinner } from '../ui/display/Spinner.tsx';
import { cn } from '../ui/theme/class-names.ts';
import { uploadFont } from './upload-font.ts';

/** A family by its name, empty for none, or an uploaded font. */
export type FontChoice = { kind: 'family'; name: string } | { kind: 'file'; font: OwnFontFieldsFragment };

interface FontSelectProps {
  label: string;
  value: FontChoice;
  /** Those that were uploaded before. */
  ownFonts: readonly OwnFontFieldsFragment[];
  onChange: (choice: FontChoice) => void;
  onUploaded: () => void;
}

const automatic = 'automatic';
const usual = 'Inter';

/** A font, chosen by seeing each in its own letters, or a file of one’s own, chosen or dropped. */
export function FontSelect({ label, value, ownFonts, onChange, onUploaded }: FontSelectProps) {
  const id = useId();
  const client = useClient();
  const picker = useRef<HTMLInputElement>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [isOver, setIsOver] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  // One that was just sent is chosen before the list has been read again.
  const listed = value.kind === 'file' ? withFont(ownFonts, value.font) : ownFonts;
  useLetters(isOpen ? listed : value.kind === 'file' ? [value.font] : [], isOpen);

  async function take(file: File | undefined) {
    if (!file || isBusy) return;
    setIsBusy(true);
    setProblem(null);
    const result = await uploadFont(client, file);
    setIsBusy(false);
    if (!result.ok) return setProblem(result.message);
    onUploaded();
    onChange({ kind: 'file', font: result.font });
  }

  function choose(chosen: string) {
    setProblem(null);
    const font = listed.find((one) => one.id === chosen);
    onChange(font ? { kind: 'file', font } : { kind: 'family', name: chosen === automatic ? '' : chosen });
  }

  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <Label htmlFor={id}>{label}</Label>
      <div
        className={cn('flex items-center gap-1.5 rounded-md', isOver && 'outline-2 outline-offset-2 outline-accent')}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setIsOver(false);
          void take(event.dataTransfer.files[0]);
        }}
      >
        <Select
          value={value.kind === 'file' ? value.font.id : value.name || automatic}
          onOpenChange={setIsOpen}
          onValueChange={choose}
        >
          <SelectTrigger id={id} className="min-w-0 flex-1" aria-describedby={problem ? `${id}-problem` : undefined}>
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            <SelectItem value={automatic}>Not set ({usual})</SelectItem>
            {listed.length > 0 && (
              <SelectGroup label="Your fonts">
                {listed.map((font) => (
                  <SelectItem key={font.id} value={font.id}>
                    <InLetters family={ownFamily(font.contentHash)} weight={font.leastWeight}>
                      {titleOf(font)}
                    </InLetters>
                  </SelectItem>
                ))}
              </SelectGroup>
            )}
            <SelectGroup label="Open fonts">
              {offeredFamilies.map(({ name }) => (
                <SelectItem key={name} value={name}>
                  <InLetters family={name} weight={600}>
                    {name}
                  </InLetters>
                </SelectItem>
              ))}
            </SelectGroup>
          </SelectContent>
        </Select>
        <IconButton
          label={`Upload a font for ${label.toLowerCase()}`}
          disabled={isBusy}
          onClick={() => picker.current?.click()}
        >
          {isBusy ? <Spinner className="size-4" /> : <Upload />}
        </IconButton>
      </div>
      <input
        ref={picker}
        type="file"
        accept=".ttf,.otf,.woff2,font/ttf,font/otf,font/woff2"
        aria-label={`${label}: font file`}
        className="sr-only"
        tabIndex={-1}
        onChange={({ target }) => {
          void take(target.files?.[0]);
          target.value = '';
        }}
      />
      {problem && (
        <p id={`${id}-problem`} role="alert" className="text-xs break-words text-danger">
          {problem}
        </p>
      )}
    </div>
  );
}

function InLetters({ family, weight, children }: { family: string; weight: number; children: string }) {
  return (
    <span className="text-base" style={{ fontFamily: `'${family}'`, fontWeight: weight, fontSynthesis: 'none' }}>
      {children}
    </span>
  );
}

/** Fetches the letters of these names, and with `all` those of the families on offer. */
function useLetters(fonts: readonly OwnFontFieldsFragment[], all: boolean): void {
  const [, setLoaded] = useState(0);
  useEffect(() => {
    const own = fonts.map((font) => ({
      font: { families: [toOwnFont(font).name], weight: font.leastWeight },
      texts: [titleOf(font)],
    }));
    const offered = all
      ? offeredFamilies.map(({ name }) => ({ font: { families: [name], weight: 600 }, texts: [name] }))
      : [];
    if (own.length + offered.length === 0) return undefined;
    let isCurrent = true;
    void loadFonts([...own, ...offered]).then(() => isCurrent && setLoaded((count) => count + 1));
    return () => {
      isCurrent = false;
    };
    // Fonts never change under their ids.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [fonts.map(({ id }) => id).join(), all]);
}

function withFont(fonts: readonly OwnFontFieldsFragment[], font: OwnFontFieldsFragment) {
  return fonts.some(({ id }) => id === font.id) ? fonts : [font, ...fonts];
}
