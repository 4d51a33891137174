import { useId, useState } from 'react';
import { inputLimits } from '@visualadgen/graph/limits.ts';
import type { WorkflowInput } from '@visualadgen/graph/inputs/workflow-input.ts';
import { useEditor } from '../../graph/store/EditorContext.tsx';
import { Button } from '../../ui/controls/Button.tsx';
import { FormField } from '../../ui/controls/FormField.tsx';
import { Label } from '../../ui/controls/Label.tsx';
import { Switch } from '../../ui/controls/Switch.tsx';
import { relabelled } from './edit-inputs.ts';

/** How an input is asked for: changed as it is typed, each a step that can be undone. */
export function InputForm({ input, onRemoved }: { input: WorkflowInput; onRemoved: () => void }) {
  const id = useId();
  const setCall = useEditor((state) => state.setCall);
  const [label, setLabel] = useState(input.label);
  const place = `${input.nodeKey} ${input.field}`;
  const isThis = (one: WorkflowInput) => one.nodeKey === input.nodeKey && one.field === input.field;

  function rename(typed: string) {
    setLabel(typed);
    const now = typed.trim();
    if (now === '') return;
    const step = { name: `rename the input “${now}”`, burst: `label of ${place}`, isOneBurst: true };
    setCall(step, ({ inputs }) => {
      const one = inputs.find(isThis);
      return one ? { inputs: relabelled(inputs, one, now) } : null;
    });
  }

  function change(part: Partial<WorkflowInput>, what: string) {
    const step = { name: `${what} of the input “${input.label}”`, burst: `${what} of ${place}`, isOneBurst: true };
    setCall(step, ({ inputs }) => ({ inputs: inputs.map((one) => (isThis(one) ? { ...one, ...part } : one)) }));
  }

  function remove() {
    onRemoved();
    const step = { name: `remove the input “${input.label}”`, announcement: `“${input.label}” is no input any more.` };
    setCall(step, ({ inputs }) => ({ inputs: inputs.filter((one) => !isThis(one)) }));
  }

  return (
    <div className="flex flex-col gap-3">
      <FormField
        label="Asked for as"
        value={label}
        maxLength={inputLimits.label}
        problem={label.trim() === '' ? 'Call it something.' : null}
        onType={rename}
      />
      <FormField
        label="Help"
        value={input.help ?? ''}
        maxLength={inputLimits.help}
        placeholder="What belongs here"
        onType={(typed) => change({ help: typed === '' ? null : typed }, 'help')}
      />
      <div className="flex items-start gap-2.5">
        <Switch
          id={id}
          checked={input.isRequired}
          aria-describedby={`${id}-note`}
          onCheckedChange={(isRequired) => change({ isRequired }, 'need')}
        />
        <div className="flex flex-col gap-0.5">
          <Label htmlFor={id}>Needed for each run</Label>
          <p id={`${id}-note`} className="text-xs text-text-muted">
            {input.isRequired
              ? 'A run asks for it first.'
              : 'A run takes what is set here unless it is told otherwise.'}
          </p>
        </div>
      </div>
      <Button size="sm" variant="ghost" className="self-start text-danger" onClick={remove}>
        No longer an input
      </Button>
    </div>
  );
}
