import { ChevronDown, ChevronUp, Plus } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { findInputField } from '@visualadgen/graph/inputs/input-field.ts';
import { outputsOf } from '@visualadgen/graph/inputs/outputs-of.ts';
import { inputLimits } from '@visualadgen/graph/limits.ts';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import { inputTypes } from '../../graph/catalogue/input-types.ts';
import { typeOfData } from '../../graph/catalogue/type-of-data.ts';
import { rulesGraph } from '../../graph/model/flow.ts';
import { useEditor } from '../../graph/store/EditorContext.tsx';
import { useContents } from '../../graph/store/useContents.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '../../ui/overlays/DropdownMenu.tsx';
import { Popover, PopoverContent, PopoverTrigger } from '../../ui/overlays/Popover.tsx';
import { Section } from '../inspector/Section.tsx';
import { moved, newOutput } from './edit-inputs.ts';
import { InputForm } from './InputForm.tsx';
import { OutputForm } from './OutputForm.tsx';

/** What a run of this workflow can be given, and what it gives: in the order of its form. */
export function InputsSection() {
  const inputs = useEditor((state) => state.inputs);
  const count = inputs.length;
  return (
    <Section
      title="Inputs and results"
      isFoldedAtFirst={count === 0}
      aside={count > 0 ? String(count) : undefined}
      className="gap-4"
    >
      <Inputs />
      <Outputs />
    </Section>
  );
}

function Inputs() {
  const catalogue = useCatalogue();
  const inputs = useEditor((state) => state.inputs);
  const nodes = useContents();
  const setCall = useEditor((state) => state.setCall);
  const isReadOnly = useEditor((state) => state.isReadOnly);
  const types = inputTypes(catalogue);
  if (inputs.length === 0)
    return (
      <p className="text-xs text-text-muted">
        Any setting can be asked for at each run: choose a node, and press “Make it an input” beside the setting.
      </p>
    );
  return (
    <ol aria-label="Inputs" className="flex flex-col gap-0.5">
      {inputs.map((input, index) => {
        const node = nodes.find(({ id }) => id === input.nodeKey);
        const type = node && types(node.data.type);
        const field = node && type && findInputField(type, node.data.config, input.field);
        const move = (by: 1 | -1) => {
          const step = {
            name: `move the input “${input.label}”`,
            announcement: `“${input.label}” moved ${by > 0 ? 'down' : 'up'}.`,
          };
          setCall(step, (flow) => ({ inputs: moved(flow.inputs, index, by) }));
        };
        return (
          <Line
            key={`${input.nodeKey} ${input.field}`}
            label={input.label}
            isMarked={input.isRequired}
            about={`${node?.data.name ?? ''} › ${field?.label ?? 'not of this model'}`}
            isReadOnly={isReadOnly}
            onUp={index > 0 ? () => move(-1) : undefined}
            onDown={index < inputs.length - 1 ? () => move(1) : undefined}
          >
            {(close) => <InputForm input={input} onRemoved={close} />}
          </Line>
        );
      })}
    </ol>
  );
}

