import { connectionsUsed } from '@visualadgen/graph/ports/connections-used.ts';
import type { Config } from '../../graph/model/graph.ts';
import type { Catalogue, NodeType } from '../../graph/catalogue/catalogue.ts';

/** Another value of a config field with which everything that is connected would be used. */
export interface SwitchOffer {
  field: string;
  value: string;
  /** Such as a model's name. */
  label: string;
}

interface Subject {
  type: NodeType;
  config: Config;
  /** How many wires end at each port, by its name. */
  joins: ReadonlyMap<string, number>;
}

/**
 * The value that fits best: the nearest relative of what is chosen (`x/edit` of `x`), else the one that leaves most room, else the
 * cheapest. Null where nothing fits.
 */
export function offerSwitch(
  { type, config, joins }: Subject,
  catalogue: Pick<Catalogue, 'imageModel'>,
): SwitchOffer | null {
  const limited = type.inputs.flatMap((port) => (port.maxJoinsBy ? [{ port, by: port.maxJoinsBy }] : []));
  const [first] = limited;
  if (!first) return null;
  const { field, preset, limits } = first.by;
  const ports = limited.filter(({ by }) => by.field === field);
  const own = config[field];
  const chosen = typeof own === 'string' ? own : preset;
  const roomOf = (value: string) =>
    ports.map(({ port }) => (connectionsUsed(port, { [field]: value }).most ?? Infinity) - (joins.get(port.name) ?? 0));
  const [best] = limits
    .filter(({ value }) => value !== chosen && roomOf(value).every((room) => room >= 0))
    .map(({ value, label }) => ({
      offer: { field, value, label },
      isRelative: value.startsWith(`${chosen}/`),
      room: roomOf(value).reduce((sum, room) => sum + room, 0),
      price: Number(catalogue.imageModel(value)?.price.amount ?? 0),
    }))
    .toSorted((a, b) => Number(b.isRelative) - Number(a.isRelative) || b.room - a.room || a.price - b.price);
  return best?.offer ?? null;
}
