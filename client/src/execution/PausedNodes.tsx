import { OutputView } from './OutputView.tsx';
import { useRun } from './RunContext.tsx';

/** The nodes that wait to be let through, with what each is about to take. */
export function PausedNodes() {
  const nodes = useRun((state) => state.nodes);
  const paused = Object.entries(nodes).filter(([, { status }]) => status === 'PAUSED');
  if (paused.length === 0) return null;
  return (
    <section aria-label="Paused before" className="flex flex-col gap-2">
      <h3 className="text-xs font-medium">Paused before</h3>
      <ul className="flex flex-col gap-2">
        {paused.map(([key, node]) => (
          <li key={key} className="flex flex-col gap-1.5 rounded-lg border border-warning p-2.5">
            <span className="truncate text-sm font-medium">{node.name}</span>
            <OutputView title="About to take" output={node.input} from={node.name} isOpen />
          </li>
        ))}
      </ul>
    </section>
  );
}
