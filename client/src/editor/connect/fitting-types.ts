import type { Catalogue, NodeType } from '../../graph/catalogue/catalogue.ts';
import { typeOfData } from '../../graph/catalogue/type-of-data.ts';
import type { CardData } from '../../graph/model/flow.ts';
import { inputFor, targetPort, outputFor } from '@visualadgen/graph/connections/connect-ports.ts';
import type { LooseWire } from './useWiring.ts';

/** The node types that a wire can lead to (or come from), each with the port it would be connected to. */
export function fittingTypes(
  catalogue: Catalogue,
  from: Pick<CardData, 'type' | 'config'>,
  { handle, end }: Pick<LooseWire, 'handle' | 'end'>,
): { type: NodeType; port: string }[] {
  const fromType = typeOfData(from, catalogue);
  const output = fromType?.outputs.find(({ name }) => name === handle);
  const input = fromType && targetPort(fromType, handle);
  return catalogue.nodeTypes.flatMap((type) => {
    const port = end === 'source' ? output && inputFor(type, output.kind) : input && outputFor(type, input);
    return port ? [{ type, port: port.name }] : [];
  });
}
