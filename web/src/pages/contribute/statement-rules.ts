// Checks statements about photographs by the rules of ingest-service before anything is sent. The service checks again,
// and its result counts.
import type { PhotographStatement } from '../../api/ingest.js';

/** Name of a rule; the files in src/strings have the message and the remedy of each. */
export type Rule = 'blank' | 'unprintable' | 'too-long' | 'side' | 'members' | 'member-name' | 'member-value';
export interface BrokenRule { rule: Rule; field: string; value: string }

const SIDES = ['obverse', 'reverse', 'other', 'unknown'];
const MAX_NAME_BYTES = 1024;
const MAX_MEMBERS = 100;
const MAX_MEMBER_NAME_LENGTH = 200;
const MAX_VALUE_LENGTH = 2000;
const SLUG = /^[a-z0-9][a-z0-9-]{0,63}$/;
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Cn}\p{Zl}\p{Zp}]/u;

/** Whether a text can be an institutionId: 1 to 64 lower-case letters, digits and hyphens, the first not a hyphen. */
export const isSlug = (text: string) => SLUG.test(text);

/**
 * Converts the name of an institution into an institutionId; the result is empty where the name has no letter or digit.
 */
export function slugOf(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 64);
}

/** Returns the first rule that a statement breaks; undefined where it breaks none. */
export function brokenRuleOf(statement: PhotographStatement): BrokenRule | undefined {
  const { identifier, specimen, item, side, metadata } = statement;
  return brokenName('identifier', identifier) ?? (specimen === undefined ? undefined : brokenName('specimen', specimen)) ?? (item === undefined ? undefined : brokenName('item', item))
    ?? (side && !SIDES.includes(side) ? { rule: 'side', field: 'side', value: side } : undefined) ?? brokenMetadata(metadata);
}

function brokenName(field: string, value: string): BrokenRule | undefined {
  if (value.trim() === '') return { rule: 'blank', field, value };
  if (UNPRINTABLE.test(value)) return { rule: 'unprintable', field, value };
  return new TextEncoder().encode(value).length > MAX_NAME_BYTES ? { rule: 'too-long', field, value } : undefined;
}

function brokenMetadata(metadata: Record<string, string>): BrokenRule | undefined {
  const members = Object.entries(metadata);
  if (members.length > MAX_MEMBERS) return { rule: 'members', field: 'metadata', value: String(members.length) };
  for (const [name, value] of members) {
    if (name.trim() === '' || [...name].length > MAX_MEMBER_NAME_LENGTH || UNPRINTABLE.test(name)) return { rule: 'member-name', field: name, value: name };
    if ([...value].length > MAX_VALUE_LENGTH) return { rule: 'member-value', field: name, value };
  }
  return undefined;
}

const SIDE_WORDS: Record<string, string> = {
  obverse: 'obverse', obv: 'obverse', o: 'obverse', a: 'obverse', front: 'obverse', vorderseite: 'obverse', av: 'obverse', avers: 'obverse', vs: 'obverse',
  reverse: 'reverse', rev: 'reverse', r: 'reverse', back: 'reverse', rückseite: 'reverse', rv: 'reverse', revers: 'reverse', rs: 'reverse', other: 'other', unknown: 'unknown',
};

/**
 * Converts a word for a side into the API's word; an unknown word is returned in lower case, and breaks the rule
 * `side`. Undefined for an empty text.
 */
export function sideOf(text: string): string | undefined {
  const word = text.trim().toLowerCase();
  return word === '' ? undefined : (SIDE_WORDS[word] ?? word);
}
