import { AppError, InputInvalidError } from '../errors.ts';
import type { GraphProblem, GraphProblemCode } from '@visualadgen/graph/problem.ts';
import { severityOf } from '@visualadgen/graph/problem.ts';
import type { ExecutionRow, WorkflowRow } from '../store/tables.ts';
import { builder } from './builder.ts';
import { ErrorCodeType } from './error-code.ts';

/*
 * The typed answers of mutations. A mutation lists those it may give, and throws one; the errors plugin puts it into the
 * mutation's union. Anything else that is thrown is an error and stands among the response's `errors`.
 */

export class NotFoundError extends AppError {
  readonly field: string;
  constructor(field: string, what: string) {
    super('NOT_FOUND', { message: `${field}: there is no such ${what}.` });
    this.field = field;
  }
}

export class GraphInvalidError extends AppError {
  readonly problems: GraphProblem[];
  constructor(problems: GraphProblem[]) {
    const [first, ...others] = problems;
    const more = others.length > 0 ? ` (and ${others.length} more)` : '';
    super('GRAPH_INVALID', { message: `${first?.message ?? 'The graph does not fit together.'}${more}` });
    this.problems = problems;
  }
}

export class VersionConflictError extends AppError {
  readonly workflow: WorkflowRow;
  constructor(workflow: WorkflowRow, version: number, field = 'version') {
    super('VERSION_CONFLICT', {
      message: `${field}: you read version ${version}, but the workflow is at version ${workflow.version} by now. Nothing was done.`,
    });
    this.workflow = workflow;
  }
}

/** Where only what is published is run. */
export class NotPublishedError extends AppError {
  constructor({ name }: WorkflowRow) {
    super('NOT_PUBLISHED', { message: `workflowId: no version of “${name}” is published. Publish one first.` });
  }
}

export class StateConflictError extends AppError {
  readonly execution: ExecutionRow;
  constructor(execution: ExecutionRow, message: string) {
    super('STATE_CONFLICT', { message });
    this.execution = execution;
  }
}

export class IdempotencyConflictError extends AppError {
  readonly differences: readonly string[];
  readonly execution: ExecutionRow | null;
  /** `differences`: the input fields whose values are not those of the first time. `execution`: the run that the key was used for. */
  constructor(differences: readonly string[], execution: ExecutionRow | null = null) {
    super('IDEMPOTENCY_CONFLICT', {
      message: `idempotencyKey: was used before with another input (what differs: ${differences.join(', ')}). Send the same input, or use another key.`,
    });
    this.differences = differences;
    this.execution = execution;
  }
}

/** What was given, or is behind the link, is no table that can be used; the code says what is wrong. */
export class TableUnreadableError extends AppError {
  constructor({ code, message, details }: AppError) {
    super(code, { message, ...(details && { details }) });
  }
}

/** No colors are found behind the link; the code says why. */
export class WebsiteUnreadableError extends AppError {
  constructor({ code, message, details }: AppError) {
    super(code, { message, ...(details && { details }) });
  }
}

/** A picture that was sent, or is behind a link, and cannot be used; the code says what is wrong. */
export class ImageUnusableError extends AppError {
  readonly field: string;
  constructor(field: string, { code, message, details }: AppError) {
    super(code, { message: `${field}: ${message}`, ...(details && { details }) });
    this.field = field;
  }
}

export const ErrorInterface = builder.interfaceRef<AppError>('Error').implement({
  description: 'Why a mutation did nothing.',
  fields: (t) => ({
    message: t.exposeString('message', { description: 'For people; names the field and what was expected.' }),
    code: t.expose('code', { type: ErrorCodeType, description: 'For programs.' }),
  }),
});

builder.objectType(NotFoundError, {
  name: 'NotFoundError',
  description: 'Nothing of yours has that id.',
  interfaces: [ErrorInterface],
  fields: (t) => ({ field: t.exposeString('field', { description: 'The input field that named it.' }) }),
});

builder.objectType(NotPublishedError, {
  name: 'NotPublishedError',
  description: 'No version of the workflow is published.',
  interfaces: [ErrorInterface],
});

builder.objectType(TableUnreadableError, {
  name: 'TableUnreadableError',
  description: 'The table cannot be used: `TABLE_INVALID`, `TABLE_TOO_LARGE`, `TABLE_UNREACHABLE` or `LINK_REFUSED`.',
  interfaces: [ErrorInterface],
});

builder.objectType(WebsiteUnreadableError, {
  name: 'WebsiteUnreadableError',
  description: 'The website cannot be looked at: `WEBSITE_INVALID`, `WEBSITE_UNREACHABLE` or `LINK_REFUSED`.',
  interfaces: [ErrorInterface],
});

