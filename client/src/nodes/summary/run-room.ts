import type { Config } from '../../graph/model/graph.ts';
import { isRecord } from '../../graph/model/graph.ts';
import type { Catalogue, NodeType } from '../../graph/catalogue/catalogue.ts';
import { itemsHeight, mostTiles } from '../../run/items/grid-shape.ts';
import { configValue, parameterValue } from '@visualadgen/graph/fields/config-value.ts';
import { chosenModel, summarize } from './summary.ts';

/* How much higher a run makes a card, before it has run. As CardRun draws it, in pixels of the canvas. */

const head = 41;
const gap = 8;
const threeLines = 48;
const width = 230;
const tile = { side: 112, gap: 6 };
const highest = 384;

interface RunSubject {
  type: NodeType;
  config: Config;
  catalogue: Catalogue;
  /** How many items it will run over; null where nobody knows, undefined for a node that runs once. */
  items?: number | null | undefined;
}

/** What a run is expected to add to a card. */
export function roomForRun(subject: RunSubject): number {
  const { type, items } = subject;
  const { excerpt, hasImageField, image } = summarize(subject);
  const givesImages = type.outputs.some(({ kind }) => kind === 'image' || kind === 'images');
  // How many they will be is not known, but that they will be several.
  if (items !== undefined) return head + gap + itemsHeight(items ?? mostTiles, givesImages, width);
  // The image that was chosen, or the words that were written, are on the card already.
  if (hasImageField || image || (excerpt && !excerpt.isTemplate)) return head;
  return head + gap + (givesImages ? imagesHeight(subject) : threeLines);
}

function imagesHeight(subject: Parameters<typeof roomForRun>[0]): number {
  const count = Number(setting(subject, 'num_images') ?? 1);
  if (count > 1) {
    const rows = Math.ceil(Math.min(count, 4) / 2);
    return rows * tile.side + (rows - 1) * tile.gap;
  }
  const [across, down] = String(setting(subject, 'aspect_ratio')).split(':').map(Number);
  return across && down ? Math.min(highest, Math.round((width * down) / across)) : width;
}

/** A setting of the node itself, or of the model that it names. */
function setting({ type, config, catalogue }: Parameters<typeof roomForRun>[0], name: string): unknown {
  const field = type.fields.find((one) => one.name === name);
  if (field) return configValue(type, config, field);
  const parameter = chosenModel({ type, config, catalogue })?.parameters.find((one) => one.name === name);
  const holder = type.fields.find(({ kind }) => kind === 'MODEL_PARAMETERS');
  const values = holder && config[holder.name];
  return parameter && parameterValue(isRecord(values) ? values : {}, parameter);
}
