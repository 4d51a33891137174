import { EditedNote } from '../correction/EditedNote.tsx';
import { faultText, whatFewerMeans } from '../status/explain-node.ts';
import { formatElapsed } from '../time/format-elapsed.ts';
import { PictureCount } from '../image/PictureCount.tsx';
import type { RunFault, RunNode } from '../state/run-state.ts';
import { useWords } from '../../graph/words/useWords.ts';

/** What happened to a node on the way: a count of images other than was asked for, faults that passed, and what somebody put right. Nothing where nothing did. */
export function NodeNotes({ node }: { node: RunNode }) {
  const means = whatFewerMeans(node);
  return (
    <>
      <PictureCount node={node} />
      {means && <p className="break-words">{means}</p>}
      {node.faults.length > 0 && <Faults node={node} />}
      {/* What waits is shown with what it is about to take, and that note with it. */}
      {node.status !== 'PAUSED' && <EditedNote node={node} />}
    </>
  );
}

function Faults({ node: { attempts, faults, status } }: { node: RunNode }) {
  return (
    <details>
      <summary className="w-fit cursor-pointer rounded-sm select-none hover:text-text">
        {status === 'RUNNING' ? `Attempt ${attempts}` : `${attempts} attempts`}: {faults.length}{' '}
        {faults.length === 1 ? 'error' : 'errors'} on the way
      </summary>
      <ol className="flex flex-col gap-1 pt-1 pl-3.5">
        {faults.map((fault, index) => (
          <li key={`${index} ${fault.at}`} className="break-words">
            <FaultLine fault={fault} />
          </li>
        ))}
      </ol>
    </details>
  );
}

const timeFormat = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });

function FaultLine({ fault }: { fault: RunFault }) {
  const words = useWords();
  return (
    <>
      <time dateTime={fault.at} className="tabular-nums">
        {timeFormat.format(Date.parse(fault.at))}
      </time>{' '}
      {words.plain(faultText(fault))} Tried again after {formatElapsed(fault.delaySeconds * 1000)}.
    </>
  );
}
