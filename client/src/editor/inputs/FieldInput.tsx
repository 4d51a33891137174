import { TextCursorInput } from 'lucide-react';
import { useState } from 'react';
import { inputLimits } from '@visualadgen/graph/limits.ts';
import type { Field } from '../../graph/catalogue/catalogue.ts';
import { useEditor } from '../../graph/store/EditorContext.tsx';
import { drawnFields } from '../../nodes/fields/drawn-fields.ts';
import { useFieldScope } from '../../nodes/fields/FieldScope.ts';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { Popover, PopoverContent, PopoverTrigger } from '../../ui/overlays/Popover.tsx';
import { Tip } from '../../ui/tooltip/Tooltip.tsx';
import { newInput } from './edit-inputs.ts';
import { InputForm } from './InputForm.tsx';

/** Beside a setting: makes it something that each run can be given, or tells that it is. */
export function FieldInput({ field, path }: { field: Field; path: readonly string[] }) {
  const { nodeKey, nodeName, type } = useFieldScope();
  const place = path.join('.');
  const input = useEditor(({ inputs }) => inputs.find((one) => one.nodeKey === nodeKey && one.field === place));
  const isFull = useEditor(({ inputs }) => inputs.length >= inputLimits.count);
  const isReadOnly = useEditor((state) => state.isReadOnly);
  const setCall = useEditor((state) => state.setCall);
  const [isOpen, setIsOpen] = useState(false);
  if (isReadOnly || (!input && isFull)) return input ? <span className={mark}>Input</span> : null;

  function make() {
    const isOnlyField = drawnFields(type).length === 1;
    const step = {
      name: `make “${field.label}” an input`,
      announcement: `“${field.label}” of ${nodeName} is an input now.`,
    };
    setCall(step, ({ inputs }) => ({
      inputs: [...inputs, newInput(inputs, { nodeKey, nodeName, field: place, fieldLabel: field.label, isOnlyField })],
    }));
    setIsOpen(true);
  }

  if (!input)
    return (
      <IconButton
        label="Make it an input"
        tooltipSide="left"
        aria-label={`Make ${field.label} an input`}
        className="-my-1 size-6 text-text-muted opacity-0 group-focus-within/field:opacity-100 group-hover/field:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100"
        onClick={make}
      >
        <TextCursorInput className="size-3.5" />
      </IconButton>
    );
  return (
    <Popover open={isOpen} onOpenChange={setIsOpen}>
      <Tip label="Asked for at a run: change how" side="left">
        <PopoverTrigger className={`${mark} hover:bg-hover`} aria-label={`Input “${input.label}”: change it`}>
          <TextCursorInput aria-hidden className="size-3" />
          Input
        </PopoverTrigger>
      </Tip>
      <PopoverContent align="end" aria-label={`The input “${input.label}”`}>
        <InputForm input={input} onRemoved={() => setIsOpen(false)} />
      </PopoverContent>
    </Popover>
  );
}

const mark =
  '-my-0.5 flex shrink-0 items-center gap-1 rounded-sm bg-accent-soft px-1.5 py-0.5 text-2xs font-medium text-accent-text';
