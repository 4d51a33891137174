import { Copy, ExternalLink } from 'lucide-react';
import { formatMoney } from '@visualadgen/graph/money/money.ts';
import { Link } from 'wouter';
import { isRecord } from '../../graph/model/graph.ts';
import { copyText } from '../../run/viewer/copy.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { Fact, Facts, Section } from './Section.tsx';
import type { ModelNames, PictureInDetail } from './usePicture.ts';

/** What made it: the words, the model, the seed, and the run where all of it can be seen. */
export function MadeWith({ picture, modelNames }: { picture: PictureInDetail; modelNames: ModelNames }) {
  const { prompt, model, generation, workflow } = picture;
  if (prompt === null && model === null) return null;
  const parameters = isRecord(generation?.parameters) ? generation.parameters : {};
  const { seed } = parameters;
  const count = generation?.images.length ?? 0;
  return (
    <Section
      title="Made with"
      action={
        prompt && (
          <IconButton
            label="Copy the words"
            size="icon-sm"
            className="max-md:size-11.5"
            onClick={() => void copyText(prompt, 'The words are copied.')}
          >
            <Copy />
          </IconButton>
        )
      }
    >
      {prompt && (
        <p className="max-h-40 overflow-y-auto rounded-md bg-surface-sunken px-2.5 py-2 text-xs break-words whitespace-pre-wrap">
          {prompt}
        </p>
      )}
      <Facts>
        {model && <Fact name="Model">{modelNames.get(model) ?? model}</Fact>}
        {generation && <Fact name="Seed">{typeof seed === 'number' ? seed : 'chosen by the model'}</Fact>}
        {generation?.cost && (
          <Fact name="Cost">
            {formatMoney(generation.cost)}
            {count > 1 && ` for ${count} pictures`}
          </Fact>
        )}
        {workflow && (
          <Fact name="Workflow">
            <Link href={`/workflows/${workflow.id}`} className="text-accent-text hover:underline">
              {workflow.name}
            </Link>
          </Fact>
        )}
      </Facts>
      {workflow && generation && (
        <Button asChild size="sm" className="w-fit max-md:h-11.5">
          <Link href={`/workflows/${workflow.id}/runs/${generation.execution.id}`}>
            <ExternalLink />
            Open the run
          </Link>
        </Button>
      )}
      {!generation && <p className="text-xs text-text-muted">The run that made it is no longer kept.</p>}
    </Section>
  );
}
