import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import type { Attributes, Context, Span, SpanKind, Tracer } from '@opentelemetry/api';
import type { ExecutionRow, NodeExecutionRow } from '../../store/tables.ts';
import type { Observer, Operation, PaidCall } from '../observer.ts';
import type { RequestContext } from '../request-context.ts';

type Api = typeof import('@opentelemetry/api');

/** An execution in the hands of this server. */
interface OpenRun {
  span: Span;
  /** By node execution, of nodes and of the items that they run over. */
  nodes: Map<string, Span>;
}

interface OpenCall {
  began: Date;
  span: Span | undefined;
}

/**
 * Makes spans: request, operation, execution, node, provider call, each a part of the one before. An execution is a part of
 * the request that asked for it, whatever server runs it; where several do, each makes a span of its own. Attributes are ids,
 * names of models and outcomes, and never what people write.
 */
export function createTraceObserver(api: Api, tracer: Tracer): Partial<Observer> {
  const { SpanStatusCode, trace, ROOT_CONTEXT } = api;
  const requests = new WeakMap<RequestContext, Span>();
  const operations = new WeakMap<RequestContext, Span>();
  const runs = new Map<string, OpenRun>();
  const calls = new WeakMap<PaidCall, OpenCall>();

  return {
    requestBegan(requestContext, { method, route, path }) {
      const attributes = {
        ...ofRequest(requestContext),
        'http.request.method': method,
        'http.route': route,
        'url.path': pathOf(route, path),
      };
      requests.set(requestContext, goOn(requestContext, `${method} ${route}`, api.SpanKind.SERVER, attributes));
    },
    requestEnded(requestContext, _, { status }) {
      const span = requests.get(requestContext);
      span?.setAttribute('http.response.status_code', status);
      if (requestContext.userId) span?.setAttribute('enduser.id', requestContext.userId);
      end(span, status >= 500 ? String(status) : null);
    },
    operationBegan(requestContext, operation) {
      const kind = operation.transport === 'http' ? api.SpanKind.INTERNAL : api.SpanKind.SERVER;
      const attributes = { ...ofRequest(requestContext), ...ofOperation(operation) };
      operations.set(requestContext, goOn(requestContext, `${operation.type} ${operation.field}`, kind, attributes));
    },
    operationEnded(requestContext, _, { codes }) {
      const [code] = codes;
      end(operations.get(requestContext), code ?? null);
    },
    runTaken(row) {
      const attributes = { ...ofRun(row), 'visualadgen.lease_epoch': row.lease_epoch };
      const span = tracer.startSpan('execution', { attributes }, contextOf(row.traceparent));
      runs.set(row.id, { span, nodes: new Map() });
    },
    runLeft(row) {
      const run = runs.get(row.id);
      if (!run) return;
      runs.delete(row.id);
      for (const span of run.nodes.values()) span.setAttribute('visualadgen.status', 'STOPPED').end();
      run.span.setAttributes({ 'visualadgen.status': row.status, 'visualadgen.cost_usd': Number(row.total_cost) });
      end(run.span, row.error_code);
    },
    happened({ type, execution, nodeExecution, item }) {
      const run = nodeExecution && runs.get(execution.id);
      if (!run) return;
      if (item && (type === 'NodeItemCompleted' || type === 'NodeItemFailed')) {
        if (!run.nodes.has(item.id)) beginItem(run, item.id, nodeExecution.id, item.started_at ?? new Date());
        run.nodes.get(item.id)?.setAttribute('visualadgen.item_index', item.item_index ?? -1);
        endNode(run, item);
      }
      if (type === 'NodeStarted') beginNode(run, execution, nodeExecution);
      if (type === 'NodeCompleted' || type === 'NodeFailed') {
        if (!run.nodes.has(nodeExecution.id)) beginNode(run, execution, nodeExecution);
        endNode(run, nodeExecution);
      }
    },
    callBegan: (call) => void calls.set(call, { began: new Date(), span: undefined }),
    callAccepted: (call, id) => void spanOf(call)?.setAttribute('visualadgen.provider_request_id', id),
    callFaltered: (call, code) => void spanOf(call)?.addEvent('waits', { 'error.type': code }),
    callEnded(call, { outcome, cost, code }) {
      const span = spanOf(call);
      span?.setAttribute('visualadgen.status', outcome);
      if (cost !== null) span?.setAttribute('visualadgen.cost_usd', Number(cost));
      end(span, outcome === 'FAILED' ? code : null);
    },
  };

  /** What follows under the same context is a part of it. */
  function goOn(requestContext: RequestContext, name: string, kind: SpanKind, attributes: Attributes): Span {
    const span = tracer.startSpan(name, { kind, attributes }, contextOf(requestContext.traceparent));
    const { traceId, spanId, traceFlags } = span.spanContext();
    requestContext.traceparent = `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
    return span;
  }

  function contextOf(traceparent: string | null): Context {
    const [, traceId, spanId, flags] = traceparent?.split('-') ?? [];
    if (!traceId || !spanId || !flags) return ROOT_CONTEXT;
    const parent = { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true };
    return trace.setSpanContext(ROOT_CONTEXT, parent);
  }

  function within(span: Span): Context {
    return trace.setSpan(ROOT_CONTEXT, span);
  }

  /** Made late: a node may ask for pictures before it is written, and so told, that it has begun. */
  function spanOf(call: PaidCall): Span | undefined {
    const open = calls.get(call);
    const run = runs.get(call.executionId);
    if (open && run && call.itemOf && !run.nodes.has(call.nodeExecutionId))
      beginItem(run, call.nodeExecutionId, call.itemOf, open.began);
    const node = run?.nodes.get(call.nodeExecutionId);
    if (!open || open.span || !node) return open?.span;
    const attributes = {
      'visualadgen.model': call.model,
      'visualadgen.execution_id': call.executionId,
      'visualadgen.request_id': call.requestId ?? '',
    };
    open.span = tracer.startSpan(
      'provider call',
      { kind: api.SpanKind.CLIENT, startTime: open.began, attributes },
      within(node),
    );
    return open.span;
  }

  function beginNode(run: OpenRun, { graph }: ExecutionRow, { id, node_key }: NodeExecutionRow) {
    const type = graph.nodes.find(({ key }) => key === node_key)?.type ?? '';
    const attributes = {
      'visualadgen.node_execution_id': id,
      'visualadgen.node_key': node_key,
      'visualadgen.node_type': type,
    };
    // Another server had begun it, or this one in an earlier try.
    run.nodes.get(id)?.end();
    run.nodes.set(id, tracer.startSpan(`node ${type}`, { attributes }, within(run.span)));
  }

  /** As a part of its node. Of an item it is told that it has ended, and not that it has begun. */
  function beginItem(run: OpenRun, id: string, nodeExecutionId: string, startTime: Date) {
    const node = run.nodes.get(nodeExecutionId);
    if (!node) return;
    const attributes = { 'visualadgen.node_execution_id': id };
    run.nodes.set(id, tracer.startSpan('item', { attributes, startTime }, within(node)));
  }

  function endNode(run: OpenRun, { id, status, reused_from, cost, error_code }: NodeExecutionRow) {
    const span = run.nodes.get(id);
    run.nodes.delete(id);
    span?.setAttributes({
      'visualadgen.status': status,
      'visualadgen.is_reused': reused_from !== null,
      'visualadgen.cost_usd': Number(cost),
    });
    end(span, error_code);
  }

  function end(span: Span | undefined, code: string | null) {
    if (code) span?.setAttribute('error.type', code).setStatus({ code: SpanStatusCode.ERROR });
    span?.end();
  }
}

/** Links within a path prove who may follow them. */
function pathOf(route: string, path: string): string {
  return route.endsWith('/') ? route : cutText(path, 200);
}

function ofRequest({ requestId }: RequestContext): Attributes {
  return { 'visualadgen.request_id': requestId };
}

function ofOperation({ type, field, name }: Operation): Attributes {
  return {
    'graphql.operation.type': type,
    'visualadgen.operation': field,
    ...(name !== null && { 'graphql.operation.name': cutText(name, 64) }),
  };
}

function ofRun({ id, request_id, user_id, workflow_id }: ExecutionRow): Attributes {
  return {
    'visualadgen.execution_id': id,
    'visualadgen.request_id': request_id ?? '',
    'enduser.id': user_id,
    'visualadgen.workflow_id': workflow_id ?? '',
  };
}
