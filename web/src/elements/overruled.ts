// Pure: which statements others overrule.
import type { Statement } from '../api/types.js';
import { fold } from '../strings/format.js';

/**
 * Whether something else counts in the place of a statement. One that says the same as the one that counts, in another spelling perhaps, is
 * not overruled, although it has no effect of its own.
 *
 * @param all statements of the same subject, among them the one that counts
 */
export function overruled(statement: Statement, all: readonly Statement[]): boolean {
  if (statement.effective !== false) return false;
  const name = fold(statement.name);
  const counting = all.filter((it) => it.effective === true && it.verdict !== 'rejected' && fold(it.name) === name);
  return !counting.some((it) => fold(it.value) === fold(statement.value));
}
