/** Files that somebody dropped or chose, and how many of a folder are of kinds that are not read. */
export type Collected = { readonly files: readonly File[]; readonly leftOut: number };

/** Of a dropped folder at most so many files are looked at. */
const MOST = 500;

/**
 * The files of a drop, those in folders as well. A single file is taken whatever it is, so that its refusal says why;
 * in a folder only the kinds that are read are taken.
 */
export async function filesOfDrop(data: DataTransfer, endings: readonly string[]): Promise<Collected> {
  // Entries must be asked for before the first await: the browser forgets the drop.
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) return { files: [...data.files], leftOut: 0 };
  const files: File[] = [];
  let leftOut = 0;
  const walk = async (entry: FileSystemEntry, inFolder: boolean): Promise<void> => {
    if (files.length >= MOST) return;
    if (isFolder(entry)) {
      for (const inner of await childrenOf(entry)) await walk(inner, true);
    } else if (isFile(entry)) {
      if (inFolder && !isRead(entry.name, endings)) leftOut += entry.name.startsWith(".") ? 0 : 1;
      else files.push(await fileOf(entry));
    }
  };
  for (const entry of entries) await walk(entry, false);
  return { files, leftOut };
}

/** The files of a chosen folder. */
export function filesOfFolder(list: Iterable<File>, endings: readonly string[]): Collected {
  const all = [...list].filter((file) => !file.name.startsWith("."));
  const files = all.filter((file) => isRead(file.name, endings)).slice(0, MOST);
  return { files, leftOut: all.length - files.length };
}

function isRead(name: string, endings: readonly string[]): boolean {
  const low = name.toLowerCase();
  return !low.startsWith(".") && endings.some((ending) => low.endsWith(ending));
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** Browsers give the entries of a folder a hundred at a time. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}
