import { Braces } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatMoney } from '../execution/money.ts';
import { RunTime } from '../execution/RunTime.tsx';
import { useCatalogue } from '../nodes/CatalogueContext.tsx';
import { Button } from '../ui/Button.tsx';
import { copyText } from './copy.ts';
import { settingsOf } from './settings-of.ts';
import type { PictureFacts } from './picture-facts.ts';

/** How a picture came to be: everything that was sent to the model, and what it cost. */
export function FactsPanel({ facts }: { facts: PictureFacts }) {
  const model = useCatalogue().imageModel(facts.model);
  const { prompt } = facts.parameters;
  const settings = settingsOf(facts, model);
  return (
    <div className="flex flex-col gap-3 text-xs">
      <dl className="flex flex-col gap-3">
        <Fact name="Model">{model?.name ?? facts.model}</Fact>
        {facts.prompt !== '' && (
          <Fact name="Prompt">
            <span className="break-words whitespace-pre-wrap">{facts.prompt}</span>
          </Fact>
        )}
        {typeof prompt === 'string' && prompt !== facts.prompt && prompt !== '' && (
          <Fact name="Prompt as sent">
            <span className="break-words whitespace-pre-wrap">{prompt}</span>
          </Fact>
        )}
        <Fact name="Size">
          {facts.width} × {facts.height} px
        </Fact>
        <Fact name="Seed">{facts.seed ?? 'chosen by the model'}</Fact>
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
          {facts.cost === null ? 'Not known yet' : formatMoney(facts.cost)}
          {facts.cost !== null && facts.count > 1 && ` for ${facts.count} pictures`}
        </Fact>
        <Fact name="Made">
          <RunTime at={facts.createdAt} /> by “{facts.node.name}”
        </Fact>
        {facts.requestId && (
          <Fact name="Request">
            <span className="font-mono text-2xs break-all">{facts.requestId}</span>
          </Fact>
        )}
      </dl>
      <Button size="sm" className="w-fit" onClick={() => void copyText(asJson(facts), 'Parameters copied as JSON.')}>
        <Braces />
        Copy as JSON
      </Button>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-0.5">
      <dt className="text-2xs text-text-muted">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

function asJson({ model, parameters, cost, requestId }: PictureFacts): string {
  return JSON.stringify({ model, parameters, cost, requestId }, null, 2);
}
