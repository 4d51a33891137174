/**
 * What a node, or the run as a whole, begins at a change. A node is QUEUED at its provider, WORKS, or is PAUSED before it runs;
 * a run WORKS or is PAUSED. Both are OVER until something begins again.
 */
export type Phase = 'QUEUED' | 'WORKS' | 'PAUSED' | 'OVER';

/** The beginning of a phase. */
export interface PhaseChange {
  sequence: number;
  /** Milliseconds since 1970, by the server's clock. */
  at: number;
  /** The node; null for the run itself. */
  key: string | null;
  phase: Phase;
}

/** Null for an event at which nothing begins. `queuePosition` is undefined where nothing is told of it. */
export function readPhaseChange(
  type: string,
  sequence: number,
  at: string,
  key: string | null,
  queuePosition: number | null | undefined,
): PhaseChange | null {
  const phase = type === 'NodeProgressed' ? (typeof queuePosition === 'number' ? 'QUEUED' : 'WORKS') : phases[type];
  return phase ? { sequence, at: Date.parse(at), key: type.startsWith('Node') ? key : null, phase } : null;
}

const phases: Partial<Record<string, Phase>> = {
  NodeStarted: 'WORKS',
  NodePaused: 'PAUSED',
  NodeCompleted: 'OVER',
  NodeFailed: 'OVER',
  NodeSkipped: 'OVER',
  ExecutionStarted: 'WORKS',
  ExecutionResumed: 'WORKS',
  ExecutionPaused: 'PAUSED',
  ExecutionCompleted: 'OVER',
  ExecutionFailed: 'OVER',
  ExecutionCancelled: 'OVER',
};
