import { Braces } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatMoney } from '@visualadgen/graph/money/money.ts';
import { RunTime } from '../time/RunTime.tsx';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import { Button } from '../../ui/controls/Button.tsx';
import { copyText } from './copy.ts';
import type { MadeBy, ImageFacts } from '../image/image-facts.ts';
import { settingsOf } from './settings-of.ts';

/** Where an image came from: its size, what it was cut from, and all that was sent to the model that made it. */
export function FactsPanel({ facts }: { facts: ImageFacts }) {
  const { cut, made, isDemo, origin, createdAt } = facts;
  return (
    <div className="flex flex-col gap-3 text-xs">
      <dl className="flex flex-col gap-3">
        <Fact name="Size">
          {facts.width} × {facts.height} px
        </Fact>
        {cut && <Fact name="Cut from">{cutText(cut)}</Fact>}
        {origin === 'UPLOADED' && (
          <Fact name="Uploaded">
            <RunTime at={createdAt} />
          </Fact>
        )}
        {isDemo && <Fact name="Demo">Drawn by the demo in place of the model, and marked as such.</Fact>}
        {made && <HowMade made={made} />}
      </dl>
      {made && (
        <Button size="sm" className="w-fit" onClick={() => void copyText(asJson(made), 'Parameters copied as JSON.')}>
          <Braces />
          Copy as JSON
        </Button>
      )}
    </div>
  );
}

function HowMade({ made }: { made: MadeBy }) {
  const model = useCatalogue().imageModel(made.model);
  const { prompt } = made.parameters;
  const settings = settingsOf(made, model);
  return (
    <>
      <Fact name="Model">{model?.name ?? made.model}</Fact>
      {made.prompt !== '' && (
        <Fact name="Prompt">
          <span className="break-words whitespace-pre-wrap">{made.prompt}</span>
        </Fact>
      )}
      {typeof prompt === 'string' && prompt !== made.prompt && prompt !== '' && (
        <Fact name="Prompt as sent">
          <span className="break-words whitespace-pre-wrap">{prompt}</span>
        </Fact>
      )}
      <Fact name="Seed">{made.seed ?? 'chosen by the model'}</Fact>
      {settings.length > 0 && (
        <Fact name="Settings">
          <span className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5">
            {settings.map(({ label, value }) => (
              <span key={label} className="contents">
                <span className="leading-4 text-text-muted">{label}</span>
                <span className="line-clamp-2 min-w-0 text-right break-words tabular-nums" title={value}>
                  {value}
                </span>
              </span>
            ))}
          </span>
        </Fact>
      )}
      <Fact name="Cost">
        {made.cost === null ? 'Not known yet' : formatMoney(made.cost)}
        {made.cost !== null && made.count > 1 && ` for ${made.count} pictures`}
      </Fact>
      <Fact name="Made">
        <RunTime at={made.createdAt} /> by “{made.node.name}”
      </Fact>
      {made.requestId && (
        <Fact name="Request">
          <span className="font-mono text-2xs tracking-tighter break-all">{made.requestId}</span>
        </Fact>
      )}
    </>
  );
}

function cutText({ from, lost }: NonNullable<ImageFacts['cut']>): string {
  if (!from || lost === null) return 'A picture that is no longer there';
  return `${from.width} × ${from.height} px, of which ${Math.round(lost * 100)}% is cut away`;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-0.5">
      <dt className="text-2xs text-text-muted">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

function asJson({ model, parameters, cost, requestId }: MadeBy): string {
  return JSON.stringify({ model, parameters, cost, requestId }, null, 2);
}
