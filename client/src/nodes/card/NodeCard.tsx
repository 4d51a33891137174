import type { NodeProps } from '@xyflow/react';
import { memo, Suspense } from 'react';
import type { ReactNode } from 'react';
import type { FlowNode } from '../../graph/model/flow.ts';
import { ReuseMark } from '../../run/status/ReuseMark.tsx';
import { useRun } from '../../run/state/RunContext.tsx';
import { cn } from '../../ui/theme/class-names.ts';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import { useTypeOf } from '../../graph/catalogue/useTypeOf.ts';
import { CardHeader } from './CardHeader.tsx';
import { CardPorts } from './CardPorts.tsx';
import { CardRun } from './CardRun.tsx';
import { CardSummary } from './CardSummary.tsx';
import { summarize } from '../summary/summary.ts';
import { lazyAfterPaint } from '../../ui/loading/lazy-part.ts';

const CardConnections = lazyAfterPaint(
  async () => (await import('../connections/CardConnections.tsx')).CardConnections,
);
const CardCut = lazyAfterPaint(async () => (await import('../cut/CardCut.tsx')).CardCut);

/** Any node on the canvas, drawn from what the server tells of its type. */
export const NodeCard = memo(function NodeCard({ id, data, selected }: NodeProps<FlowNode>) {
  const catalogue = useCatalogue();
  const type = useTypeOf(data);
  if (!type) {
    return (
      <CardFrame nodeKey={id} name={data.name} isSelected={selected} isMuted={data.isMuted}>
        <CardHeader nodeKey={id} data={data} icon="box" title="Unknown kind of node" />
      </CardFrame>
    );
  }
  const summary = summarize({ type, config: data.config, catalogue });
  return (
    <CardFrame nodeKey={id} name={data.name} isSelected={selected} isMuted={data.isMuted}>
      <CardHeader nodeKey={id} data={data} icon={type.icon} title={type.title} />
      <CardPorts nodeKey={id} type={type} config={data.config} />
      <Suspense>{!data.isMuted && <CardConnections nodeKey={id} type={type} config={data.config} />}</Suspense>
      <CardSummary nodeKey={id} type={type} config={data.config} name={data.name} summary={summary} />
      {type.fields.some(({ kind }) => kind === 'FOCAL_POINT') && (
        <Suspense>
          <CardCut nodeKey={id} type={type} config={data.config} />
        </Suspense>
      )}
      <CardRun nodeKey={id} type={type} summary={summary} />
    </CardFrame>
  );
});

const statusFrames: Partial<Record<string, string>> = {
  RUNNING: 'border-running',
  FAILED: 'border-danger',
  PAUSED: 'border-warning',
};

interface CardFrameProps {
  nodeKey: string;
  name: string;
  isSelected: boolean;
  isMuted: boolean;
  children: ReactNode;
}

function CardFrame({ nodeKey, name, isSelected, isMuted, children }: CardFrameProps) {
  const status = useRun(({ nodes }) => nodes[nodeKey]?.status);
  return (
    <div
      data-name={name}
      data-status={status}
      className={cn(
        'group/card card relative w-64 rounded-xl border border-border bg-surface-raised text-text shadow-card transition-[box-shadow,border-color]',
        isMuted && 'card-muted',
        status && statusFrames[status],
        isSelected && 'border-accent shadow-lifted ring-3 ring-accent-soft',
      )}
    >
      {children}
      <ReuseMark nodeKey={nodeKey} />
    </div>
  );
}
