import { countConnections, wrongConnectionsAt } from '@visualadgen/graph/connections/wrong-connections.ts';
import type { WrongConnection } from '@visualadgen/graph/connections/wrong-connections.ts';
import { listWords } from '@visualadgen/graph/text/wording.ts';
import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useEditor } from '../../graph/store/EditorContext.tsx';
import type { CardData, FlowEdge } from '../../graph/model/flow.ts';
import { connectionsInto } from '../../graph/connections/connections-into.ts';
import { countFlowsInto } from '../../graph/connections/count-flows-into.ts';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import type { NodeType } from '../../graph/catalogue/catalogue.ts';
import { offerSwitch } from './offer-switch.ts';
import type { SwitchOffer } from './offer-switch.ts';

type Port = NodeType['inputs'][number];

export interface DescribedConnection {
  port: Port;
  /** What is wrong, in a sentence. */
  text: string;
  /** The wires that would not be used, by their ids. */
  unused: readonly string[];
}

export interface WrongConnections {
  joins: readonly DescribedConnection[];
  /** Another choice with which all of it would be used. */
  offer: SwitchOffer | null;
}

const none: WrongConnections = { joins: [], offer: null };
const nothing: readonly FlowEdge[] = [];

/** What is connected to a node and would not be used, worked out here at once: the server says the same when it is saved. */
export function useWrongConnections(
  key: string,
  type: NodeType | undefined,
  config: CardData['config'],
): WrongConnections {
  const catalogue = useCatalogue();
  const into = useEditor(useShallow((state) => connectionsInto(state, catalogue).get(key) ?? nothing));
  const crowded = useMemo(() => (type ? wrongConnectionsAt({ type, config }, into) : []), [type, config, into]);
  // Branches of which each thing takes one are as one connection, which the whole graph tells; asked only where it matters, which is seldom.
  const flows = useEditor(useShallow((state) => crowded.map(({ edges }) => countFlowsInto(edges, state, catalogue))));
  const wrong = useMemo(() => crowded.filter(({ most }, index) => (flows[index] ?? 0) > most), [crowded, flows]);
  const names = useEditor(
    useShallow(({ nodes }) =>
      wrong.flatMap((join) => join.edges.map(({ source }) => nodes.find(({ id }) => id === source)?.data.name ?? '')),
    ),
  );
  return useMemo(() => {
    if (!type || wrong.length === 0) return none;
    const left = [...names];
    return {
      joins: wrong.map((join) => ({
        port: join.port,
        text: describe(join, left.splice(0, join.edges.length)),
        unused: join.edges.slice(join.most).map(({ id }) => id),
      })),
      offer: offerSwitch({ type, config, joins: countConnections(type, into) }, catalogue),
    };
  }, [type, config, into, wrong, names, catalogue]);
}

function describe({ port, most, because }: WrongConnection<FlowEdge>, names: readonly string[]): string {
  const sources = listWords(
    names.map((name) => `“${name}”`),
    'and',
  );
  if (most === 0) return `${because ?? 'It'} does not use ${sources}.`;
  const taken = most === 1 ? 'one connection' : `at most ${most} connections`;
  return `“${port.label}” takes ${taken}${because ? ` with ${because}` : ''}, but ${names.length} are connected: ${sources}.`;
}
