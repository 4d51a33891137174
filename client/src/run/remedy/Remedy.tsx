import { Suspense, useState } from 'react';
import { isRecord } from '../../graph/model/graph.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { useRun } from '../state/RunContext.tsx';
import { isFailedFor } from '../state/run-state.ts';
import type { RunNode } from '../state/run-state.ts';
import { lazyPart } from '../../ui/loading/lazy-part.ts';

const BudgetDialog = lazyPart(async () => (await import('../cost/BudgetDialog.tsx')).BudgetDialog);
const LostRequestDialog = lazyPart(async () => (await import('./LostRequestDialog.tsx')).LostRequestDialog);

/** The same for all failures of the run on screen: a budget is one for all, a lost answer each its own. */
export function RunRemedies() {
  const nodes = Object.values(useRun((state) => state.nodes));
  const overBudget = nodes.find((node) => isFailedFor(node, 'BUDGET_EXCEEDED'));
  const lost = nodes.filter((node) => isFailedFor(node, 'PROVIDER_AMBIGUOUS'));
  return (
    <>
      {overBudget && <BudgetRemedy node={overBudget} />}
      {lost.map((node, index) => (
        <LostAnswerRemedy key={node.id} node={node} hasNote={index === 0} />
      ))}
    </>
  );
}

/** What can be done about a failure that a person has to decide: of money. Nothing for any other. */
export function Remedy({ node }: { node: RunNode }) {
  if (isFailedFor(node, 'BUDGET_EXCEEDED')) return <BudgetRemedy node={node} />;
  if (isFailedFor(node, 'PROVIDER_AMBIGUOUS')) return <LostAnswerRemedy node={node} hasNote />;
  return null;
}

function BudgetRemedy({ node: { errorDetails } }: { node: RunNode }) {
  const [isOpen, setIsOpen] = useState(false);
  if (isRecord(errorDetails) && errorDetails['scope'] === 'EXECUTION') {
    return (
      <p className="text-xs">
        This run was started with a limit of its own. Change it in the menu beside Run, then run again: what is done is
        reused, and not paid for again.
      </p>
    );
  }
  return (
    <div className="flex flex-col gap-1.5">
      <p className="text-xs">Raise your monthly budget, then retry. What is done is not paid for again.</p>
      <Button size="sm" className="w-fit" onClick={() => setIsOpen(true)}>
        Change the monthly budget
      </Button>
      <Suspense>{isOpen && <BudgetDialog onClose={() => setIsOpen(false)} />}</Suspense>
    </div>
  );
}

function LostAnswerRemedy({ node, hasNote }: { node: RunNode; hasNote: boolean }) {
  const [step, setStep] = useState<'explained' | 'asking' | 'answered'>('explained');
  const candidates = candidatesOf(node.errorDetails);
  if (candidates.length === 0) {
    return (
      <p className="text-xs">
        So that nothing is paid twice, it was not sent again. Retry looks for it once more, and sends a new request only
        if it is certainly not there.
      </p>
    );
  }
  if (step === 'answered') return <p className="text-xs">That is answered. Retry the run now.</p>;
  return (
    <div className="flex flex-col gap-1.5">
      {hasNote && (
        <p className="text-xs">
          So that nothing is paid twice, it was not sent again. Answer this first, then retry: another run would send a
          new request beside the lost one.
        </p>
      )}
      <Button size="sm" className="w-fit" onClick={() => setStep('asking')}>
        {candidates.length === 1 ? `Is the request from “${node.name}”?` : `Which request is from “${node.name}”?`}
      </Button>
      <Suspense>
        {step === 'asking' && (
          <LostRequestDialog
            node={node}
            candidates={candidates}
            onAnswered={() => setStep('answered')}
            onClose={() => setStep('explained')}
          />
        )}
      </Suspense>
    </div>
  );
}

function candidatesOf(details: unknown): string[] {
  const candidates = isRecord(details) ? details['candidates'] : null;
  return Array.isArray(candidates) ? candidates.filter((id) => typeof id === 'string') : [];
}
