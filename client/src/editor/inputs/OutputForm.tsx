import { useState } from 'react';
import { inputLimits } from '@visualadgen/graph/limits.ts';
import type { WorkflowOutput } from '@visualadgen/graph/inputs/workflow-input.ts';
import { useEditor } from '../../graph/store/EditorContext.tsx';
import { Button } from '../../ui/controls/Button.tsx';
import { FormField } from '../../ui/controls/FormField.tsx';
import { relabelled } from './edit-inputs.ts';

/** How a result is called. */
export function OutputForm({ output, onRemoved }: { output: WorkflowOutput; onRemoved: () => void }) {
  const setCall = useEditor((state) => state.setCall);
  const [label, setLabel] = useState(output.label);
  const isThis = (one: WorkflowOutput) => one.nodeKey === output.nodeKey && one.output === output.output;

  function rename(typed: string) {
    setLabel(typed);
    const now = typed.trim();
    if (now === '') return;
    const burst = `label of ${output.nodeKey} ${output.output}`;
    setCall({ name: `rename the result “${now}”`, burst, isOneBurst: true }, ({ outputs }) => {
      const one = outputs.find(isThis);
      return one ? { outputs: relabelled(outputs, one, now) } : null;
    });
  }

  function remove() {
    onRemoved();
    const announcement = `“${output.label}” is no result any more.`;
    setCall({ name: `remove the result “${output.label}”`, announcement }, ({ outputs }) => ({
      outputs: outputs.filter((one) => !isThis(one)),
    }));
  }

  return (
    <div className="flex flex-col gap-3">
      <FormField
        label="Called"
        value={label}
        maxLength={inputLimits.label}
        problem={label.trim() === '' ? 'Call it something.' : null}
        onType={rename}
      />
      <Button size="sm" variant="ghost" className="self-start text-danger" onClick={remove}>
        No longer a result
      </Button>
    </div>
  );
}
