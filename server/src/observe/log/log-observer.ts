import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import type { Logger } from 'pino';
import type { Observer, PaidCall, WrittenEvent } from '../observer.ts';
import type { RequestContext } from '../request-context.ts';

const longestName = 64;
const longestPath = 200;

/**
 * What happens, as lines of the log, each with the id of the request that led there. At `info` what began outside and how it
 * ended, at `debug` the steps between. Never what people write: no documents, variables, prompts or messages of errors.
 */
export function createLogObserver(log: Logger): Partial<Observer> {
  const events = createEventLines(log);
  const hears = (level: string) => log.isLevelEnabled(level);
  return {
    jobEnded({ name, id, outcome, milliseconds, error }) {
      const job = { job: name, jobId: id, outcome, ms: tidy(milliseconds) };
      if (error) log.error({ ...job, err: error }, 'A background job failed.');
      else log.debug(job, 'background job ended');
    },
    ...(hears('info') && {
      requestEnded(requestContext, { method, path }, { status, milliseconds }) {
        log.info(
          { ...idsOf(requestContext), method, path: cutText(path, longestPath), status, ms: tidy(milliseconds) },
          'request',
        );
      },
      operationEnded(requestContext, { type, field, name, transport }, { milliseconds, codes }) {
        const operation = { type, field, name: name == null ? null : cutText(name, longestName), transport };
        log.info({ ...idsOf(requestContext), ...operation, ms: tidy(milliseconds), codes }, 'operation');
      },
      operationRefused(requestContext, codes) {
        log.info({ ...idsOf(requestContext), codes }, 'operation refused');
      },
      happened: events,
      callAccepted(call, providerRequestId) {
        log.info({ ...idsOfCall(call), providerRequestId }, 'provider call sent');
      },
      ...timeCalls(log),
    }),
    ...(hears('debug') && {
      requestBegan: (requestContext, { method, path }) =>
        log.debug({ requestId: requestContext.requestId, method, path: cutText(path, longestPath) }, 'request began'),
      operationBegan: (requestContext, { type, field }) =>
        log.debug({ ...idsOf(requestContext), type, field }, 'operation began'),
      socketOpened: () => log.debug('socket opened'),
      socketClosed: (code) => log.debug({ code }, 'socket closed'),
      runTaken: (row) => log.debug({ ...idsOfRun(row), epoch: row.lease_epoch }, 'execution taken up'),
      runLeft: (row) => log.debug({ ...idsOfRun(row), status: row.status }, 'execution let go'),
      committed: (milliseconds, count) => log.debug({ ms: tidy(milliseconds), events: count }, 'events written'),
      callFaltered: (call, code) => log.debug({ ...idsOfCall(call), code }, 'provider call waits'),
    }),
  };
}

function createEventLines(log: Logger) {
  return ({ type, execution, nodeExecution: node, item }: WrittenEvent) => {
    if (node) return logNode(type, execution, item ?? node);
    const ids = idsOfRun(execution);
    const { status, created_at: asked, started_at: started, finished_at: finished } = execution;
    if (type === 'ExecutionStarted') log.info({ ...ids, waitedMs: between(asked, started) }, 'execution started');
    else if (finished) {
      const end = { status, code: execution.error_code, ms: between(started, finished), cost: execution.total_cost };
      log.info({ ...ids, ...end }, 'execution ended');
    } else log.info({ ...ids, status }, type === 'ExecutionPaused' ? 'execution paused' : 'execution resumed');
  };

  function logNode(
    type: string,
    execution: WrittenEvent['execution'],
    node: NonNullable<WrittenEvent['nodeExecution']>,
  ) {
    const { status, attempts, item_index: itemIndex } = node;
    const ids = { ...idsOfRun(execution), nodeKey: node.node_key, ...(itemIndex !== null && { itemIndex }) };
    // Of items there may be a thousand: those that went well are told together, with their node.
    const isEnd = type === 'NodeCompleted' || type === 'NodeFailed' || type === 'NodeItemFailed';
    if (!isEnd) return log.debug({ ...ids, status, event: type }, 'node');
    const end = { status, code: node.error_code, ms: between(node.started_at, node.finished_at), attempts };
    log.info(
      { ...ids, ...end, isReused: node.reused_from !== null, cost: node.cost },
      itemIndex === null ? 'node ended' : 'item ended',
    );
  }
}

function timeCalls(log: Logger): Pick<Observer, 'callEntered' | 'callEnded'> {
  const entered = new WeakMap<PaidCall, number>();
  return {
    callEntered: (call) => void entered.set(call, performance.now()),
    callEnded(call, { outcome, cost, code }) {
      const began = entered.get(call);
      const ms = began === undefined ? null : tidy(performance.now() - began);
      log.info({ ...idsOfCall(call), outcome, code, ms, cost }, 'provider call ended');
    },
  };
}

function idsOf({ requestId, userId }: RequestContext) {
  return { requestId, userId };
}

function idsOfRun({ request_id, user_id, id }: WrittenEvent['execution']) {
  return { requestId: request_id, userId: user_id, executionId: id };
}

function idsOfCall({ requestId, userId, executionId, nodeExecutionId, model }: PaidCall) {
  return { requestId, userId, executionId, nodeExecutionId, model };
}

function between(from: Date | null, to: Date | null): number | null {
  return from && to ? Number(to) - Number(from) : null;
}

function tidy(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
