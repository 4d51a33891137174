import { AppError } from '../errors.ts';
import type { GraphProblem } from '../graph/problem.ts';
import { graphProblemCodes, severityOf } from '../graph/problem.ts';
import type { ExecutionRow, WorkflowRow } from '../store/tables.ts';
import { builder } from './builder.ts';
import { InputInvalidError } from './input-invalid-error.ts';

/*
 * The typed answers of mutations. A mutation lists those it may give, and throws one; the errors plugin puts it into the
 * mutation's union. Anything else that is thrown is a fault and stands among the response's `errors`.
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
  constructor(workflow: WorkflowRow, version: number) {
    super('VERSION_CONFLICT', {
      message: `version: you read version ${version}, but the workflow is at version ${workflow.version} by now. Nothing was saved.`,
    });
    this.workflow = workflow;
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

export { InputInvalidError };

const MutationErrorCode = builder.enumType('ErrorCode', {
  values: [
    'NOT_FOUND',
    'INPUT_INVALID',
    'GRAPH_INVALID',
    'VERSION_CONFLICT',
    'STATE_CONFLICT',
    'IDEMPOTENCY_CONFLICT',
  ] as const,
});
type MutationErrorCode = (typeof MutationErrorCode)['$inferType'];

export const ErrorInterface = builder.interfaceRef<AppError>('Error').implement({
  description: 'Why a mutation did nothing.',
  fields: (t) => ({
    message: t.exposeString('message', { description: 'For people; names the field and what was expected.' }),
    code: t.field({
      type: MutationErrorCode,
      description: 'For programs.',
      resolve: (error) => error.code as MutationErrorCode,
    }),
  }),
});

builder.objectType(NotFoundError, {
  name: 'NotFoundError',
  description: 'Nothing of yours has that id.',
  interfaces: [ErrorInterface],
  fields: (t) => ({ field: t.exposeString('field', { description: 'The input field that named it.' }) }),
});

const FieldProblem = builder.simpleObject('FieldProblem', {
  fields: (t) => ({
    path: t.stringList({ description: 'Where in the input, such as `["name"]`.' }),
    message: t.string(),
  }),
});

builder.objectType(InputInvalidError, {
  name: 'InputInvalidError',
  description: 'The input does not fit.',
  interfaces: [ErrorInterface],
  fields: (t) => ({ fields: t.expose('fields', { type: [FieldProblem] }) }),
});

const GraphProblemCodeEnum = builder.enumType('GraphProblemCode', { values: graphProblemCodes });

const ProblemSeverityEnum = builder.enumType('ProblemSeverity', {
  description: 'How much a problem with a graph matters.',
  values: {
    ERROR: { description: 'The workflow, or the node concerned, does not run with it.' },
    WARNING: { description: 'It runs, but leaves out something that was joined or filled in.' },
  } as const,
});

export const GraphProblemType = builder.objectRef<GraphProblem>('GraphProblem').implement({
  description: 'Something wrong with a graph.',
  fields: (t) => ({
    code: t.expose('code', { type: GraphProblemCodeEnum }),
    severity: t.field({
      type: ProblemSeverityEnum,
      description: 'Whether it keeps the workflow, or the node concerned, from running.',
      resolve: ({ code }) => severityOf(code),
    }),
    message: t.exposeString('message'),
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
  fields: (t) => ({ problems: t.expose('problems', { type: [GraphProblemType] }) }),
});
