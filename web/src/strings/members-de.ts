// Members of the server's problems within German sentences; part of de.ts.
import type { Members } from './server-texts.js';

const whole = new Intl.NumberFormat('de', { maximumFractionDigits: 0 });
const megabytes = new Intl.NumberFormat('de', { maximumFractionDigits: 1 });

/** Returns ' „x“' where the value is there, otherwise nothing: a sentence is right with and without it. */
export const named = (value: unknown) => (typeof value === 'string' && value !== '' ? ` „${value}“` : '');

/** Returns '„a“, „b“'; an empty text where the value is not a list. */
export const listed = (value: unknown) => (Array.isArray(value) ? value.map((it) => `„${String(it)}“`).join(', ') : '');

/** Returns a number with separators; an empty text where the value is not a number. */
export const count = (value: unknown) => (typeof value === 'number' ? whole.format(value) : '');

/** Returns a size; an empty text where the value is not a number of bytes. */
export function size(bytes: unknown): string {
  if (typeof bytes !== 'number') return '';
  return bytes < 1e6 ? `${whole.format(bytes)} Byte` : `${megabytes.format(bytes / 1e6)} MB`;
}

/** Returns the sentence where its value is not empty, with a space before it. */
export const also = (value: string, sentence: (value: string) => string) => (value === '' ? '' : ` ${sentence(value)}`);

/** Returns the limit on a size that a problem names, as a sentence. */
export function sizeLimit({ maxBytes, maxBodyBytes }: Members): string {
  const most = size(maxBytes ?? maxBodyBytes);
  return most === '' ? 'Das ist mehr, als angenommen wird.' : `Höchstens ${most} werden angenommen.`;
}
