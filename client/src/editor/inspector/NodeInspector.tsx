import { Suspense, useCallback, useEffect, useMemo, useRef } from 'react';
import type { RefObject } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useTypeOf } from '../../graph/catalogue/useTypeOf.ts';
import { FieldScopeContext } from '../../nodes/fields/FieldScope.ts';
import type { FieldScope } from '../../nodes/fields/FieldScope.ts';
import type { NodeType } from '../../graph/catalogue/catalogue.ts';
import { useRunsText } from '../../graph/lists/useItemCount.ts';
import { focusCard } from '../first-field/focus-first-field.ts';
import type { Config } from '../../graph/model/graph.ts';
import { useEditor, useEditorStore } from '../../graph/store/EditorContext.tsx';
import type { CardData } from '../../graph/model/flow.ts';
import { fieldPath, isOfConnections } from '../../graph/words/problems.ts';
import type { Problem } from '../../graph/words/problems.ts';
import { lazyAfterPaint } from '../../ui/loading/lazy-part.ts';
import { Connections } from './Connections.tsx';
import { HowItRuns } from './HowItRuns.tsx';
import { NodeHeading } from './NodeHeading.tsx';
import { NodePrice } from './NodePrice.tsx';
import { NodeResult } from './NodeResult.tsx';
import { ProblemList } from './ProblemList.tsx';
import { RunNodeButtons } from './RunNodeButtons.tsx';
import { SettingsForm } from './SettingsForm.tsx';

const none: readonly Problem[] = [];

interface NodeInspectorProps {
  workflowId: string;
  nodeKey: string;
  data: CardData;
}

/** One node: its name, its settings, what is connected to it, how it runs, and what it last gave. */
export function NodeInspector({ workflowId, nodeKey, data }: NodeInspectorProps) {
  const type = useTypeOf(data);
  if (!type) return <NodeHeading nodeKey={nodeKey} name={data.name} type={undefined} />;
  return <KnownNode workflowId={workflowId} nodeKey={nodeKey} data={data} type={type} />;
}

function KnownNode({ workflowId, nodeKey, data, type }: NodeInspectorProps & { type: NodeType }) {
  const problems = useEditor(({ problemsByNode }) => problemsByNode[nodeKey] ?? none);
  const [atInputs, ofNode] = useMemo(() => {
    const whole = problems.filter((problem) => fieldPath(problem).length === 0 && !isOfConnections(problem));
    return [whole.filter(({ code }) => code === 'INPUT_MISSING'), whole.filter(({ code }) => code !== 'INPUT_MISSING')];
  }, [problems]);
  const keys = useMemo(() => [nodeKey], [nodeKey]);
  const scope = useNodeScope(workflowId, nodeKey, data, type, problems);
  const form = useRef<HTMLDivElement>(null);
  useEscapeToCard(form, nodeKey);
  return (
    <div ref={form} data-inspects={nodeKey} className="flex flex-col gap-4">
      <NodeHeading nodeKey={nodeKey} name={data.name} type={type} />
      <RunsOver nodeKey={nodeKey} />
      <ProblemList problems={ofNode} isOwn />
      <FieldScopeContext value={scope}>
        <SettingsForm />
      </FieldScopeContext>
      <RunNodeButtons workflowId={workflowId} nodeKey={nodeKey} />
      <Connections nodeKey={nodeKey} type={type} config={data.config} problems={atInputs} />
      <HowItRuns
        nodeKeys={keys}
        hasBreakpoint={data.hasBreakpoint}
        isFresh={data.isFresh}
        isMuted={data.isMuted}
        stopsAtFailedItem={data.stopsAtFailedItem}
        hasErrorOutput={data.hasErrorOutput ?? false}
      />
      <NodeResult nodeKey={nodeKey} />
    </div>
  );
}

/** How often it runs, where lists come in, and why. */
function RunsOver({ nodeKey }: { nodeKey: string }) {
  const text = useRunsText(nodeKey);
  if (text === null) return null;
  return <p className="rounded-md bg-accent-soft px-2.5 py-1.5 text-xs text-accent-text">{text}</p>;
}

/**
 * Escape leads back from a form to the card that it is of. Lists and dialogs that a form opens end by it themselves, before
 * the document hears of it.
 */
function useEscapeToCard(form: RefObject<HTMLElement | null>, nodeKey: string): void {
  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      const isOwn = event.target instanceof Node && form.current?.contains(event.target) === true;
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || !isOwn) return;
      event.preventDefault();
      focusCard(nodeKey);
    };
    document.addEventListener('keydown', leave);
    return () => document.removeEventListener('keydown', leave);
  }, [form, nodeKey]);
}

const FieldInput = lazyAfterPaint(async () => (await import('../inputs/FieldInput.tsx')).FieldInput);

/** A field of the node, or a parameter of its model; not a part of a rule, say. */
function isSetting({ fields }: NodeType, [first, ...more]: readonly string[]): boolean {
  const kind = fields.find(({ name }) => name === first)?.kind;
  return more.length === 0 || (more.length === 1 && kind === 'MODEL_PARAMETERS');
}

function useNodeScope(
  workflowId: string,
  nodeKey: string,
  { name: nodeName, config }: CardData,
  type: NodeType,
  problems: readonly Problem[],
): FieldScope {
  const store = useEditorStore();
  const isReadOnly = useEditor((state) => state.isReadOnly);
  const assetUrls = useEditor((state) => state.assetUrls);
  const joinedKinds = useEditor(
    useShallow(({ edges }) =>
      edges
        .filter(({ target }) => target === nodeKey)
        .flatMap(({ data }) => (data?.kind ? [data.kind] : []))
        .toSorted(),
    ),
  );
  const readConfig = useCallback(
    () => store.getState().nodes.find(({ id }) => id === nodeKey)?.data.config ?? {},
    [store, nodeKey],
  );
  const rememberAsset = useCallback(
    (assetId: string, url: string) => store.getState().rememberAssets({ [assetId]: url }),
    [store],
  );
  const setFields = useCallback((values: Config) => store.getState().setFields([nodeKey], values), [store, nodeKey]);
  return useMemo(
    () => ({
      nodeKey,
      nodeName,
      type,
      config,
      readConfig,
      problems,
      joinedKinds,
      beside: (field, path) =>
        isSetting(type, path) && (
          // The settings are there meanwhile, also where its code cannot be had for now.
          <Suspense fallback={<span className="-my-1 size-6" />}>
            <FieldInput field={field} path={path} />
          </Suspense>
        ),
      price: isReadOnly ? null : <NodePrice workflowId={workflowId} nodeKey={nodeKey} />,
      setFields,
      assetUrl: (assetId) => assetUrls[assetId],
      rememberAsset,
    }),
    [
      workflowId,
      nodeKey,
      nodeName,
      type,
      config,
      problems,
      joinedKinds,
      isReadOnly,
      readConfig,
      setFields,
      assetUrls,
      rememberAsset,
    ],
  );
}