function Outputs() {
  const catalogue = useCatalogue();
  const outputs = useEditor((state) => state.outputs);
  const edges = useEditor((state) => state.edges);
  const nodes = useContents();
  const isReadOnly = useEditor((state) => state.isReadOnly);
  const setCall = useEditor((state) => state.setCall);
  const given = outputsOf({ ...plainGraph(), outputs: [...outputs] }, (name) => catalogue.nodeType(name));
  const offered = nodes.flatMap(({ id, data }) =>
    (typeOfData(data, catalogue)?.outputs ?? [])
      .filter(({ name }) => !outputs.some((one) => one.nodeKey === id && one.output === name))
      .map(({ name, label }) => ({ nodeKey: id, nodeName: data.name, output: name, outputLabel: label })),
  );
  return (
    <div className="flex flex-col gap-1.5">
      <h4 className="text-xs font-medium">What comes out</h4>
      {given.length === 0 && <p className="text-xs text-text-muted">Nothing yet.</p>}
      {outputs.length === 0 && given.length > 0 && (
        <p className="text-xs text-text-muted">What {given.map(({ label }) => `“${label}”`).join(' and ')} gives.</p>
      )}
      {outputs.length > 0 && (
        <ol aria-label="Results" className="flex flex-col gap-0.5">
          {outputs.map((output, index) => {
            const node = nodes.find(({ id }) => id === output.nodeKey);
            const port = node && typeOfData(node.data, catalogue)?.outputs.find(({ name }) => name === output.output);
            const move = (by: 1 | -1) =>
              setCall({ name: `move the result “${output.label}”` }, (flow) => ({
                outputs: moved(flow.outputs, index, by),
              }));
            return (
              <Line
                key={`${output.nodeKey} ${output.output}`}
                label={output.label}
                about={`${node?.data.name ?? ''} › ${port?.label ?? ''}`}
                isReadOnly={isReadOnly}
                onUp={index > 0 ? () => move(-1) : undefined}
                onDown={index < outputs.length - 1 ? () => move(1) : undefined}
              >
                {(close) => <OutputForm output={output} onRemoved={close} />}
              </Line>
            );
          })}
        </ol>
      )}
      {!isReadOnly && offered.length > 0 && outputs.length < inputLimits.count && (
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <Button size="sm" variant="ghost" className="self-start">
              <Plus />
              Choose what comes out
            </Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent align="start" className="max-h-80 overflow-y-auto">
            {offered.map((one) => (
              <DropdownMenuItem
                key={`${one.nodeKey} ${one.output}`}
                onSelect={() => {
                  const words = `“${one.outputLabel}” of ${one.nodeName}`;
                  setCall({ name: `add ${words} to the results`, announcement: `${words} comes out now.` }, (flow) => ({
                    outputs: [...flow.outputs, newOutput(flow.outputs, one)],
                  }));
                }}
              >
                {one.nodeName} › {one.outputLabel}
              </DropdownMenuItem>
            ))}
          </DropdownMenuContent>
        </DropdownMenu>
      )}
    </div>
  );

  function plainGraph() {
    const graph = rulesGraph({ nodes, edges });
    return { ...graph, nodes: graph.nodes.map((node) => ({ ...node, position: { x: 0, y: 0 } })) };
  }
}

interface LineProps {
  label: string;
  /** It is needed for a run. */
  isMarked?: boolean;
  /** Where it leads. */
  about: string;
  isReadOnly: boolean;
  onUp: (() => void) | undefined;
  onDown: (() => void) | undefined;
  children: (close: () => void) => ReactNode;
}

/** One of a list in an order: opened to change it, moved by its arrows. */
function Line({ label, isMarked, about, isReadOnly, onUp, onDown, children }: LineProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <li className="flex items-center gap-1 rounded-md hover:bg-hover">
      <Popover open={isOpen} onOpenChange={setIsOpen}>
        <PopoverTrigger disabled={isReadOnly} className="flex min-w-0 flex-1 flex-col rounded-md px-2 py-1.5 text-left">
          <span className="max-w-full truncate text-xs font-medium">
            {label}
            {isMarked && (
              <span className="font-normal text-text-muted" title="Needed for each run">
                {' '}
                *
              </span>
            )}
          </span>
          <span className="max-w-full truncate text-2xs text-text-muted">{about}</span>
        </PopoverTrigger>
        <PopoverContent align="end" aria-label={`“${label}”`}>
          {children(() => setIsOpen(false))}
        </PopoverContent>
      </Popover>
      {!isReadOnly && (onUp || onDown) && (
        <span className="flex shrink-0">
          <IconButton label={`Move ${label} up`} className="size-6" aria-disabled={!onUp} onClick={() => onUp?.()}>
            <ChevronUp className="size-3.5" />
          </IconButton>
          <IconButton
            label={`Move ${label} down`}
            className="size-6"
            aria-disabled={!onDown}
            onClick={() => onDown?.()}
          >
            <ChevronDown className="size-3.5" />
          </IconButton>
        </span>
      )}
    </li>
  );
}
