import { RefreshCw } from 'lucide-react';
import { formatMoney, isFree } from '@visualadgen/graph/money/money.ts';
import { useState } from 'react';
import { useClient } from 'urql';
import { mutateOnce } from '../../api/mutate-once.ts';
import { readAnswer } from '../../api/read-answer.ts';
import { RunTime } from '../../run/time/RunTime.tsx';
import { Button } from '../../ui/controls/Button.tsx';
import { RelativeTime } from '../../ui/display/RelativeTime.tsx';
import { Spinner } from '../../ui/display/Spinner.tsx';
import { toast } from '../../ui/toast/toast.ts';
import { tellChange } from '../library-changes.ts';
import { DescribePictureMutation } from './detail-documents.ts';
import { Section } from './Section.tsx';
import { TextToEdit } from './TextToEdit.tsx';
import { updatePicture } from './update-picture.ts';
import type { ModelNames, PictureInDetail } from './usePicture.ts';

const longestCaption = 500;

/** What a picture shows, in a sentence that can be put right; and how far its description is, as it happens. */
export function Described({ picture, modelNames }: { picture: PictureInDetail; modelNames: ModelNames }) {
  const client = useClient();
  const { id, caption, foundCaption, foundText, description } = picture;
  const isOwn = caption !== null && caption !== foundCaption;
  const save = (text: string | null) => updatePicture(client, id, { caption: text });
  return (
    <Section title="What it shows" action={<DescribeButton picture={picture} />}>
      <TextToEdit
        label="What it shows"
        value={caption ?? ''}
        placeholder={description.status === 'COMPLETED' ? 'Say it in a sentence' : 'Not described yet: say it yourself'}
        maxLength={longestCaption}
        isLong
        onSave={(text) => save(text || null)}
      />
      <p aria-live="polite" className="text-2xs text-text-muted">
        <StateWords picture={picture} modelNames={modelNames} />
      </p>
      {isOwn && foundCaption && (
        <p className="text-2xs text-text-muted">
          You wrote this. The description said “{foundCaption}”.{' '}
          <Button size="inline" variant="link" className="text-2xs max-md:h-11.5" onClick={() => void save(null)}>
            Show that again
          </Button>
        </p>
      )}
      {foundText && (
        <p className="text-xs">
          <span className="text-text-muted">To be read in it: </span>“{foundText}”
        </p>
      )}
    </Section>
  );
}

function DescribeButton({ picture: { id, description } }: { picture: PictureInDetail }) {
  const client = useClient();
  const [isAsking, setIsAsking] = useState(false);
  if (description.status === 'PENDING' || description.status === 'RUNNING') return null;
  async function ask() {
    setIsAsking(true);
    const { data, error } = await mutateOnce(client, DescribePictureMutation, { assetIds: [id] });
    setIsAsking(false);
    const answer = readAnswer(error, data?.describeAssets, 'DescribeAssetsPayload');
    const refusal = answer.ok ? answer.payload.results[0]?.error?.message : answer.message;
    if (refusal) return toast.error('It is not described', { description: refusal });
    const asset = answer.ok && answer.payload.results[0]?.asset;
    if (asset) tellChange({ kind: 'changed', pictures: [asset] });
  }
  return (
    <Button variant="ghost" size="sm" className="-mr-2 max-md:h-11.5" isBusy={isAsking} onClick={() => void ask()}>
      <RefreshCw />
      {description.status === 'NOT_DESCRIBED' ? 'Describe' : 'Describe again'}
    </Button>
  );
}

function StateWords({ picture: { description }, modelNames }: { picture: PictureInDetail; modelNames: ModelNames }) {
  const { status, error, nextAttemptAt, describedAt, model, isLocal, cost, attempts } = description;
  if (status === 'RUNNING') {
    return (
      <>
        <Spinner className="mr-1.5 align-middle [&_svg]:size-3" />
        Being looked at…
      </>
    );
  }
  if (status === 'PENDING') {
    return error && nextAttemptAt ? (
      <>
        {error.message} Tried {attempts === 1 ? 'once' : `${attempts} times`}; again at <RunTime at={nextAttemptAt} />.
      </>
    ) : (
      <>It will be described in a moment…</>
    );
  }
  if (status === 'FAILED') {
    return <span className="text-danger">{error?.message ?? 'It could not be described.'}</span>;
  }
  if (status === 'NOT_DESCRIBED' || describedAt === null) return null;
  return (
    <>
      {isLocal
        ? 'Worked out here from its colors, light and name; no model has looked at it'
        : `Described by ${model ? (modelNames.get(model) ?? model) : 'a model'}`}
      , <RelativeTime at={describedAt} />
      {cost && !isFree(cost) && `, ${formatMoney(cost)}`}
    </>
  );
}
