/** A side that a die strikes. */
export type DieSide = 'obverse' | 'reverse';

/**
 * Returns the side of which two pictures can show the same die: the side that both show, or that of one where the side
 * of the other is unknown. Undefined where they show different sides, or neither obverse nor reverse.
 */
export function dieSide(first: string | undefined, second: string | undefined): DieSide | undefined {
  const known = new Set([first, second].filter((it) => it !== undefined && it !== 'unknown'));
  const [side] = known;
  return known.size === 1 && (side === 'obverse' || side === 'reverse') ? side : undefined;
}
