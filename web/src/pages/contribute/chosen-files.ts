// What a person chose or dropped, folders opened: files with their path below what was chosen, as ./vitrine ingest names them.

export interface ChosenFile {
  file: File;
  /** Below the folder chosen, with slashes; the name alone where a file was chosen. */
  path: string;
}

/** Most files of one batch: each has a row in memory. */
export const MOST_FILES = 100_000;

const CLUTTER = /^(\.|~\$|thumbs\.db$|desktop\.ini$|__macosx$)/i;
const PICTURE = /\.(jpe?g|png|webp|tiff?|gif|bmp|hei[cf])$/i;
const TABLE = /\.(csv|tsv|txt)$/i;

/** The files of an input, those of a folder included. */
export function ofInput(files: FileList): ChosenFile[] {
  return [...files].map((file) => ({ file, path: belowFolder(file.webkitRelativePath) || file.name }));
}

/** What was dropped; must be called while the event is handled, for the browser forgets it afterwards. */
export async function ofDrop(transfer: DataTransfer): Promise<ChosenFile[]> {
  const entries = [...transfer.items].map((it) => it.webkitGetAsEntry?.()).filter((it) => it !== null && it !== undefined);
  if (entries.length === 0) return [...transfer.files].map((file) => ({ file, path: file.name }));
  const found: ChosenFile[] = [];
  for (const entry of entries) await collect(entry, '', entries.length === 1, found);
  return found;
}

async function collect(entry: FileSystemEntry, below: string, chosen: boolean, found: ChosenFile[]): Promise<void> {
  if (found.length > MOST_FILES) return;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    found.push({ file, path: below + file.name });
    return;
  }
  const inside = chosen ? '' : `${below}${entry.name}/`;
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    // A reader gives a hundred at a time.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return;
    for (const each of some) await collect(each, inside, false, found);
  }
}

/** Photographs, tables, and files that are neither; files of the system are left out. */
export function sorted(files: readonly ChosenFile[]): { photographs: ChosenFile[]; tables: ChosenFile[]; others: ChosenFile[] } {
  const kept = files.filter((it) => !it.path.split('/').some((part) => CLUTTER.test(part)));
  const photographs = kept.filter((it) => PICTURE.test(it.path) || it.file.type.startsWith('image/'));
  const tables = kept.filter((it) => !photographs.includes(it) && TABLE.test(it.path));
  const rest = new Set([...photographs, ...tables]);
  return { photographs, tables, others: kept.filter((it) => !rest.has(it)) };
}

function belowFolder(relative: string): string {
  return relative.slice(relative.indexOf('/') + 1);
}