builder.objectType(ImageUnusableError, {
  name: 'ImageUnusableError',
  description: 'The picture cannot be used: `IMAGE_INVALID`, `IMAGE_TOO_LARGE`, `IMAGE_UNREACHABLE` or `LINK_REFUSED`.',
  interfaces: [ErrorInterface],
  fields: (t) => ({ field: t.exposeString('field', { description: 'The input field that it came by.' }) }),
});

const FieldProblem = builder.simpleObject('FieldProblem', {
  description: 'One invalid field of the input.',
  fields: (t) => ({
    path: t.stringList({ description: 'Where in the input, such as `["name"]`.' }),
    message: t.string({ description: 'What was expected of it, for people.' }),
  }),
});

builder.objectType(InputInvalidError, {
  name: 'InputInvalidError',
  description: 'The input does not fit.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    fields: t.expose('fields', { description: 'Each invalid field.', type: [FieldProblem] }),
  }),
});

const GraphProblemCodeEnum = builder.enumType('GraphProblemCode', {
  description: 'What can be wrong with a graph.',
  values: {
    EMPTY_GRAPH: { description: 'Nothing in it would run.' },
    GRAPH_TOO_LARGE: { description: 'It has too many nodes, edges, notes, frames, inputs or outputs.' },
    DUPLICATE_KEY: { description: 'Two nodes have the same key.' },
    UNKNOWN_NODE_TYPE: { description: 'There is no such kind of node.' },
    CONFIG_INVALID: { description: 'A field of a node has an invalid value.' },
    DANGLING_EDGE: { description: 'An edge names a node that does not exist.' },
    DUPLICATE_EDGE: { description: 'The same two ports are connected twice.' },
    SELF_LOOP: { description: 'A node is connected to itself.' },
    CYCLE: { description: 'The nodes form a cycle.' },
    UNKNOWN_PORT: { description: 'An edge names a port that its node does not have.' },
    PORT_MISMATCH: { description: 'The ports are incompatible.' },
    TOO_MANY_JOINS: { description: 'A port has more edges than it takes.' },
    JOIN_UNUSED: { description: 'A connection that the node, as it is filled in, would not use.' },
    INPUT_UNUSED: { description: 'An input would not be used. A warning: it runs.' },
    ITEMS_LEFT_OUT: { description: 'More comes in than the node is set to keep. A warning: it runs.' },
    CONFIG_INCOMPLETE: { description: 'A node lacks something that a run needs.' },
    INPUT_MISSING: { description: 'Nothing is connected to an input that a run needs.' },
    TEMPLATE_VARIABLE_MISSING: { description: 'A template names a variable that nothing provides.' },
    TEMPLATE_INVALID: { description: 'A template cannot be read.' },
    ANNOTATION_INVALID: { description: 'A note or a frame is invalid.' },
    TOO_MANY_ITEMS: { description: 'A node, or the whole run, would run over more items than it may.' },
    WORKFLOW_INPUT_INVALID: { description: 'An input of the workflow is invalid: its name, or what it sets.' },
    WORKFLOW_OUTPUT_INVALID: { description: 'An output of the workflow is invalid: its name, or what it gives.' },
  } satisfies Record<GraphProblemCode, object>,
});

const ProblemSeverityEnum = builder.enumType('ProblemSeverity', {
  description: 'How much a problem with a graph matters.',
  values: {
    ERROR: { description: 'The workflow, or the node concerned, does not run with it.' },
    WARNING: { description: 'It runs, but ignores a connection or a field.' },
  } as const,
});

export const GraphProblemType = builder.objectRef<GraphProblem>('GraphProblem').implement({
  description: 'Something wrong with a graph.',
  fields: (t) => ({
    code: t.expose('code', { description: 'The kind of problem, for programs.', type: GraphProblemCodeEnum }),
    severity: t.field({
      type: ProblemSeverityEnum,
      description: 'Whether it keeps the workflow, or the node concerned, from running.',
      resolve: ({ code }) => severityOf(code),
    }),
    message: t.exposeString('message', { description: 'The same for people, by the names of the nodes.' }),
    nodeKeys: t.exposeStringList('nodeKeys', { description: 'The nodes concerned.' }),
    path: t.exposeStringList('path', {
      description: 'Where in the graph, such as `["nodes", "2", "config", "num_images"]`.',
    }),
  }),
});

builder.objectType(GraphInvalidError, {
  name: 'GraphInvalidError',
  description: 'The graph does not fit together. Nothing was saved or run.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    problems: t.expose('problems', { description: 'Everything that is wrong with it.', type: [GraphProblemType] }),
  }),
});
