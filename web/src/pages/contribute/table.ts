// A CSV as spreadsheets write it: separator and encoding found, each row with the line it begins at.
import Papa from 'papaparse';

export interface TableRow { line: number; cells: string[] }
export interface Table {
  name: string;
  header: string[];
  rows: TableRow[];
  separator: string;
  encoding: 'utf-8' | 'windows-1252';
  problems: { line: number; message: string }[];
}

/** Largest table that is read, in bytes. */
export const LARGEST_TABLE = 50_000_000;

export async function readTable(file: File): Promise<Table> {
  const { text, encoding } = decoded(await file.arrayBuffer());
  const rows: TableRow[] = [];
  const problems: Table['problems'] = [];
  let separator = ',';
  let line = 1;
  let counted = 0;
  Papa.parse<string[]>(text, {
    delimitersToGuess: [',', ';', '\t', '|'],
    step: ({ data, errors, meta }) => {
      separator = meta.delimiter;
      const cells = data.map((it) => it.trim());
      if (cells.some((it) => it !== '')) rows.push({ line, cells });
      for (const it of errors) if (it.type === 'Quotes') problems.push({ line, message: it.message });
      for (; counted < meta.cursor; counted++) if (text[counted] === '\n') line++;
    },
  });
  const [header, ...others] = rows;
  return { name: file.name, header: (header?.cells ?? []).map((it, at) => it || `#${at + 1}`), rows: others, separator, encoding, problems };
}

/** UTF-8 where it is valid, else as spreadsheets of Western Europe save. */
function decoded(bytes: ArrayBuffer): { text: string; encoding: Table['encoding'] } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
  }
}
