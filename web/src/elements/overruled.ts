// Pure function: finds statements that another statement overrules.
import type { Statement } from '../api/types.js';
import { fold } from '../strings/format.js';

/**
 * Whether another statement takes precedence over a statement. A statement with the same value as the effective one,
 * perhaps in another spelling, is not overruled, although it has no effect itself.
 *
 * @param all all statements about the same subject, with the effective one
 */
export function overruled(statement: Statement, all: readonly Statement[]): boolean {
  if (statement.effective !== false) return false;
  const name = fold(statement.name);
  const counting = all.filter((it) => it.effective === true && it.verdict !== 'rejected' && fold(it.name) === name);
  return !counting.some((it) => fold(it.value) === fold(statement.value));
}
