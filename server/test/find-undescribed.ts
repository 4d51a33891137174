import {
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';

interface Described {
  coordinate: string;
  name: string;
  description: string | null | undefined;
}

/** Everything in a schema that says nothing of itself, or no more than its name, by its coordinate. */
export function findUndescribed(schema: GraphQLSchema): string[] {
  return [...everythingIn(schema)].filter(saysNothing).map(({ coordinate }) => coordinate);
}

function* everythingIn(schema: GraphQLSchema): Generator<Described> {
  for (const type of Object.values(schema.getTypeMap())) {
    const { name: owner } = type;
    if (owner.startsWith('__') || isSpecifiedScalarType(type)) continue;
    yield { name: owner, description: type.description, coordinate: owner };
    const parts = isEnumType(type)
      ? type.getValues()
      : isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
        ? Object.values(type.getFields())
        : [];
    for (const part of parts) {
      const coordinate = `${owner}.${part.name}`;
      yield { name: part.name, description: part.description, coordinate };
      if ('args' in part)
        for (const { name, description } of part.args)
          yield { name, description, coordinate: `${coordinate}(${name}:)` };
    }
  }
}

/** The name said again, with or without spaces, tells a reader nothing. Of a colour there is nothing else to say. */
function saysNothing({ coordinate, name, description }: Described): boolean {
  const words = description?.toLowerCase().replace(/[^a-z]/g, '') ?? '';
  return (
    words === '' || (words === name.toLowerCase().replaceAll('_', '') && !coordinate.startsWith('AnnotationColor.'))
  );
}
