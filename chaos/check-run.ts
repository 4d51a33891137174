import type { ExecutionSeen } from '../server/test/operations.ts';
import { checkEvents, checkSeen } from './check-events.ts';
import { itemMark, notTaken, orderMark } from './graphs.ts';
import type { Run } from './load.ts';
import type { LogEvent, NodeItems } from './operations.ts';

/** A run as it stands at the end. */
export interface RunRecord {
  execution: ExecutionSeen;
  nodes: NodeItems[];
  events: LogEvent[];
  /** All runs of its workflow, of which there should be this one. */
  siblings: string[];
}

/** What is wrong with one run, in words. `isAccepted` tells whether the image models took on an order with that mark. */
export function checkRun(run: Run, record: RunRecord, isAccepted: (mark: string) => boolean): string[] {
  const { execution, nodes, events, siblings } = record;
  const wrong = checkEvents(events, execution);
  if (siblings.length !== 1) wrong.push(`its key was used once, and there are ${siblings.length} runs`);
  if (execution.status === 'COMPLETED') wrong.push(...checkCompleted(execution, nodes));
  else if (execution.status === 'FAILED')
    wrong.push(...checkFailed(run, execution, isAccepted), ...checkFailedItems(run, nodes, isAccepted));
  else wrong.push(`stuck: it is ${execution.status}`);
  if (run.hasEnded) wrong.push(...checkSeen(run.seen, events));
  else wrong.push('its subscriber never heard of its end');
  wrong.push(...checkCost(execution));
  return wrong.map((words) => `Run ${execution.id} (${run.mark}): ${words}`);
}

function checkCompleted({ nodeExecutions, generations }: ExecutionSeen, nodes: readonly NodeItems[]): string[] {
  const wrong = nodeExecutions.flatMap(({ status, node, output }) => {
    if (status !== (node.key === notTaken ? 'SKIPPED' : 'COMPLETED'))
      return [`it is COMPLETED, and its node ${node.key} is ${status}`];
    const pictures = output?.['final_images'];
    const isEmpty = node.type === 'OUTPUT' && !(Array.isArray(pictures) && pictures.length > 0);
    if (isEmpty) return [`its node ${node.key} gave no picture`];
    const words = output?.[wordsOf[node.type] ?? ''];
    const written = Array.isArray(words) ? words : [words];
    const isWordless = node.type in wordsOf && written.some((one) => typeof one !== 'string' || one === '');
    return isWordless ? [`its node ${node.key} gave no text`] : [];
  });
  const models = nodes
    .filter(({ node }) => node.type === 'IMAGE_MODEL' || node.type in wordsOf)
    .reduce((count, { itemCounts }) => count + (itemCounts?.total ?? 1), 0);
  for (const { node, itemCounts } of nodes)
    if (itemCounts && itemCounts.completed < itemCounts.total)
      wrong.push(`it is COMPLETED, and its node ${node.key} has ${JSON.stringify(itemCounts)}`);
  wrong.push(...checkBranches(nodes));
  const paid = generations.edges.filter(({ node }) => node.status === 'COMPLETED').length;
  if (paid !== models) wrong.push(`it has ${models} pictures and texts to make, and ${paid} completed generations`);
  return wrong;
}

/** Everything went by one branch, and all of it came together again. */
function checkBranches(nodes: readonly NodeItems[]): string[] {
  if (!nodes.some(({ node }) => node.key === notTaken)) return [];
  const count = (key: string) => nodes.find(({ node }) => node.key === key)?.itemCounts?.total ?? 0;
  const [passed, rest, together, all] = ['a', 'b', 'c', 'filter'].map(count);
  const isWhole = passed === 1 && rest === (all ?? 0) - 1 && together === all;
  return isWhole ? [] : [`of ${all} things ${passed} passed, ${rest} did not, and ${together} came together`];
}

/** By what name nodes give what was written. */
const wordsOf: Partial<Record<string, string>> = { TEXT_MODEL: 'text', DESCRIBE_IMAGE: 'answer' };

/** Allowed only where nobody could know what became of an order, and the order never arrived. */
function checkFailed(run: Run, { nodeExecutions, error }: ExecutionSeen, isAccepted: (mark: string) => boolean) {
  const failed = nodeExecutions.filter(({ status }) => status === 'FAILED');
  return failed.flatMap(({ node, errorCode }) => {
    if (errorCode !== 'PROVIDER_AMBIGUOUS') return [`its node ${node.key} failed with ${errorCode} (${error})`];
    const isPaid = isAccepted(orderMark(run.mark, node.key));
    return isPaid ? [`its node ${node.key} failed, and the image models had taken its order on`] : [];
  });
}

/** The same of items, in a run that has ended: none is left waiting, and none failed whose order was taken on. */
function checkFailedItems(run: Run, nodes: readonly NodeItems[], isAccepted: (mark: string) => boolean): string[] {
  return nodes.flatMap(({ node, items }) =>
    items.edges.flatMap(({ node: { index, coordinates, status, errorCode } }) => {
      const name = `item ${index} of its node ${node.key}`;
      if (status !== 'FAILED') return [`${name} is ${status}, and the run has ended`];
      if (errorCode !== 'PROVIDER_AMBIGUOUS') return [`${name} failed with ${errorCode}`];
      return isAccepted(itemMark(run.mark, node.key, coordinates[0]?.index ?? index))
        ? [`${name} failed, and the image models had taken its order on`]
        : [];
    }),
  );
}

function checkCost({ totalCost, generations, nodeExecutions }: ExecutionSeen): string[] {
  const ofGenerations = sum(generations.edges.map(({ node }) => node.cost ?? '0'));
  const ofNodes = sum(nodeExecutions.map((node) => node.cost));
  const wrong: string[] = [];
  if (micros(totalCost) !== ofGenerations)
    wrong.push(`it cost ${totalCost}, and its generations ${ofGenerations} millionths`);
  if (micros(totalCost) !== ofNodes) wrong.push(`it cost ${totalCost}, and its nodes ${ofNodes} millionths`);
  return wrong;
}

function sum(prices: readonly string[]): bigint {
  return prices.reduce((total, price) => total + micros(price), 0n);
}

/** Millionths of a dollar, exactly. */
function micros(price: string): bigint {
  const [whole = '0', rest = ''] = price.split('.');
  return BigInt(whole) * 1_000_000n + BigInt(rest.padEnd(6, '0').slice(0, 6));
}
