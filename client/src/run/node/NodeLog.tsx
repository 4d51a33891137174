import { useEffect, useMemo, useRef, useState } from 'react';
import { useClient } from 'urql';
import { mergeLog } from './merge-log.ts';
import { readNodeLog } from './read-node-log.ts';
import { useRun } from '../state/RunContext.tsx';
import type { RunNode } from '../state/run-state.ts';

/** What a node told while it worked: the last lines as they come, all of them once it is opened. Nothing where it told nothing. */
export function NodeLog({ nodeKey, node }: { nodeKey: string; node: RunNode }) {
  const [isOpen, setIsOpen] = useState(false);
  const newest = node.progress?.logs ?? noLines;
  // One that does not pay tells nothing while it works.
  if (newest.length === 0 && node.estimatedCost === null && node.progress === null) return null;
  if (node.attempts === 0) return null;
  return (
    <div className="flex flex-col gap-1 text-xs">
      <details open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary className="w-fit cursor-pointer rounded-sm py-0.5 font-medium text-text-muted select-none hover:text-text">
          Log
        </summary>
        {/* Read when it is opened, and once more when nothing more can come. */}
        {isOpen && <WholeLog key={node.status} nodeKey={nodeKey} newest={newest} />}
      </details>
      {!isOpen && node.status === 'RUNNING' && newest.length > 0 && <Lines lines={newest.slice(-2)} />}
    </div>
  );
}

const noLines: readonly string[] = [];

interface WholeLogProps {
  nodeKey: string;
  newest: readonly string[];
}

function WholeLog({ nodeKey, newest }: WholeLogProps) {
  const client = useClient();
  const executionId = useRun(({ execution }) => execution?.id ?? null);
  const [earlier, setEarlier] = useState<readonly string[] | null>(null);
  useEffect(() => {
    let isOver = false;
    if (executionId === null) return undefined;
    void readNodeLog(client, executionId, nodeKey).then((lines) => {
      if (!isOver) setEarlier(lines);
    });
    return () => {
      isOver = true;
    };
  }, [client, executionId, nodeKey]);
  const lines = useMemo(() => mergeLog([earlier ?? noLines, newest]), [earlier, newest]);
  if (earlier === null && lines.length === 0) return <p className="py-1 text-text-muted">Reading…</p>;
  if (lines.length === 0) return <p className="py-1 text-text-muted">There is no log, or it is no longer kept.</p>;
  return <Lines lines={lines} isLong />;
}

/** Keeps to the end while it is at the end. */
function Lines({ lines, isLong = false }: { lines: readonly string[]; isLong?: boolean }) {
  const box = useRef<HTMLPreElement>(null);
  const isAtEnd = useRef(true);
  useEffect(() => {
    if (box.current && isAtEnd.current) box.current.scrollTop = box.current.scrollHeight;
  });
  return (
    <pre
      ref={box}
      {...(isLong && { role: 'group', 'aria-label': 'Log', tabIndex: 0 })}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        isAtEnd.current = scrollHeight - scrollTop - clientHeight < 8;
      }}
      className="max-h-48 overflow-auto rounded-md bg-surface-sunken px-2 py-1.5 font-mono text-2xs whitespace-pre text-text-muted [scrollbar-width:thin]"
    >
      {lines.join('\n')}
    </pre>
  );
}
