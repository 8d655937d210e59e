// Pure functions: compute from files and a table what will be sent.
import type { PhotographStatement } from '../../api/ingest.js';
import type { ChosenFile } from './chosen-files.js';
import { brokenRuleOf, sideOf, type Rule } from './statement-rules.js';
import type { Table } from './table.js';

/** Meaning of a column; a column with `leave` is not sent. */
export type Role = 'file' | 'identifier' | 'specimen' | 'item' | 'side' | 'metadata' | 'leave';
export const roles: readonly Role[] = ['file', 'identifier', 'specimen', 'item', 'side', 'metadata', 'leave'];

/** A photograph that can be sent. */
export interface Planned { file: File; path: string; statement: PhotographStatement; line?: number }

/** Where a photograph is named: the line of a table, or the file alone. */
export interface Place { line?: number; file: string }

/** A row or a file that cannot be sent; `conflict` has all places that contradict each other, this one included. */
export interface PlanProblem { line?: number; file?: string; field: string; value: string; rule: Rule | 'file-missing' | 'file-empty' | 'file-ambiguous' | 'no-file' | 'repeated' | 'differing' | 'quotes'; conflict?: readonly Place[] }

export interface Plan {
  photographs: Planned[];
  problems: PlanProblem[];
  /** Photographs that no row names; they are not sent. */
  unnamed: ChosenFile[];
  /** Rows or files that repeat an earlier one and state the same; they are one photograph, which is sent once. */
  repeats: Place[];
}

/** Returns a plan by which nothing is sent. */
export const emptyPlan = (): Plan => ({ photographs: [], problems: [], unnamed: [], repeats: [] });

const COLUMN_PATTERNS: readonly [Role, RegExp][] = [
  ['file', /^(file|filename|file name|path|image|photo|photograph|picture|datei|dateiname|bild|foto|bilddatei)$/i],
  ['identifier', /^(identifier|id|image id|photo id|kennung|bildnummer)$/i],
  ['specimen', /^(specimen|specimen id|object|object id|inventory|inventory number|inv\.? ?(no|nr)\.?|accession|stück|objekt|inventarnummer|exemplar)$/i],
  ['item', /^(item|item id|type|type id|reference|typ|typnummer|referenz)$/i],
  ['side', /^(side|face|seite)$/i],
];

/**
 * Guesses the role of each column from its header. Each role except metadata is given to one column; unknown headers
 * are metadata.
 */
export function guessedRoles(header: readonly string[]): Role[] {
  const taken = new Set<Role>();
  return header.map((name) => {
    const words = name.trim().replace(/[_-]+/g, ' ');
    const role = COLUMN_PATTERNS.find(([each, pattern]) => !taken.has(each) && pattern.test(words))?.[0] ?? 'metadata';
    if (role !== 'metadata') taken.add(role);
    return role;
  });
}

/** Plans files without a table; the path is the identifier. */
export function planOfFiles(files: readonly ChosenFile[]): Plan {
  const plan = emptyPlan();
  addAll(plan, files.map(({ file, path }) => ({ file, path, statement: { identifier: path.normalize('NFC'), metadata: {} } })));
  return plan;
}

/**
 * Plans the rows of a table. The file of a row is found by path, otherwise by name where only one file has the name.
 */
