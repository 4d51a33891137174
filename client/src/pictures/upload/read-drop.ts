import type { ChosenFile } from './upload-queue.ts';

export interface Chosen {
  files: ChosenFile[];
  /** How many files were left out that systems put into folders, and nobody sees. */
  hidden: number;
}

type Entry = Pick<FileSystemEntry, 'isFile' | 'isDirectory' | 'name'>;

/** All files of what was dropped, those of folders and their folders too, in the order of their names. To be called as it is dropped. */
export async function readDrop(items: Iterable<DataTransferItem>): Promise<Chosen> {
  // What is not asked for at once is gone.
  const dropped = [...items].flatMap((item) => {
    if (item.kind !== 'file') return [];
    return [item.webkitGetAsEntry() ?? item.getAsFile()].filter((found) => found !== null);
  });
  const files: ChosenFile[] = [];
  for (const one of dropped) {
    if (one instanceof File) files.push({ file: one, folder: '' });
    else await readEntry(one, '', files);
  }
  return withoutHidden(files);
}

/** Files as an input gives them: those of a chosen folder tell where they lay, and come in whatever order. */
export function readInput(given: Iterable<File>): Chosen {
  const inOrder = [...given].toSorted((one, other) => byName.compare(one.webkitRelativePath, other.webkitRelativePath));
  return withoutHidden(
    inOrder.map((file) => ({ file, folder: file.webkitRelativePath.split('/').slice(0, -1).join('/') })),
  );
}

async function readEntry(entry: Entry, folder: string, into: ChosenFile[]): Promise<void> {
  if (isFileEntry(entry)) {
    // One that cannot be read is told of when it is to be sent.
    const file = await new Promise<File>((resolve) =>
      entry.file(resolve, () => resolve(new File([], entry.name, { type: '' }))),
    );
    into.push({ file, folder });
  } else if (isFolder(entry)) {
    const inside = folder === '' ? entry.name : `${folder}/${entry.name}`;
    for (const one of await entriesOf(entry)) await readEntry(one, inside, into);
  }
}

async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    // A hundred at a time, until there are none.
    const some = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (some.length === 0) return all.toSorted((one, other) => byName.compare(one.name, other.name));
    all.push(...some);
  }
}

function withoutHidden(all: readonly ChosenFile[]): Chosen {
  const files = all.filter(({ file, folder }) => folder === '' || !isHidden(file.name));
  return { files, hidden: all.length - files.length };
}

/** What systems put into folders by themselves. */
function isHidden(name: string): boolean {
  return name.startsWith('.') || /^(thumbs\.db|desktop\.ini)$/i.test(name);
}

const byName = new Intl.Collator(undefined, { numeric: true });

function isFileEntry(entry: Entry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: Entry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
