import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';
import type { GraphQLFieldResolver } from 'graphql';
import { findUnkeepableText } from '../store/unkeepable-text.ts';
import { InputInvalidError } from '../errors.ts';

declare global {
  // eslint-disable-next-line typescript/no-namespace -- how Pothos is told of a plugin
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      keepableText: KeepableTextPlugin<Types>;
    }
  }
}

/**
 * Refuses texts that no column can hold before a field is asked for anything, by the field's name. Stands behind the plugin for
 * errors, so that a mutation that answers with such an error answers with this one.
 */
class KeepableTextPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(
    resolve: GraphQLFieldResolver<unknown, Types['Context'], object>,
    field: PothosOutputFieldConfig<Types>,
  ) {
    return hasArguments(field) ? check(resolve) : resolve;
  }

  override wrapSubscribe(
    subscribe: GraphQLFieldResolver<unknown, Types['Context'], object> | undefined,
    field: PothosOutputFieldConfig<Types>,
  ) {
    return subscribe && hasArguments(field) ? check(subscribe) : subscribe;
  }
}

export const keepableText = 'keepableText' as const;
SchemaBuilder.registerPlugin(keepableText, KeepableTextPlugin);

function hasArguments({ args }: { args: object }): boolean {
  return Object.keys(args).length > 0;
}

function check<Context>(
  resolve: GraphQLFieldResolver<unknown, Context, object>,
): GraphQLFieldResolver<unknown, Context, object> {
  return (parent, args, context, info) => {
    const found = findUnkeepableText(args);
    if (found.length === 0) return resolve(parent, args, context, info);
    throw new InputInvalidError(
      found.map(({ path, problem }) => ({ path: withinInput(path.map(String)), message: problem })),
    );
  };
}

/** As every mutation tells them: from its one input on. */
function withinInput(path: string[]): string[] {
  return path[0] === 'input' && path.length > 1 ? path.slice(1) : path;
}
