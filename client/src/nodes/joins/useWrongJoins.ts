import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useEditor } from '../../graph/store/EditorContext.tsx';
import type { CardData } from '../../graph/model/flow.ts';
import { countJoins, wrongJoins } from '../../graph/connections/wrong-joins.ts';
import type { WrongJoin } from '../../graph/connections/wrong-joins.ts';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import type { NodeType } from '../../graph/catalogue/catalogue.ts';
import { offerSwitch } from './offer-switch.ts';
import type { SwitchOffer } from './offer-switch.ts';

type Port = NodeType['inputs'][number];

export interface ToldJoin {
  port: Port;
  /** What is wrong, in a sentence. */
  text: string;
  /** The wires that would not be used, by their ids. */
  unused: readonly string[];
}

export interface WrongJoins {
  joins: readonly ToldJoin[];
  /** Another choice with which all of it would be used. */
  offer: SwitchOffer | null;
}

const none: WrongJoins = { joins: [], offer: null };

/** What is joined to a node and would not be used, worked out here at once: the server says the same when it is saved. */
export function useWrongJoins(key: string, type: NodeType | undefined, config: CardData['config']): WrongJoins {
  const catalogue = useCatalogue();
  const edges = useEditor((state) => state.edges);
  const wrong = useMemo(() => (type ? wrongJoins<Port>({ key, type, config }, edges) : []), [key, type, config, edges]);
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
        text: tell(join, left.splice(0, join.edges.length)),
        unused: join.edges.slice(join.most).map(({ id }) => id),
      })),
      offer: offerSwitch({ type, config, joins: countJoins({ key, type }, edges) }, catalogue),
    };
  }, [key, type, config, edges, wrong, names, catalogue]);
}

function tell({ port, most, because }: WrongJoin, names: readonly string[]): string {
  const sources = andList(names.map((name) => `“${name}”`));
  if (most === 0) return `${because ?? 'It'} does not use ${sources}.`;
  const taken = most === 1 ? 'one connection' : `at most ${most} connections`;
  return `“${port.label}” takes ${taken}${because ? ` with ${because}` : ''}, but ${names.length} are joined: ${sources}.`;
}

function andList(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
