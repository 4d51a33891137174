import type { ItemCounts, Progress } from '../store/tables.ts';

/** Events that tell all they have to tell by the new state. */
type NoPayload = Record<string, never>;

/** Every event, with what it carries beyond its number, its time and the new state. */
export interface EventPayloads {
  /** An engine has started the execution. */
  ExecutionStarted: NoPayload;
  /** All inputs of the node are ready and it has started. */
  NodeStarted: NoPayload;
  /** A running node has news: its place in a queue, how far it is, what the model logged. Thinned out to ten a second. */
  NodeProgressed: { progress: Progress; itemCounts?: ItemCounts };
  /** The node has a breakpoint and waits to be resumed. */
  NodePaused: NoPayload;
  /** Somebody corrected the node’s input or output. */
  NodeUpdated: { field: 'input' | 'output' };
  /** One item of a node that runs over a list has its output, or an earlier one was reused. */
  NodeItemCompleted: { item: string; index: number; itemCounts: ItemCounts };
  /** One item of a node that runs over a list has failed; the node goes on with the others, unless it is to stop. */
  NodeItemFailed: { item: string; index: number; itemCounts: ItemCounts };
  /** The node has produced its output, or reused an earlier one. */
  NodeCompleted: NoPayload;
  /** The node has failed; its descendants will be skipped. */
  NodeFailed: NoPayload;
  /** It will not run: a node upstream has failed, or it is muted, or what it needs is. */
  NodeSkipped: NoPayload;
  /** Nothing more can run until somebody steps or resumes. */
  ExecutionPaused: NoPayload;
  /** Somebody resumed the execution. */
  ExecutionResumed: NoPayload;
  /** Every node that was to run has completed. The last event, as are the next two. */
  ExecutionCompleted: NoPayload;
  /** Everything that could run has run, and at least one node has failed. */
  ExecutionFailed: NoPayload;
  /** Somebody stopped it; what had not ended is cancelled. */
  ExecutionCancelled: NoPayload;
  /** In place of events that a reader asked for and that are kept no longer. Never written, only told to that reader. */
  ExecutionReset: NoPayload;
}

export type EventType = keyof EventPayloads;

export type NodeEventType = Extract<EventType, `Node${string}`>;
export type ItemEventType = Extract<EventType, `NodeItem${string}`>;
export type ExecutionEventType = Exclude<EventType, NodeEventType | 'ExecutionReset'>;

/** What comes last, for as long as nobody sets the execution going again. */
export function isLastEvent(type: EventType): boolean {
  return type === 'ExecutionCompleted' || type === 'ExecutionFailed' || type === 'ExecutionCancelled';
}
