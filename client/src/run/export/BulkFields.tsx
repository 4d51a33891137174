import { useId } from 'react';
import { FormField } from '../../ui/controls/FormField.tsx';
import { Label } from '../../ui/controls/Label.tsx';
import { Switch } from '../../ui/controls/Switch.tsx';
import { Textarea } from '../../ui/controls/Textarea.tsx';

/** What files for ad managers say beside what is in the ads. */
export interface Bulk {
  forAdManagers: boolean;
  link: string;
  adSet: string;
  text: string;
}

export const noBulk: Bulk = { forAdManagers: false, link: '', adSet: '', text: '' };

/** As the server takes them. */
const longest = { link: 2_000, adSet: 100, text: 500 };

/** An export without a link is made, and says that it is missing. */
export function findLinkProblem({ forAdManagers, link }: Bulk): string | null {
  const address = link.trim();
  if (!forAdManagers || address === '') return null;
  const isWhole = URL.canParse(address) && ['http:', 'https:'].includes(new URL(address).protocol);
  return isWhole ? null : 'It must be the whole address of a page, with https://.';
}

interface BulkFieldsProps {
  bulk: Bulk;
  campaign: string;
  onChange: (bulk: Bulk) => void;
}

export function BulkFields({ bulk, campaign, onChange }: BulkFieldsProps) {
  const id = useId();
  const set = (part: Partial<Bulk>) => onChange({ ...bulk, ...part });
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col gap-1.5">
        <div className="flex items-center gap-2.5">
          <Switch
            id={`${id}-switch`}
            checked={bulk.forAdManagers}
            aria-describedby={`${id}-note`}
            onCheckedChange={(forAdManagers) => set({ forAdManagers })}
          />
          <Label htmlFor={`${id}-switch`}>Files for ad managers</Label>
        </div>
        <p id={`${id}-note`} className="text-xs text-text-muted">
          Adds a table to import into Meta Ads Manager, and one for Google Ads Editor.
        </p>
      </div>
      {bulk.forAdManagers && (
        <>
          <div className="grid gap-4 sm:grid-cols-2">
            <FormField
              label="Link"
              type="url"
              value={bulk.link}
              maxLength={longest.link}
              placeholder="https://"
              problem={findLinkProblem(bulk)}
              note="The page that the ads lead to."
              onType={(link) => set({ link })}
            />
            <FormField
              label="Ad set"
              value={bulk.adSet}
              maxLength={longest.adSet}
              placeholder={campaign || 'Ads'}
              note="Google’s ad group is called the same."
              onType={(adSet) => set({ adSet })}
            />
          </div>
          <div className="flex flex-col gap-1.5">
            <Label htmlFor={`${id}-text`}>Text beside the picture</Label>
            <Textarea
              id={`${id}-text`}
              value={bulk.text}
              maxLength={longest.text}
              placeholder="What the ad says in its body"
              aria-describedby={`${id}-text-note`}
              className="min-h-14"
              onChange={(event) => set({ text: event.target.value })}
            />
            <p id={`${id}-text-note`} className="text-xs text-text-muted">
              Meta’s primary text and Google’s description.
            </p>
          </div>
        </>
      )}
    </div>
  );
}
