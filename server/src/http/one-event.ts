import { execute, type ExecutionArgs, getOperationAST } from 'graphql';

/**
 * Lets `execute` answer a subscription on one event that is there already, its root value. Without it an execute that
 * finds a subscription would subscribe.
 */
export function oneEventPlugin() {
  return {
    onExecute({ args, setExecuteFn }: { args: ExecutionArgs; setExecuteFn(fn: typeof execute): void }): void {
      if (getOperationAST(args.document, args.operationName)?.operation === 'subscription') setExecuteFn(execute);
    },
  };
}
