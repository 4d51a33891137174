import { fileSafe } from '../../ui/files/file-safe.ts';

interface Size {
  width: number;
  height: number;
}

interface Named {
  workflowName: string;
  nodeName: string;
  /** From which items of lists it was made, such as `Stay cool`. */
  madeFrom?: readonly string[];
  /** Undefined where it is not known. */
  size: Size | undefined;
  /** Its place among the images of its node, from 1 on; null where it is the only one. */
  number: number | null;
}

/**
 * What an image is called where it is kept, as far as that is known and without an ending: `cold-brew-launch_hero_9x16_1080x1920`, and
 * `…_02` for the second of its node; where lists took part, with what it was made from.
 */
export function imageFileName({ workflowName, nodeName, madeFrom = [], size, number }: Named): string {
  return [
    fileSafe(workflowName, 'workflow', mostOfPart),
    fileSafe(nodeName, 'picture', mostOfPart),
    ...madeFrom.map((part) => fileSafe(part, 'item', mostOfItem)),
    ...(size ? [formatOf(size) ?? [], `${size.width}x${size.height}`].flat() : []),
    ...(number === null ? [] : [String(number).padStart(2, '0')]),
  ].join('_');
}

/** Systems take 255 bytes; two such parts and the sizes stay well below. */
const mostOfPart = 40;
const mostOfItem = 24;

const formats: readonly (readonly [number, number])[] = [
  [1, 1],
  [4, 5],
  [5, 4],
  [9, 16],
  [16, 9],
  [2, 3],
  [3, 2],
  [3, 4],
  [4, 3],
  [9, 21],
  [21, 9],
];

/** `9x16` for what is that to the eye; null for a shape without a name. */
export function formatOf({ width, height }: Size): string | null {
  const found = formats.find(([across, down]) => Math.abs((width / height / across) * down - 1) < 0.015);
  return found ? found.join('x') : null;
}

const endings: Partial<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/svg+xml': 'svg',
};

/** The ending for a media type. */
export function endingOf(contentType: string): string {
  return endings[contentType] ?? 'png';
}

/** Names of which none comes twice: the second of one name gets a number. */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let free = name;
    for (let count = 2; taken.has(free); count++) free = `${name}-${count}`;
    taken.add(free);
    return free;
  });
}
