// The rules of ingest-service for what is stated of a photograph, checked before anything is sent. The service decides.
import type { PhotographStatement } from '../../api/ingest.js';

/** A rule that is broken; strings hold the sentence and the remedy of each. */
export type Rule = 'blank' | 'unprintable' | 'too-long' | 'side' | 'members' | 'member-name' | 'member-value';
export interface BrokenRule { rule: Rule; field: string; value: string }

const SIDES = ['obverse', 'reverse', 'other', 'unknown'];
const MOST_NAME_BYTES = 1024;
const MOST_MEMBERS = 100;
const LONGEST_MEMBER_NAME = 200;
const LONGEST_VALUE = 2000;
const SLUG = /^[a-z0-9][a-z0-9-]{0,63}$/;
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Cn}\p{Zl}\p{Zp}]/u;

/** 1 to 64 lower-case letters, digits and hyphens: the name of an institution. */
export const isSlug = (text: string) => SLUG.test(text);

/** What a person writes, as such a name. */
export function slugOf(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 64);
}

/** The first rule that a statement breaks. */
export function broken(statement: PhotographStatement): BrokenRule | undefined {
  const { identifier, specimen, item, side, metadata } = statement;
  return brokenName('identifier', identifier) ?? (specimen === undefined ? undefined : brokenName('specimen', specimen)) ?? (item === undefined ? undefined : brokenName('item', item))
    ?? (side && !SIDES.includes(side) ? { rule: 'side', field: 'side', value: side } : undefined) ?? brokenMetadata(metadata);
}

function brokenName(field: string, value: string): BrokenRule | undefined {
  if (value.trim() === '') return { rule: 'blank', field, value };
  if (UNPRINTABLE.test(value)) return { rule: 'unprintable', field, value };
  return new TextEncoder().encode(value).length > MOST_NAME_BYTES ? { rule: 'too-long', field, value } : undefined;
}

function brokenMetadata(metadata: Record<string, string>): BrokenRule | undefined {
  const members = Object.entries(metadata);
  if (members.length > MOST_MEMBERS) return { rule: 'members', field: 'metadata', value: String(members.length) };
  for (const [name, value] of members) {
    if (name.trim() === '' || [...name].length > LONGEST_MEMBER_NAME || UNPRINTABLE.test(name)) return { rule: 'member-name', field: name, value: name };
    if (value.length > LONGEST_VALUE) return { rule: 'member-value', field: name, value };
  }
  return undefined;
}

const SIDE_WORDS: Record<string, string> = {
  obverse: 'obverse', obv: 'obverse', o: 'obverse', a: 'obverse', front: 'obverse', vorderseite: 'obverse', av: 'obverse', avers: 'obverse', vs: 'obverse',
  reverse: 'reverse', rev: 'reverse', r: 'reverse', back: 'reverse', rückseite: 'reverse', rv: 'reverse', revers: 'reverse', rs: 'reverse', other: 'other', unknown: 'unknown',
};

/** A side in the words of the API; what is none of them stays, and breaks the rule. */
export function sideOf(text: string): string | undefined {
  const word = text.trim().toLowerCase();
  return word === '' ? undefined : (SIDE_WORDS[word] ?? word);
}
