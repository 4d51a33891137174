import type { EngineEvent } from '../src/engine/emitter.ts';
import type { EventType } from '../src/engine/events.ts';
import { encodeId } from '../src/schema/ids.ts';
import type { ExecutionRow, NodeExecutionRow } from '../src/store/tables.ts';
import type { Person } from './sign-up.ts';
import type { RunningApp } from './start-app.ts';

/** A run that no engine carries: its events are written, and told, when the test says so. */
export interface RunByHand {
  id: string;
  rowId: string;
  /** How many events have been written. */
  readonly length: number;
  /** Writes so many events of its only node without telling them; `isLast` ends the run with the last of them. */
  write(count: number, isLast?: boolean): Promise<EngineEvent[]>;
  /** Writes and tells them. */
  add(count: number, isLast?: boolean): Promise<void>;
  tell(events: readonly EngineEvent[]): void;
}

export async function insertRun(
  app: RunningApp,
  person: Person,
  { output = null, workflowId = null }: { output?: unknown; workflowId?: string | null } = {},
): Promise<RunByHand> {
  const node = {
    key: 'draw',
    type: 'TEXT_INPUT',
    name: 'Draw',
    config: {},
    position: { x: 0, y: 0 },
    hasBreakpoint: false,
  };
  const inserted = await app.database.query(
    `insert into executions (user_id, workflow_id, graph, workflow_version, status) values ($1, $2, $3, 1, 'RUNNING') returning *`,
    [person.userId, workflowId, JSON.stringify({ nodes: [node], edges: [] })],
  );
  let execution = inserted.rows[0] as unknown as ExecutionRow;
  const { rows } = await app.database.query(
    `insert into node_executions (execution_id, user_id, node_key, ordinal, status, output)
    values ($1, $2, 'draw', 0, 'RUNNING', $3) returning *`,
    [execution.id, person.userId, output === null ? null : JSON.stringify(output)],
  );
  const nodeExecution = rows[0] as unknown as NodeExecutionRow;
  const run: RunByHand = {
    id: encodeId('Execution', execution.id),
    rowId: execution.id,
    get length() {
      return execution.last_sequence;
    },
    write,
    async add(count, isLast) {
      run.tell(await run.write(count, isLast));
    },
    tell: (events) => events.forEach((event) => app.emitter.emit(event)),
  };
  return run;

  async function write(count: number, isLast = false): Promise<EngineEvent[]> {
    const first = execution.last_sequence + 1;
    const last = execution.last_sequence + count;
    await app.database.query(
      `with written as (
        insert into execution_events (execution_id, sequence, user_id, type, node_execution_id, payload)
        select $1::uuid, n, $2::uuid, case when $6 and n = $4 then 'ExecutionCompleted' else 'NodeProgressed' end,
          case when $6 and n = $4 then null else $5::uuid end, '{"progress":{}}'
        from generate_series($3::integer, $4::integer) n
      )
      update executions set last_sequence = $4, status = case when $6 then 'COMPLETED' else status end where id = $1::uuid`,
      [execution.id, person.userId, first, last, nodeExecution.id, isLast],
    );
    execution = { ...execution, last_sequence: last, status: isLast ? 'COMPLETED' : 'RUNNING' };
    return Array.from({ length: count }, (_, index) => eventOf(first + index, isLast && index === count - 1));
  }

  function eventOf(sequence: number, isLast: boolean): EngineEvent {
    const type: EventType = isLast ? 'ExecutionCompleted' : 'NodeProgressed';
    const payload = { progress: {} };
    return {
      type,
      sequence,
      at: new Date(),
      payload,
      execution,
      nodeExecution: isLast ? null : nodeExecution,
      item: null,
    };
  }
}
