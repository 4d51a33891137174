import { brandLimits } from '@visualadgen/compose/brand/brand.ts';
import { contrastBetween } from '@visualadgen/compose/color/color.ts';
import { Plus, X } from 'lucide-react';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../ui/controls/Button.tsx';
import { ColorInput } from '../ui/controls/ColorInput.tsx';
import { FormField } from '../ui/controls/FormField.tsx';
import { IconButton } from '../ui/controls/IconButton.tsx';
import { Input } from '../ui/controls/Input.tsx';
import { Label } from '../ui/controls/Label.tsx';
import { Textarea } from '../ui/controls/Textarea.tsx';
import { BrandFonts } from './BrandFonts.tsx';
import { BrandLogoField } from './BrandLogoField.tsx';
import { ProposeColors } from './ProposeColors.tsx';
import { type BrandChange, type BrandDraft, colorRoles, type LogoPlace } from './brand.ts';

interface BrandFormProps {
  draft: BrandDraft;
  onChange: (part: BrandChange) => void;
}

const logoPlaces: readonly { place: LogoPlace; label: string }[] = [
  { place: 'light', label: 'Logo for light grounds' },
  { place: 'dark', label: 'Logo for dark grounds' },
  { place: 'mark', label: 'The sign alone' },
];

/** All that a brand is made of. */
export function BrandForm({ draft, onChange }: BrandFormProps) {
  return (
    <div className="flex flex-col gap-7">
      <FormField
        label="Name"
        value={draft.name}
        maxLength={brandLimits.name}
        problem={draft.name.trim() === '' ? 'A brand needs a name.' : null}
        onType={(name) => onChange({ name })}
      />
      <Part title="Colors">
        <Colors draft={draft} onChange={onChange} />
      </Part>
      <Part title="Fonts">
        <BrandFonts draft={draft} onChange={onChange} />
      </Part>
      <Part title="Logos">
        <div className="grid gap-3 sm:grid-cols-3">
          {logoPlaces.map(({ place, label }) => (
            <BrandLogoField
              key={place}
              label={label}
              isOnDark={place === 'dark'}
              logo={draft.logos[place]}
              // Others may have been uploaded meanwhile.
              onChange={(logo) => onChange(({ logos }) => ({ logos: { ...logos, [place]: logo } }))}
            />
          ))}
        </div>
      </Part>
      <Part title="Words">
        <LongField
          label="Tone"
          note="How it speaks, for the models that write and draw."
          value={draft.tone}
          onChange={(tone) => onChange({ tone })}
        />
        <div className="grid gap-3 sm:grid-cols-2">
          <LongField
            label="Words to use"
            note="One a line."
            value={draft.wordsToUse}
            onChange={(wordsToUse) => onChange({ wordsToUse })}
          />
          <LongField
            label="Words to avoid"
            note="One a line. They are looked for in every ad."
            value={draft.wordsToAvoid}
            onChange={(wordsToAvoid) => onChange({ wordsToAvoid })}
          />
        </div>
        <FormField
          label="Usual call to action"
          note="Where an ad has none of its own."
          value={draft.callToAction}
          maxLength={brandLimits.callToAction}
          onType={(callToAction) => onChange({ callToAction })}
        />
      </Part>
      <Part title="Claims that need a note">
        <Claims claims={draft.claims} onChange={(claims) => onChange({ claims })} />
      </Part>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-3 border-t border-border pt-4">
      <h2 className="text-sm font-semibold">{title}</h2>
      {children}
    </section>
  );
}

function Colors({ draft, onChange }: BrandFormProps) {
  const { colors } = draft;
  const { BACKGROUND: ground, TEXT: text } = colors;
  const contrast = ground && text ? contrastBetween(text, ground) : null;
  return (
    <>
      <ProposeColors draft={draft} onChange={onChange} />
      <div className="grid gap-3 sm:grid-cols-2">
        {colorRoles.map(({ role, label, note }) => (
          <ColorRow
            key={role}
            label={label}
            note={note}
            value={colors[role] ?? null}
            onChange={(hex) => onChange({ colors: { ...colors, [role]: hex ?? undefined } })}
          />
        ))}
      </div>
      {contrast !== null && (
        <p className={contrast < 4.5 ? 'text-xs text-danger' : 'text-xs text-text-muted'}>
          Text on the background has a contrast of {contrast.toFixed(1)} to 1
          {contrast < 4.5 ? ', which is hard to read: 4.5 is the least.' : '.'}
        </p>
      )}
    </>
  );
}

function ColorRow(props: {
  label: string;
  note: string;
  value: string | null;
  onChange: (hex: string | null) => void;
}) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1.5">
      <Label htmlFor={id}>{props.label}</Label>
      <ColorInput
        id={id}
        label={props.label}
        value={props.value}
        describedBy={`${id}-note`}
        onChange={props.onChange}
      />
      <p id={`${id}-note`} className="text-xs text-text-muted">
        {props.note}
      </p>
    </div>
  );
}

function LongField(props: { label: string; note: string; value: string; onChange: (text: string) => void }) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1.5">
      <Label htmlFor={id}>{props.label}</Label>
      <Textarea
        id={id}
        value={props.value}
        aria-describedby={`${id}-note`}
        onChange={({ target }) => props.onChange(target.value)}
      />
      <p id={`${id}-note`} className="text-xs text-text-muted">
        {props.note}
      </p>
    </div>
  );
}

interface ClaimsProps {
  claims: BrandDraft['claims'];
  onChange: (claims: BrandDraft['claims']) => void;
}

function Claims({ claims, onChange }: ClaimsProps) {
  const set = (at: number, part: Partial<BrandDraft['claims'][number]>) =>
    onChange(claims.map((claim, index) => (index === at ? { ...claim, ...part } : claim)));
  return (
    <>
      <ul className="flex flex-col gap-2">
        {claims.map((claim, index) => (
          // A claim has no identity beyond its place.
          <li key={`claim ${index}`} className="flex items-center gap-2 max-sm:flex-wrap">
            <Input
              aria-label={`Claim ${index + 1}`}
              placeholder="No. 1 in taste"
              value={claim.text}
              onChange={({ target }) => set(index, { text: target.value })}
            />
            <Input
              aria-label={`Note of claim ${index + 1}`}
              placeholder="Survey of 1,000 people, 2026"
              value={claim.note}
              onChange={({ target }) => set(index, { note: target.value })}
            />
            <IconButton
              label={`Remove claim ${index + 1}`}
              onClick={() => onChange(claims.filter((_, at) => at !== index))}
            >
              <X />
            </IconButton>
          </li>
        ))}
      </ul>
      <Button size="sm" className="self-start" onClick={() => onChange([...claims, { text: '', note: '' }])}>
        <Plus />
        Add a claim
      </Button>
    </>
  );
}
