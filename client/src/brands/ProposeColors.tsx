import { Wand2 } from 'lucide-react';
import { useId, useState } from 'react';
import type { FormEvent } from 'react';
import { useClient } from 'urql';
import { readAnswer } from '../api/read-answer.ts';
import { EarlierImagesButton } from '../nodes/image/EarlierImagesButton.tsx';
import { Button } from '../ui/controls/Button.tsx';
import { Input } from '../ui/controls/Input.tsx';
import { Label } from '../ui/controls/Label.tsx';
import { Spinner } from '../ui/display/Spinner.tsx';
import type { BrandDraft } from './brand.ts';
import { ProposeBrandColorsMutation } from './brand-documents.ts';

interface ProposeColorsProps {
  draft: BrandDraft;
  onChange: (part: Partial<Pick<BrandDraft, 'colors' | 'fonts'>>) => void;
}

/** Colors, and of a website fonts as well, taken from what there is already. What was there before comes back with one click. */
export function ProposeColors({ draft, onChange }: ProposeColorsProps) {
  const client = useClient();
  const id = useId();
  const [url, setUrl] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [before, setBefore] = useState<Pick<BrandDraft, 'colors' | 'fonts'> | null>(null);

  async function propose(source: { url: string } | { assetId: string }) {
    setIsBusy(true);
    setProblem(null);
    const { data, error } = await client.mutation(ProposeBrandColorsMutation, { input: source }).toPromise();
    setIsBusy(false);
    const answer = readAnswer(error, data?.proposeBrandColors, 'ProposeBrandColorsPayload');
    if (!answer.ok) return setProblem(answer.message);
    const { colors, fonts } = answer.payload;
    setBefore({ colors: draft.colors, fonts: draft.fonts });
    onChange({
      colors: { ...draft.colors, ...Object.fromEntries(colors.map(({ role, hex }) => [role, hex])) },
      fonts: { heading: fonts.heading ?? draft.fonts.heading, body: fonts.body ?? draft.fonts.body },
    });
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    const link = url.trim();
    if (link === '') return setProblem('Enter the address of a website.');
    void propose({ url: /^https?:/i.test(link) ? link : `https://${link}` });
  }

  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-1.5 rounded-lg bg-surface-sunken p-3">
      <Label htmlFor={id}>Take them from a website or a picture</Label>
      <div className="flex items-center gap-2 max-sm:flex-wrap">
        <Input
          id={id}
          type="url"
          inputMode="url"
          placeholder="example.com"
          value={url}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-told`}
          onChange={({ target }) => {
            setUrl(target.value);
            setProblem(null);
          }}
        />
        <Button type="submit" disabled={isBusy}>
          {isBusy ? <Spinner className="size-4" /> : <Wand2 aria-hidden />}
          Propose
        </Button>
        <EarlierImagesButton label="Colors" onChoose={(assetId) => void propose({ assetId })} />
      </div>
      <output id={`${id}-told`} className={problem ? 'text-xs text-danger' : 'text-xs text-text-muted'}>
        {problem ?? (before ? 'Proposed: change what does not fit.' : 'Text is readable on what is proposed.')}{' '}
        {before && !problem && (
          <button
            type="button"
            className="font-medium text-accent hover:underline"
            onClick={() => {
              onChange(before);
              setBefore(null);
            }}
          >
            Take back
          </button>
        )}
      </output>
    </form>
  );
}
