import {
  Brush,
  Crop,
  Funnel,
  Image,
  LayoutTemplate,
  MessageSquareText,
  PenLine,
  Sparkles,
  TextQuote,
  WandSparkles,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useMemo } from 'react';
import { Link } from 'wouter';
import type { LineageKind } from '../../api/generated/graphql.ts';
import { SmallImage } from '../../run/image/SmallImage.tsx';
import { RunTime } from '../../run/time/RunTime.tsx';
import { layOutLineage, type Lineage as LineageData, type LineageRow, type LineageStep } from './lineage-rows.ts';

const kinds: Readonly<Record<LineageKind, { label: string; icon: LucideIcon }>> = {
  IMAGE: { label: 'Picture', icon: Image },
  POST: { label: 'Reddit', icon: MessageSquareText },
  TEXT: { label: 'Words', icon: TextQuote },
  WRITING: { label: 'Written by a model', icon: PenLine },
  PROMPT: { label: 'Prompt', icon: Sparkles },
  STEP: { label: 'Step', icon: Funnel },
  MODEL: { label: 'Model', icon: Brush },
  EDIT: { label: 'Edit', icon: WandSparkles },
  CUT: { label: 'Cut', icon: Crop },
  COMPOSITION: { label: 'Composition', icon: LayoutTemplate },
};

/** CSS pixels: between two columns of lines, and of a row down to its mark. */
const laneWidth = 14;
const markAt = 18;

interface LineageProps {
  lineage: LineageData;
  pictureId: string;
  pathOf: (id: string) => string;
}

/** Where a picture came from, from the first step to itself, with lines between what led to what. To a screen reader it is a list. */
export function Lineage({ lineage, pictureId, pathOf }: LineageProps) {
  const { rows, lanes } = useMemo(() => layOutLineage(lineage), [lineage]);
  return (
    <>
      {lineage.isCutOff && <p className="text-xs text-text-muted">There are more steps before these.</p>}
      <ol aria-label="Steps from the first to this picture" className="flex flex-col">
        {rows.map((row) => (
          <li key={row.step.key} className="relative flex" style={{ paddingLeft: lanes * laneWidth + 6 }}>
            <Lines row={row} width={lanes * laneWidth} />
            <Step step={row.step} isSelf={row.step.asset?.id === pictureId} pathOf={pathOf} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Lines({ row: { lane, passing, from, hasNext }, width }: { row: LineageRow; width: number }) {
  const x = (at: number) => at * laneWidth + laneWidth / 2;
  return (
    <span aria-hidden className="absolute inset-y-0 left-0 text-border-strong" style={{ width }}>
      {passing.map((at) => (
        <span key={at} className="absolute inset-y-0 w-px bg-current" style={{ left: x(at) }} />
      ))}
      {hasNext && <span className="absolute bottom-0 w-px bg-current" style={{ left: x(lane), top: markAt }} />}
      <svg
        width={width}
        height={markAt}
        className="absolute top-0 left-0 overflow-visible"
        fill="none"
        stroke="currentColor"
      >
        {from.map((at) => (
          <path
            key={at}
            d={`M ${x(at) + 0.5} 0 C ${x(at) + 0.5} ${markAt} ${x(lane) + 0.5} 0 ${x(lane) + 0.5} ${markAt}`}
          />
        ))}
        <circle cx={x(lane) + 0.5} cy={markAt} r={3.5} className="fill-surface-raised stroke-accent" strokeWidth={2} />
      </svg>
    </span>
  );
}

interface StepProps {
  step: LineageStep;
  isSelf: boolean;
  pathOf: (id: string) => string;
}

function Step({ step, isSelf, pathOf }: StepProps) {
  const { kind, title, text, seed, asset, execution, at } = step;
  const { label, icon: Icon } = kinds[kind];
  const run = execution?.workflow && `/workflows/${execution.workflow.id}/runs/${execution.id}`;
  return (
    <div className="flex min-w-0 flex-1 items-start gap-2.5 py-1.5 text-xs">
      {asset ? (
        <SmallImage
          url={asset.url}
          box={{ width: 40, height: 40 }}
          className="size-10 shrink-0 rounded-md bg-surface-sunken object-contain"
        />
      ) : (
        <Icon aria-hidden className="mt-1 size-4 shrink-0 text-text-muted" />
      )}
      <div className="flex min-w-0 flex-col gap-0.5 pt-0.5">
        <p className="min-w-0">
          <span className="text-text-muted">{isSelf ? 'This picture' : label}</span>{' '}
          {asset && !isSelf ? (
            <Link href={pathOf(asset.id)} replace className="font-medium break-words hover:underline">
              {title}
            </Link>
          ) : (
            <span className="font-medium break-words">{title}</span>
          )}
          {seed !== null && <span className="text-text-muted tabular-nums"> · seed {seed}</span>}
        </p>
        {text && (
          <p className="line-clamp-4 break-words whitespace-pre-wrap text-text-muted" title={text}>
            {text}
          </p>
        )}
        {(run || (at && isSelf)) && (
          <p className="text-2xs text-text-muted">
            {at && <RunTime at={at} />}
            {run && kind === 'MODEL' && (
              <>
                {at && ' · '}
                <Link href={run} className="text-accent-text hover:underline">
                  Open the run
                </Link>
              </>
            )}
          </p>
        )}
      </div>
    </div>
  );
}
