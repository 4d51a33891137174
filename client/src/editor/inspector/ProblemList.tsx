import { CircleDashed, TriangleAlert } from 'lucide-react';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import { SwitchButton } from '../../nodes/connections/SwitchButton.tsx';
import { useWrongConnections } from '../../nodes/connections/useWrongConnections.ts';
import { cn } from '../../ui/theme/class-names.ts';
import { useEditor } from '../../graph/store/EditorContext.tsx';
import { isOfConnections, isToDo, wordsAtNode } from '../../graph/words/problems.ts';
import type { Problem } from '../../graph/words/problems.ts';

interface ProblemListProps {
  problems: readonly Problem[];
  /** They are shown at the node that they are of, whose name need not be said. */
  isOwn?: boolean;
  /** Makes each problem a button that leads to its nodes. */
  onPick?: (nodeKeys: readonly string[]) => void;
  /** Offers the other choice beside a problem with what is connected. */
  offersSwitch?: boolean;
}

export function ProblemList({ problems, isOwn = false, onPick, offersSwitch = false }: ProblemListProps) {
  if (problems.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1.5">
      {problems.map((problem, index) => (
        <li key={`${index} ${problem.message}`}>
          {onPick && problem.nodeKeys.length > 0 ? (
            <button
              type="button"
              onClick={() => onPick(problem.nodeKeys)}
              className="w-full rounded-lg text-left hover:brightness-95 dark:hover:brightness-125"
            >
              <ProblemNote message={problem.message} isToDo={isToDo(problem)} />
            </button>
          ) : (
            <ProblemNote message={isOwn ? wordsAtNode(problem) : problem.message} isToDo={isToDo(problem)} />
          )}
          {offersSwitch && isOfConnections(problem) && <WayOut nodeKey={problem.nodeKeys[0] ?? ''} />}
        </li>
      ))}
    </ul>
  );
}

function WayOut({ nodeKey }: { nodeKey: string }) {
  const data = useEditor(({ nodes }) => nodes.find(({ id }) => id === nodeKey)?.data);
  const type = useCatalogue().nodeType(data?.type);
  const { offer } = useWrongConnections(nodeKey, type, data?.config ?? noConfig);
  return (
    <div className="pt-1.5 empty:hidden">
      <SwitchButton nodeKey={nodeKey} offer={offer} />
    </div>
  );
}

const noConfig = {};

/** What is still to be done is said calmly; what does not fit stands out. */
function ProblemNote({ message, isToDo: isCalm }: { message: string; isToDo: boolean }) {
  return (
    <span
      className={cn(
        'flex gap-2 rounded-lg px-2.5 py-2 text-xs text-text',
        isCalm ? 'bg-surface-sunken' : 'bg-warning-soft',
      )}
    >
      {isCalm ? (
        <CircleDashed aria-hidden className="mt-px size-3.5 shrink-0 text-text-muted" />
      ) : (
        <TriangleAlert aria-hidden className="mt-px size-3.5 shrink-0 text-warning" />
      )}
      <span className="min-w-0 break-words">{message}</span>
    </span>
  );
}
