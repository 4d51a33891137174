import { useReactFlow } from '@xyflow/react';
import { useEffect, useMemo } from 'react';
import { fitOptions } from '../graph/layout/fit-options.ts';
import { useEditor, useEditorStore } from '../graph/store/EditorContext.tsx';
import { useRun } from '../run/state/RunContext.tsx';
import { useCatalogue } from '../graph/catalogue/CatalogueContext.tsx';
import { toast } from '../ui/toast/toast.ts';
import { useIsPhone } from '../ui/page/useIsPhone.ts';
import { addModel } from './add-model.ts';
import { CoachCard } from './CoachCard.tsx';
import { ModelStep } from './ModelStep.tsx';
import { ProductStep } from './ProductStep.tsx';
import { RunStep } from './RunStep.tsx';
import { planTour } from './tour-plan.ts';
import { setTour } from './tour-store.ts';
import type { Tour, TourStep } from './tour-store.ts';
import { TourFinished } from './TourFinished.tsx';
import { WatchStep } from './WatchStep.tsx';

/** On a small screen the card takes what is below the nodes. */
const aboveCard = { maxZoom: 1, padding: { top: '20px', left: '16px', right: '16px', bottom: '420px' } } as const;

/** The tour, in the workflow that it builds: one card at a time, each beside what it is about. */
export function TourGuide({ tour }: { tour: Tour }) {
  const { workflowId, step } = tour;
  const store = useEditorStore();
  const catalogue = useCatalogue();
  const { fitView } = useReactFlow();
  const isPhone = useIsPhone();
  const plan = useMemo(() => planTour(catalogue), [catalogue]);
  const status = useRun(({ execution }) => execution?.status);
  const keyOf = (type: string | undefined) => nodes.find(({ data }) => data.type === type)?.id;
  const nodes = useEditor((state) => state.nodes);

  useEffect(() => {
    if (!plan) setTour(null);
    // A step back by Undo takes the model away; the tour cannot go on without it.
    else if (step !== 'product') addModel(store, plan);
    // After the cards have been drawn and measured.
    const timer = setTimeout(() => void fitView(isPhone ? aboveCard : fitOptions), 60);
    return () => clearTimeout(timer);
  }, [plan, step, store, fitView, isPhone]);
  if (!plan) return null;

  const go = (next: TourStep) => setTour({ workflowId, step: next });
  const finish = () => setTour(null);
  const end = () => {
    finish();
    if (status !== 'COMPLETED')
      toast('The tour has ended', { description: 'You can start it again from the account menu.' });
  };

  if (step === 'product') {
    const key = keyOf(plan.product.node.type);
    return (
      <CoachCard key={step} step={step} title="What do you sell?" beside={nodeSelector(key)} side="bottom" onEnd={end}>
        {key && <ProductStep nodeKey={key} field={plan.product.field} onNext={() => go('model')} />}
      </CoachCard>
    );
  }
  if (step === 'model') {
    const { type, field } = plan.model;
    const key = keyOf(type.name);
    // Not before its node is there: the first thing in the card takes the focus.
    if (!key) return null;
    return (
      <CoachCard key={step} step={step} title="Choose a model" beside={nodeSelector(key)} side="bottom" onEnd={end}>
        <ModelStep nodeKey={key} type={type} field={field} onNext={() => go('run')} />
      </CoachCard>
    );
  }
  if (!status) {
    return (
      <CoachCard key={step} step={step} title="Press Run" beside="[data-tour=run]" side="bottom" onEnd={end}>
        <RunStep workflowId={workflowId} />
      </CoachCard>
    );
  }
  // There the run and its images take the room that a card would.
  if (isPhone) return <TourFinished status={status} onEnd={finish} />;
  return (
    <CoachCard
      key={status === 'COMPLETED' ? 'done' : 'watch'}
      step={step}
      title={status === 'COMPLETED' ? 'Your first ad' : 'Watch it work'}
      beside={nodeSelector(keyOf(plan.output.type))}
      side="bottom"
      onEnd={status === 'COMPLETED' ? finish : end}
    >
      <WatchStep status={status} onEnd={status === 'COMPLETED' ? finish : end} />
    </CoachCard>
  );
}

function nodeSelector(key: string | undefined): string {
  return `.react-flow__node[data-id="${CSS.escape(key ?? '')}"]`;
}
