import { findPatternError, usualPattern } from '@visualadgen/graph/file-names/name-pattern.ts';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useClient } from 'urql';
import { FormField } from '../../ui/controls/FormField.tsx';
import { Switch } from '../../ui/controls/Switch.tsx';
import { FormFooter } from '../../ui/overlays/FormFooter.tsx';
import { BulkFields, findLinkProblem, noBulk } from './BulkFields.tsx';
import type { AskedExport } from './export-store.ts';
import { NamePatternHelp } from './NamePatternHelp.tsx';
import type { Export } from './read-export.ts';
import { startExport } from './start-export.ts';
import { useNamedPictures } from './useNamedPictures.ts';

interface ExportFormProps {
  asked: AskedExport;
  onStarted: (made: Export) => void;
  onClose: () => void;
}

/** As the server takes them. */
const longestWords = 100;

export function ExportForm({ asked, onStarted, onClose }: ExportFormProps) {
  const client = useClient();
  const [pattern, setPattern] = useState(usualPattern);
  const [campaign, setCampaign] = useState(asked.campaign);
  const [owner, setOwner] = useState('');
  const [credit, setCredit] = useState('');
  const [bulk, setBulk] = useState(noBulk);
  const [takesOthers, setTakesOthers] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const pictures = takesOthers ? [...asked.pictures, ...asked.others] : asked.pictures;
  const files = useNamedPictures(pictures, { campaign, client: owner, isOfRun: asked.executionId !== null });
  const problem = findPatternError(pattern);
  const isReady = problem === null && findLinkProblem(bulk) === null;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!isReady) return;
    setIsBusy(true);
    const made = await startExport(client, {
      pictures,
      namePattern: pattern,
      campaign,
      client: owner,
      credit,
      ...bulk,
      link: bulk.link.trim(),
      executionId: asked.executionId,
    });
    setIsBusy(false);
    if (typeof made === 'string') setRefused(made);
    else onStarted(made);
  }
  return (
    <form className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField label="Campaign" value={campaign} maxLength={longestWords} placeholder="Ads" onType={setCampaign} />
        <FormField label="Client" value={owner} maxLength={longestWords} placeholder="Nobody" onType={setOwner} />
      </div>
      <div className="flex flex-col gap-1.5">
        <FormField
          label="File names"
          value={pattern}
          spellCheck={false}
          problem={problem && `It ${problem}.`}
          note="A slash makes a folder. What stands in braces is filled in for each picture."
          onType={setPattern}
        />
        <NamePatternHelp pattern={pattern} files={files} isReadOnly={false} onChange={setPattern} />
      </div>
      <FormField
        label="Credit"
        value={credit}
        maxLength={longestWords}
        placeholder="Nobody"
        note="Who is named in each file as its maker."
        onType={setCredit}
      />
      <BulkFields bulk={bulk} campaign={campaign} onChange={setBulk} />
      {asked.others.length > 0 && (
        <label className="flex items-center gap-2.5 text-sm">
          <Switch checked={takesOthers} onCheckedChange={setTakesOthers} />
          Also {asked.others.length === 1 ? 'the picture' : `the ${asked.others.length} pictures`} made along the way
        </label>
      )}
      {refused && (
        <p role="alert" className="text-xs text-danger">
          {refused}
        </p>
      )}
      <FormFooter
        verb={pictures.length === 1 ? 'Export 1 picture' : `Export ${pictures.length} pictures`}
        isBusy={isBusy}
        isDisabled={!isReady}
        onCancel={onClose}
      />
    </form>
  );
}
