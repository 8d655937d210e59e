// Reads a CSV file as spreadsheets write it: detects separator and encoding, and records the line at which each row
// begins.
import Papa from 'papaparse';

export interface TableRow { line: number; cells: string[] }
export interface Table {
  name: string;
  header: string[];
  rows: TableRow[];
  separator: string;
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  problems: { line: number; message: string }[];
}

const SEPARATORS = [',', ';', '\t', '|'];

/** Size of the largest table that is read, in bytes. */
export const MAX_TABLE_BYTES = 50_000_000;

/**
 * Reads a table. The first non-empty row is the header; empty rows are left out. Quoting errors are listed in
 * `problems`.
 */
export async function readTable(file: File): Promise<Table> {
  const { text: whole, encoding } = decode(await file.arrayBuffer());
  // Some spreadsheets write a first line that names the separator, such as "sep=;".
  const named = /^sep=(.)\r?\n/i.exec(whole);
  const text = whole.slice(named?.[0].length ?? 0);
  const separator = named?.[1] ?? separatorOf(text);
  const rows: TableRow[] = [];
  const problems: Table['problems'] = [];
  let line = named ? 2 : 1;
  let counted = 0;
  Papa.parse<string[]>(text, {
    delimiter: separator,
    step: ({ data, errors, meta }) => {
      const cells = data.map((it) => it.trim());
      if (cells.some((it) => it !== '')) rows.push({ line, cells });
      for (const it of errors) if (it.type === 'Quotes') problems.push({ line, message: it.message });
      for (; counted < meta.cursor; counted++) if (text[counted] === '\n') line++;
    },
  });
  const [header, ...others] = rows;
  return { name: file.name, header: (header?.cells ?? []).map((it, at) => it || `#${at + 1}`), rows: others, separator, encoding, problems };
}

/**
 * Returns the separator that occurs most often in the first line outside quotation marks; later lines may contain any
 * of them in text.
 */
function separatorOf(text: string): string {
  const first = (/^\s*([^\r\n]*)/.exec(text)?.[1] ?? '').replace(/"[^"]*"/g, '');
  const counted = SEPARATORS.map((it) => ({ it, count: first.split(it).length - 1 })).sort((a, b) => b.count - a.count)[0]!;
  return counted.count > 0 ? counted.it : SEPARATORS[0]!;
}

/**
 * Decodes bytes by their byte order mark, as Excel writes "Unicode text"; otherwise as UTF-8 where that is valid, and as
 * windows-1252, as spreadsheets of Western Europe save.
 */
function decode(bytes: ArrayBuffer): { text: string; encoding: Table['encoding'] } {
  const [first, second] = new Uint8Array(bytes);
  if (first === 0xff && second === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16le' };
  if (first === 0xfe && second === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'utf-16be' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
  }
}
