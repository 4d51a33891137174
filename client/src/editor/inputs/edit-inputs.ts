import type { WorkflowInput, WorkflowOutput } from '@visualadgen/graph/inputs/workflow-input.ts';
import { nameFrom } from '@visualadgen/graph/inputs/name-from.ts';
import { inputLimits } from '@visualadgen/graph/limits.ts';
import { cutText } from '@visualadgen/graph/text/cut-text.ts';

/* Inputs and outputs as a person makes and changes them. The names that programs use follow from the labels, and are never shown. */

type Named = Pick<WorkflowInput, 'name' | 'label'>;

/** An input for a field; called by the node where that has nothing else to set. */
export function newInput(
  there: readonly WorkflowInput[],
  place: { nodeKey: string; nodeName: string; field: string; fieldLabel: string; isOnlyField: boolean },
): WorkflowInput {
  const { nodeKey, nodeName, field, fieldLabel, isOnlyField } = place;
  const wanted = isOnlyField ? nodeName : fieldLabel;
  const label = cutText(
    there.some((one) => one.label === wanted) ? `${nodeName}: ${fieldLabel}` : wanted,
    inputLimits.label,
  );
  return { name: nameIn(there, label, 'input'), label, help: null, isRequired: true, nodeKey, field };
}

export function newOutput(
  there: readonly WorkflowOutput[],
  place: { nodeKey: string; nodeName: string; output: string; outputLabel: string },
): WorkflowOutput {
  const { nodeKey, nodeName, output, outputLabel } = place;
  const label = cutText(
    there.some((one) => one.label === nodeName) ? `${nodeName}: ${outputLabel}` : nodeName,
    inputLimits.label,
  );
  return { name: nameIn(there, label, 'output'), label, nodeKey, output };
}

/** Under another label, and under the name that follows from it. */
export function relabelled<One extends Named>(all: readonly One[], one: One, label: string): One[] {
  const others = all.filter((other) => other !== one);
  const otherwise = 'field' in one ? 'input' : 'output';
  return all.map((other) => (other === one ? { ...one, label, name: nameIn(others, label, otherwise) } : other));
}

/** One place up or down; the same where there is none. */
export function moved<One>(all: readonly One[], from: number, by: 1 | -1): One[] {
  const after = [...all];
  const [one] = after.splice(from, 1);
  if (one) after.splice(Math.min(Math.max(0, from + by), all.length - 1), 0, one);
  return after;
}

function nameIn(there: readonly Named[], label: string, otherwise: string): string {
  return nameFrom(label, new Set(there.map(({ name }) => name)), otherwise);
}
