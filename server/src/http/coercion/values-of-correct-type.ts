import {
  type ASTVisitor,
  type GraphQLInputType,
  Kind,
  type ValidationContext,
  validateInputLiteral,
  type ValueNode,
} from 'graphql';
import { valueError } from './value-error.ts';

/**
 * In the place of GraphQL's own rule of this name: it checks the same, and says besides which argument it was, where in it, and
 * what was expected. Own scalars do not know where their value stands, so that the rule looks it up.
 */
export function valuesOfCorrectType(tellsNames: boolean) {
  return function ValuesOfCorrectTypeRule(context: ValidationContext): ASTVisitor {
    let variable: string | undefined;
    const check = (node: ValueNode) => checkValue(node, context.getInputType());
    return {
      VariableDefinition: {
        enter: ({ variable: { name } }) => void (variable = name.value),
        leave: () => void (variable = undefined),
      },
      NullValue: check,
      // Within a list the type is already that of its items.
      ListValue: (node) => checkValue(node, context.getParentInputType()),
      ObjectValue: check,
      EnumValue: check,
      IntValue: check,
      FloatValue: check,
      StringValue: check,
      BooleanValue: check,
    };

    function checkValue(node: ValueNode, type: GraphQLInputType | null | undefined): false {
      if (type) {
        validateInputLiteral(
          node,
          type,
          (error, path) => {
            context.reportError(valueError({ ...placeOf(), type, path, node: nodeAt(node, path), error, tellsNames }));
          },
          undefined,
          undefined,
          !tellsNames,
        );
      }
      return false;
    }

    function placeOf() {
      const argument = context.getArgument();
      if (!argument || variable !== undefined) {
        return { subject: `Default of variable "$${variable}"`, place: { variable } };
      }
      const directive = context.getDirective();
      const owner = directive
        ? `@${directive.name}`
        : `${context.getParentType()?.name}.${context.getFieldDef()?.name}`;
      return {
        subject: `Argument "${owner}(${argument.name}:)"`,
        place: { argument: argument.name, [directive ? 'directive' : 'field']: owner },
      };
    }
  };
}

/** The value at a path, or the last that is there on the way. */
function nodeAt(node: ValueNode, path: readonly (string | number)[]): ValueNode {
  let found = node;
  for (const step of path) {
    const next =
      found.kind === Kind.LIST
        ? found.values[Number(step)]
        : found.kind === Kind.OBJECT
          ? found.fields.find(({ name }) => name.value === step)?.value
          : undefined;
    if (!next) break;
    found = next;
  }
  return found;
}
