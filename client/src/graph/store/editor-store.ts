import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { typeOfData } from '../catalogue/type-of-data.ts';
import { targetPort } from '@visualadgen/graph/connections/connect-ports.ts';
import { toFlow } from '../model/flow.ts';
import type { Flow, Types } from '../model/flow.ts';
import type { Graph } from '../model/graph.ts';
import { emptyHistory, record, redo, undo } from '../model/history.ts';
import { byNode, plainProblem } from '../words/problems.ts';
import type { Problem } from '../words/problems.ts';
import { annotationActions } from './annotation-actions.ts';
import type { AnnotationActions } from './annotation-actions.ts';
import { arrangeActions } from './arrange-actions.ts';
import type { ArrangeActions } from './arrange-actions.ts';
import { canvasChanges } from './canvas-changes.ts';
import type { CanvasChanges } from './canvas-changes.ts';
import { withoutOrphans } from './orphans.ts';
import { stillAway } from './moves.ts';
import { nodeActions } from './node-actions.ts';
import type { NodeActions } from './node-actions.ts';
import { selectionActions } from './selection-actions.ts';
import type { SelectionActions } from './selection-actions.ts';
import type { EditorCore, NamedStep, StoreHost, WireInHand } from './store-host.ts';

export type { WireInHand } from './store-host.ts';

/** The graph on screen and what a person does to it. */
export interface EditorState
  extends EditorCore, CanvasChanges, NodeActions, SelectionActions, AnnotationActions, ArrangeActions {
  /** Changes what a run can be given, and what it gives, as one step. */
  setCall(step: NamedStep, next: (flow: Flow) => Partial<Pick<Flow, 'inputs' | 'outputs'>> | null): void;
  undo(): void;
  redo(): void;
  /** Puts another graph on screen, which is what the server has. */
  replace(graph: Graph): void;
  setProblems(problems: readonly Problem[]): void;
  rememberAssets(urls: Readonly<Record<string, string>>): void;
  /** Says that a node's image is on its way, or no longer. */
  setUploading(key: string, isUnderWay: boolean): void;
  setWireInHand(wire: WireInHand | null): void;
  /** Tells those who cannot see it. */
  announce(text: string): void;
}

export type EditorStore = StoreApi<EditorState>;

export function createEditorStore(options: { graph: Graph; catalogue: Catalogue; isReadOnly: boolean }): EditorStore {
  const { catalogue } = options;
  const types = typesOf(catalogue);

  return createStore<EditorState>((set, get) => {
    const change: StoreHost['change'] = ({ announcement, ...step }, next) => {
      const state = get();
      const after = state.isReadOnly ? null : next(flowOf(state));
      if (!after) return;
      set({
        ...withoutOrphans(after, state),
        history: record(state.history, flowOf(state), step, Date.now()),
        revision: state.revision + 1,
        ...(announcement === undefined ? {} : { announcement: { text: announcement } }),
      });
    };

    function travel(step: typeof undo | typeof redo, verb: string) {
      const state = get();
      const result = state.isReadOnly ? null : step(state.history, flowOf(state));
      if (!result) return;
      const announcement = { text: `${verb}: ${result.name}.` };
      set({
        ...stillAway(result.shown, state),
        history: result.history,
        revision: state.revision + 1,
        editing: null,
        announcement,
      });
    }

    const host: StoreHost = { catalogue, types, get, set, change };
    return {
      ...toFlow(options.graph, types),
      history: emptyHistory(),
      revision: 0,
      isReadOnly: options.isReadOnly,
      problems: [],
      problemsByNode: {},
      wireInHand: null,
      editing: null,
      firstField: null,
      clicked: null,
      assetUrls: {},
      uploading: new Set(),
      announcement: null,

      ...canvasChanges(host),
      ...nodeActions(host),
      ...selectionActions(host),
      ...annotationActions(host),
      ...arrangeActions(host),

      setCall: change,
      undo: () => travel(undo, 'Undone'),
      redo: () => travel(redo, 'Redone'),
      replace: (graph) => set({ ...toFlow(graph, types), history: emptyHistory(), editing: null }),
      setProblems: (reported) => {
        const typeOf = new Map(get().nodes.map(({ id, data }) => [id, data.type]));
        const problems = reported.map((problem) => plainProblem(problem, catalogue, (key) => typeOf.get(key)));
        set({ problems, problemsByNode: byNode(problems) });
      },
      rememberAssets: (urls) => set(({ assetUrls }) => ({ assetUrls: { ...assetUrls, ...urls } })),
      setUploading: (key, isUnderWay) =>
        set(({ uploading }) => {
          const others = [...uploading].filter((other) => other !== key);
          return { uploading: new Set(isUnderWay ? [...others, key] : others) };
        }),
      setWireInHand: (wireInHand) => set({ wireInHand }),
      announce: (text) => set({ announcement: { text } }),
    };
  });
}

function flowOf({ nodes, edges, annotations, inputs, outputs }: Flow): Flow {
  return { nodes, edges, annotations, inputs, outputs };
}

function typesOf(catalogue: Catalogue): Types {
  return {
    title: ({ type }) => catalogue.nodeType(type)?.title ?? type,
    targetPort(target, handle) {
      const type = target && catalogue.nodeType(target.type);
      return (type && targetPort(type, handle)?.name) ?? handle;
    },
    sourceKind(source, handle) {
      const port = typeOfData(source, catalogue)?.outputs.find(({ name }) => name === handle);
      return port && !port.sameAs ? port.kind : null;
    },
  };
}
