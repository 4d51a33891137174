import { byteLength, cutBytes, longestPart } from './safe-name.ts';

/** A file in an archive: the folders that it lies in, its name, and its ending without a dot. All of them are safe names. */
export interface FilePlace {
  folders: readonly string[];
  name: string;
  ending: string;
}

/**
 * The paths of files, in their order, no two of which are the same on a system that cares for neither case nor composition. Who comes later
 * gets a number: `cold brew.jpg`, `cold brew_2.jpg`. A folder keeps the spelling that it came with first.
 */
export function distinctPaths(places: readonly FilePlace[]): string[] {
  const folders = new Map<string, string>();
  const spelled = places.map((place) => ({ ...place, folder: spellFolders(place.folders, folders) }));
  const taken = new Set(folders.keys());
  // A number that is searched for from the beginning each time would make many of the same name slow.
  const last = new Map<string, number>();
  return spelled.map(({ folder, name, ending }) => {
    const pathOf = (number: number) => folder + withNumber(name, number) + (ending && `.${ending}`);
    const first = keyOf(pathOf(1));
    let number = last.get(first) ?? 1;
    while (taken.has(keyOf(pathOf(number)))) number += 1;
    last.set(first, number);
    taken.add(keyOf(pathOf(number)));
    return pathOf(number);
  });
}

function spellFolders(folders: readonly string[], known: Map<string, string>): string {
  let path = '';
  for (const folder of folders) {
    const key = keyOf(path + folder);
    path = known.get(key) ?? path + folder;
    known.set(key, path);
    path += '/';
  }
  return path;
}

function withNumber(name: string, number: number): string {
  if (number === 1) return name;
  const end = `_${number}`;
  return cutBytes(name, longestPart - byteLength(end)).trimEnd() + end;
}

/** The same for names that some system takes for one. */
function keyOf(path: string): string {
  return path.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');
}
