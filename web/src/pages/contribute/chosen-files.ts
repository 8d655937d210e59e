// Lists the files that the user chose or dropped, with the files of folders. Paths are relative to the chosen folder,
// as ./vitrine ingest names them.

export interface ChosenFile {
  file: File;
  /** Path relative to the chosen folder, with slashes; the name alone where a file was chosen. */
  path: string;
}

/** Largest number of files of one batch, because each has a row in memory. */
export const MAX_FILES = 100_000;

// The names are those of SystemFileNames in vision, and hidden files: files and folders of operating systems and network drives.
const CLUTTER =
  /^(\.|~\$|(ehthumbs(_vista)?|thumbs)\.db$|(desktop|picasa)\.ini$|zbthumbnail\.info$|icon\r$|synoindex_media_info$|@(eadir|recycle|recently-snapshot|sharebin|tmp)$|#(recycle|snapshot)$|\$recycle\.bin$|recycler$|system volume information$|lost\+found$|__macosx$|network trash folder$|temporary items$)/i;
const PICTURE = /\.(jpe?g|png|webp|tiff?|gif|bmp|hei[cf])$/i;
const TABLE = /\.(csv|tsv|txt)$/i;

/** Returns the files of an `<input type="file">`, with those of a folder. */
export function ofInput(files: FileList): ChosenFile[] {
  return [...files].map((file) => ({ file, path: belowFolder(file.webkitRelativePath) || file.name }));
}

/** Returns the dropped files. Call it while the event is handled, because the browser clears the data afterwards. */
export async function ofDrop(transfer: DataTransfer): Promise<ChosenFile[]> {
  const entries = [...transfer.items].map((it) => it.webkitGetAsEntry?.()).filter((it) => it !== null && it !== undefined);
  if (entries.length === 0) return [...transfer.files].map((file) => ({ file, path: file.name }));
  const found: ChosenFile[] = [];
  for (const entry of entries) await collect(entry, '', entries.length === 1, found);
  return found;
}

async function collect(entry: FileSystemEntry, prefix: string, chosen: boolean, found: ChosenFile[]): Promise<void> {
  if (found.length > MAX_FILES) return;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    found.push({ file, path: prefix + file.name });
    return;
  }
  const inside = chosen ? '' : `${prefix}${entry.name}/`;
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    // A reader returns up to a hundred entries per call.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return;
    for (const each of some) await collect(each, inside, false, found);
  }
}

/** Divides files into photographs, tables and others; files of operating systems, such as `.DS_Store`, are left out. */
export function sorted(files: readonly ChosenFile[]): { photographs: ChosenFile[]; tables: ChosenFile[]; others: ChosenFile[] } {
  const visible = files.filter((it) => !it.path.split('/').some((part) => CLUTTER.test(part)));
  const photographs = visible.filter((it) => PICTURE.test(it.path) || it.file.type.startsWith('image/'));
  const tables = visible.filter((it) => !photographs.includes(it) && TABLE.test(it.path));
  const rest = new Set([...photographs, ...tables]);
  return { photographs, tables, others: visible.filter((it) => !rest.has(it)) };
}

function belowFolder(relative: string): string {
  return relative.slice(relative.indexOf('/') + 1);
}
