import { useMemo, useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { applyInputs } from '@visualadgen/graph/inputs/apply-inputs.ts';
import { findInputField, readPlace, valueOfField } from '@visualadgen/graph/inputs/input-field.ts';
import type { WorkflowInput } from '@visualadgen/graph/inputs/workflow-input.ts';
import { configValue, parameterValue } from '@visualadgen/graph/fields/config-value.ts';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import { inputTypes } from '../../graph/catalogue/input-types.ts';
import { withValue, withValues } from '../../graph/catalogue/with-value.ts';
import { toConfig } from '../../graph/model/graph.ts';
import type { Config } from '../../graph/model/graph.ts';
import { toGraph } from '../../graph/model/flow.ts';
import type { FlowNode } from '../../graph/model/flow.ts';
import { sameJson } from '../../graph/model/same-json.ts';
import { useEditorStore } from '../../graph/store/EditorContext.tsx';
import { FieldRow } from '../../nodes/fields/FieldRow.tsx';
import { FieldScopeContext } from '../../nodes/fields/FieldScope.ts';
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from '../../ui/overlays/Dialog.tsx';
import { FormFooter } from '../../ui/overlays/FormFooter.tsx';

interface RunInputsProps {
  inputs: readonly WorkflowInput[];
  onRun: (values: Record<string, unknown>) => void;
  onClose: () => void;
}

/** Asks for the inputs of a workflow before a run. What is written here is for this run alone. */
export function RunInputs({ inputs, onRun, onClose }: RunInputsProps) {
  const store = useEditorStore();
  const catalogue = useCatalogue();
  const types = useMemo(() => inputTypes(catalogue), [catalogue]);
  const form = useRef<HTMLFormElement>(null);
  const [nodes, setNodes] = useState(() => store.getState().nodes);
  const [problems, setProblems] = useState<ReadonlyMap<string, string>>(new Map());

  function submit(event: FormEvent) {
    event.preventDefault();
    const saved = store.getState();
    const valueIn = (all: readonly FlowNode[], { nodeKey, field }: WorkflowInput) => {
      const node = all.find(({ id }) => id === nodeKey);
      const type = node && types(node.data.type);
      return node && type ? valueOfField(type, node.data.config, field) : null;
    };
    const values = Object.fromEntries(
      inputs
        .map((input) => ({ input, value: valueIn(nodes, input) }))
        .filter(({ input, value }) => input.isRequired || !sameJson(value, valueIn(saved.nodes, input)))
        .map(({ input, value }) => [input.name, value]),
    );
    const graph = { ...toGraph(saved), inputs: [...inputs] };
    const applied = applyInputs(graph, { inputs: values }, { types, most: 1 });
    if (applied.ok) return onRun(values);
    setProblems(new Map(applied.problems.map(({ path, message }) => [path[1] ?? '', message])));
    const [first] = applied.problems;
    form.current
      ?.querySelector<HTMLElement>(`[data-input="${first?.path[1] ?? ''}"] :is(input, textarea, button)`)
      ?.focus();
  }

  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent className="max-w-lg">
        <DialogHeader>
          <DialogTitle>What is this run for?</DialogTitle>
          <DialogDescription>It is for this run alone: the workflow stays as it is.</DialogDescription>
        </DialogHeader>
        <form ref={form} noValidate onSubmit={submit} className="flex flex-col gap-5">
          {inputs.map((input) => (
            <Asked
              key={input.name}
              input={input}
              node={nodes.find(({ id }) => id === input.nodeKey)}
              problem={problems.get(input.name) ?? null}
              onChange={(values) => {
                setProblems(new Map([...problems].filter(([name]) => name !== input.name)));
                setNodes((all) => all.map((node) => (node.id === input.nodeKey ? withConfig(node, values) : node)));
              }}
            />
          ))}
          <FormFooter verb="Run" onCancel={onClose} />
        </form>
      </DialogContent>
    </Dialog>
  );
}

function withConfig(node: FlowNode, values: Config): FlowNode {
  return { ...node, data: { ...node.data, config: withValues(node.data.config, values) } };
}

interface AskedProps {
  input: WorkflowInput;
  /** As it will be in the run. */
  node: FlowNode | undefined;
  problem: string | null;
  onChange: (values: Config) => void;
}

/** One input, with the control of the setting that it is. */
function Asked({ input, node, problem, onChange }: AskedProps) {
  const store = useEditorStore();
  const catalogue = useCatalogue();
  const [urls, setUrls] = useState(() => store.getState().assetUrls);
  const type = node && catalogue.nodeType(node.data.type);
  const own = node && inputTypes(catalogue)(node.data.type);
  const field = node && own && findInputField(own, node.data.config, input.field);
  if (!node || !type || !field) return null;
  const { config, name } = node.data;
  const { field: holder, parameter } = readPlace(input.field);
  const held = type.fields.find((one) => one.name === holder);
  const whole = held ? configValue(type, config, held) : null;
  const value = parameter === null ? whole : parameterValue(whole, field);
  const scope = {
    nodeKey: node.id,
    nodeName: name,
    type,
    config,
    readConfig: () => config,
    problems: [],
    joinedKinds: [],
    price: null,
    setFields: onChange,
    assetUrl: (id: string) => urls[id],
    rememberAsset(id: string, url: string) {
      store.getState().rememberAssets({ [id]: url });
      setUrls((all) => ({ ...all, [id]: url }));
    },
  };
  return (
    <div data-input={input.name} className="flex flex-col gap-1">
      <FieldScopeContext value={scope}>
        <FieldRow
          field={{ ...field, label: input.label, help: input.help, isRequired: input.isRequired && !problem }}
          value={value}
          preset={null}
          isReadOnly={false}
          path={input.field.split('.')}
          onChange={(next) =>
            onChange({ [holder]: parameter === null ? next : withValue(toConfig(whole), parameter, next) })
          }
        />
      </FieldScopeContext>
      {problem && (
        <p role="alert" className="text-xs break-words text-danger">
          {`“${input.label}” ${problem}.`}
        </p>
      )}
    </div>
  );
}