export function planOfTable(table: Table, columns: readonly Role[], files: readonly ChosenFile[]): Plan {
  const plan: Plan = { ...emptyPlan(), problems: table.problems.map(({ line, message }) => ({ line, field: '', value: message, rule: 'quotes' })) };
  const byPath = new Map(files.map((it) => [key(it.path), it]));
  const byName = new Map<string, ChosenFile[]>();
  for (const it of files) byName.set(nameOf(it.path), [...(byName.get(nameOf(it.path)) ?? []), it]);
  const planned: Planned[] = [];
  const used = new Set<ChosenFile>();
  const cell = (cells: readonly string[], role: Role) => cells[columns.indexOf(role)] || undefined;
  const fileColumn = table.header[columns.indexOf('file')] ?? 'file';
  for (const { line, cells } of table.rows) {
    const named = cell(cells, 'file');
    if (!named) {
      plan.problems.push({ line, field: fileColumn, value: '', rule: 'no-file' });
      continue;
    }
    const candidates = byName.get(nameOf(named)) ?? [];
    const found = byPath.get(key(named)) ?? (candidates.length === 1 ? candidates[0] : undefined);
    if (!found) {
      plan.problems.push({ line, file: named, field: fileColumn, value: named, rule: candidates.length > 1 ? 'file-ambiguous' : 'file-missing' });
      continue;
    }
    used.add(found);
    planned.push({ file: found.file, path: found.path, line, statement: statementOf(table.header, columns, cells, cell, named, found.path) });
  }
  addAll(plan, planned);
  plan.problems.sort((one, other) => (one.line ?? 0) - (other.line ?? 0));
  plan.unnamed = files.filter((it) => !used.has(it));
  return plan;
}

function statementOf(header: readonly string[], columns: readonly Role[], cells: readonly string[], cell: (cells: readonly string[], role: Role) => string | undefined, named: string, path: string): PhotographStatement {
  const specimen = cell(cells, 'specimen');
  const item = cell(cells, 'item');
  const side = sideOf(cell(cells, 'side') ?? '');
  const metadata = Object.fromEntries(columns.flatMap((role, at) => (role === 'metadata' && cells[at] ? [[header[at]!, cells[at]!]] : [])));
  return { identifier: cell(cells, 'identifier')?.normalize('NFC') ?? identifierOf(named, path), ...(specimen ? { specimen } : {}), ...(item ? { item } : {}), ...(side ? { side } : {}), metadata };
}

/**
 * Adds photographs to the plan: those that break no rule and have an identifier of their own. Of places that state the
 * same about one file the first is sent; where places with one identifier differ, none is sent, because one photograph
 * would replace the other.
 */
function addAll(plan: Plan, planned: readonly Planned[]): void {
  const byIdentifier = new Map<string, Planned[]>();
  for (const each of planned) {
    const problem = brokenRule(each);
    if (problem) plan.problems.push({ ...placeOf(each), ...problem });
    else if (byIdentifier.has(each.statement.identifier)) byIdentifier.get(each.statement.identifier)!.push(each);
    else byIdentifier.set(each.statement.identifier, [each]);
  }
  for (const [identifier, same] of byIdentifier) {
    const [first, ...repeats] = same;
    if (repeats.every((it) => sameFile(it, first!) && JSON.stringify(it.statement) === JSON.stringify(first!.statement))) {
      plan.photographs.push(first!);
      for (const each of repeats) plan.repeats.push(placeOf(each));
      continue;
    }
    const rule = repeats.every((it) => sameFile(it, first!)) ? 'differing' : 'repeated';
    const conflict = same.map(placeOf);
    for (const place of conflict) plan.problems.push({ ...place, field: 'identifier', value: identifier, rule, conflict });
  }
}

function brokenRule({ file, path, statement }: Planned): Pick<PlanProblem, 'field' | 'value' | 'rule'> | undefined {
  return file.size === 0 ? { field: 'file', value: path, rule: 'file-empty' } : brokenRuleOf(statement);
}

/** Whether both are one file; the user may have chosen it twice. */
const sameFile = (one: Planned, other: Planned) =>
  one.file === other.file || (one.path === other.path && one.file.size === other.file.size && one.file.lastModified === other.file.lastModified);

const placeOf = ({ path, line }: Planned): Place => ({ ...(line === undefined ? {} : { line }), file: path });

/** Returns the identifier of a row without one: the file as the row names it, but never a path of the sender's machine. */
const identifierOf = (named: string, path: string) => key(OUTSIDE.test(named) ? path : named);
/** An absolute path of Windows or Unix, an address of a file, or a path that leads out of the folder. */
const OUTSIDE = /^([a-z]:|[\\/]|file:)|(^|[\\/])\.\.([\\/]|$)/i;
const key = (path: string) => path.replaceAll('\\', '/').replace(/^\.?\/+/, '').normalize('NFC');
const nameOf = (path: string) => key(path).split('/').at(-1)!.toLowerCase();
