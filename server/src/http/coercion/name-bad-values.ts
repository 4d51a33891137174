import {
  type ExecutionArgs,
  type ExecutionResult,
  getOperationAST,
  type GraphQLError,
  isInputType,
  specifiedRules,
  typeFromAST,
  validate,
  validateInputValue,
  ValuesOfCorrectTypeRule,
} from 'graphql';
import type { Introspection } from '../guard-operations.ts';
import type { Ending } from '../operation-plugins.ts';
import { valueError } from './value-error.ts';
import { valuesOfCorrectType } from './values-of-correct-type.ts';

interface Called {
  args: ExecutionArgs;
}

interface ValidatePayload {
  validateFn: typeof validate;
  setValidationFn(validateFn: typeof validate): void;
}

const mostTold = 50;

/**
 * Says of values that do not fit their types which they are, where they stand and what was expected, wherever they come from: from
 * variables or from the document itself, over HTTP, event streams and WebSockets. Costs nothing while all fit.
 */
export function nameBadValues(introspection: Introspection) {
  const rule = valuesOfCorrectType(introspection === 'everyone');
  const swap = (one: (typeof specifiedRules)[number]) => (one === ValuesOfCorrectTypeRule ? rule : one);
  return {
    validatesByDocument: true as const,
    onValidate({ validateFn, setValidationFn }: ValidatePayload) {
      setValidationFn((schema, document, rules = specifiedRules, ...more) =>
        validateFn(schema, document, rules.map(swap), ...more),
      );
    },
    onExecute: ({ args }: Called) => ({
      onExecuteDone: ({ result, setResult }: Ending) => nameVariables(args, result, setResult),
    }),
    onSubscribe: ({ args }: Called) => ({
      onSubscribeResult: ({ result, setResult }: Ending<ExecutionResult | AsyncIterable<unknown>>) => {
        if (!(Symbol.asyncIterator in result)) nameVariables(args, result, setResult);
      },
    }),
  };

  /** GraphQL tells the path in its sentence alone; the same check tells it again as data. */
  function nameVariables(args: ExecutionArgs, result: ExecutionResult, setResult: (result: ExecutionResult) => void) {
    if (!result.errors || 'data' in result || !result.errors.some(isAboutVariable)) return;
    const errors = checkVariables(args);
    if (errors.length > 0) setResult({ ...result, errors });
  }

  function checkVariables({ schema, document, operationName, variableValues, contextValue }: ExecutionArgs) {
    const errors: GraphQLError[] = [];
    const isSignedIn = Boolean((contextValue as { viewer?: unknown }).viewer);
    const tellsNames = introspection === 'everyone' || (introspection === 'signed-in' && isSignedIn);
    for (const node of getOperationAST(document, operationName)?.variableDefinitions ?? []) {
      const name = node.variable.name.value;
      const type = typeFromAST(schema, node.type);
      const value = variableValues?.[name];
      if (!isInputType(type) || (value === undefined && node.defaultValue)) continue;
      const place = { subject: `Variable "$${name}"`, place: { variable: name } };
      validateInputValue(
        value,
        type,
        (error, path) => {
          if (errors.length < mostTold) errors.push(valueError({ ...place, type, path, node, error, tellsNames }));
        },
        !tellsNames,
      );
    }
    return errors;
  }
}

function isAboutVariable({ message }: GraphQLError): boolean {
  return message.startsWith('Variable "$');
}
