import type { PortKind } from '@visualadgen/graph/ports/port-kinds.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Flow, Types } from '../model/flow.ts';
import type { History, Step } from '../model/history.ts';
import type { Problem } from '../words/problems.ts';

/** What an open editor knows. The graph on screen is a `Flow`. */
export interface EditorCore extends Flow {
  history: History<Flow>;
  /** Rises with each change that is to be saved. Selecting and measuring are not. */
  revision: number;
  /** Looking at a past run: nothing can be changed. */
  isReadOnly: boolean;
  problems: readonly Problem[];
  problemsByNode: Readonly<Record<string, readonly Problem[]>>;
  /** The wire that is being pulled; ports listen to it rather than to every move of the canvas. */
  wireInHand: WireInHand | null;
  /** The note or frame whose words are being written, by its id. */
  editing: string | null;
  /** The node that was just added by hand, until its first field has the focus. */
  firstField: string | null;
  /** The node, note or frame that was clicked, chosen already or not; each new object is one click. */
  clicked: { id: string } | null;
  /** Signed links of uploaded images, by the asset's id. */
  assetUrls: Readonly<Record<string, string>>;
  /** The nodes whose image is on its way to the server. */
  uploading: ReadonlySet<string>;
  /** What was last done, for those who cannot see it; each new object is told once. */
  announcement: { text: string } | null;
}

/** Where a wire was begun: at an output of a kind, or at an input that takes some kinds. */
/** `kind` is null while nobody knows what will come out of there. */
export type WireInHand = (
  | { from: 'output'; kind: PortKind | null }
  | { from: 'input'; accepts: readonly PortKind[] }
) & {
  /** The edge whose end is being led elsewhere, by its id. */
  replaces?: string;
};

/** A step that can be undone. */
export interface NamedStep extends Step {
  /** What to tell of it, such as `Muted Prompt`. Left out: it is not told. */
  announcement?: string;
}

/** What the parts of the store stand on. */
export interface StoreHost {
  catalogue: Catalogue;
  types: Types;
  get(): EditorCore;
  set(patch: Partial<EditorCore> | ((core: EditorCore) => Partial<EditorCore>)): void;
  /** Changes the graph as one step that can be undone; nothing where `next` gives null, or nothing may be changed. */
  change(step: NamedStep, next: (flow: Flow) => Partial<Flow> | null): void;
}
