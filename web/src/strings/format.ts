// Formats numbers, dates and codes in the chosen language.
import { language, t } from './index.js';

/**
 * Formats by language and number of decimals. They are kept because a page shows hundreds of numbers, and to create a
 * format takes longer than to use it.
 */
const numberFormats = new Map<string, Intl.NumberFormat>();

function numberFormat(digits: number): Intl.NumberFormat {
  const key = `${language()} ${digits}`;
  let format = numberFormats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(language(), { minimumFractionDigits: digits, maximumFractionDigits: digits });
    numberFormats.set(key, format);
  }
  return format;
}

export const whole = (figure: number) => numberFormat(0).format(figure);

export function decimals(figure: number, digits: number): string {
  return numberFormat(digits).format(figure).replace('-', '−');
}

/** Returns a share in percent. A probability below 1 is never shown as 100 %. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  if (rounded >= 100) return share < 1 ? '> 99 %' : '100 %';
  return rounded <= 0 && share > 0 ? '< 1 %' : `${rounded} %`;
}

/** Returns a match score in words, for users who are not used to probabilities. */
export function likelihood(score: number): string {
  const words = t.word.likelihood;
  if (score >= 0.9) return words.veryLikely;
  if (score >= 0.7) return words.likely;
  if (score >= 0.4) return words.possible;
  return score >= 0.15 ? words.unlikely : words.veryUnlikely;
}

export function confidence(share: number): string {
  const words = t.word.confidence;
  if (share >= 0.9) return words.sure;
  if (share >= 0.7) return words.fairly;
  return share >= 0.4 ? words.doubt : words.unsure;
}

/** Converts a name into words: 'cut-out' and 'cutOut' become 'Cut out'. */
export function sentence(name: string): string {
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[-_.]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * Returns the name of a property for display: Vitrine's own names become words, names of institutions stay as they are.
 */
export function propertyName(name: string): string {
  if (name === 'side') return t.word.side;
  return /^[a-z]+([A-Z][a-z]*|[-_][a-z]+)*$/.test(name) ? sentence(name) : name;
}

/** Returns the value of a property for display: Vitrine's own values become words, all others stay as they are. */
export function propertyValue(name: string, value: string): string {
  if (name !== 'side') return value;
  if (value === 'other') return t.word.other;
  return value === 'obverse' ? t.word.obverse : value === 'reverse' ? t.word.reverse : t.word.unknown;
}

/** The dots above an i in normal form D; marks below the letter may precede them. */
const DOTS_ABOVE_I = /(?<=i[\u0323-\u0333]*)\u0307+/g;

/**
 * Returns a normal form that is equal for different spellings of a name or value, as the server compares them. I, İ, i
 * and ı are equal.
 */
export function fold(text: string): string {
  const folded = text.normalize('NFD').toUpperCase().toLowerCase().normalize('NFD');
  return folded.replaceAll('ς', 'σ').replace(DOTS_ABOVE_I, '').normalize('NFC').replace(/\s+/g, ' ').trim();
}

export function bytes(size: number): string {
  return size < 1e6 ? `${whole(Math.max(1, size / 1e3))} kB` : `${decimals(size / 1e6, 1)} MB`;
}

export function dateTime(iso: string): string {
  return new Date(iso).toLocaleString(language(), { dateStyle: 'medium', timeStyle: 'short' });
}

/**
 * Returns measured figures of a preparation step as text: 'coverageRatio: 0.61' and 'turnDegrees: 12.2' become 'share of
 * the picture 61 %' and 'turned by 12.2°'.
 */
export function measuredText(figures: Record<string, number> = {}): string {
  return Object.entries(figures).map(([name, value]) => {
    const [, bare = name, unit] = /^(.+?)(Ratio|Degrees|Px|Mm)$/.exec(name) ?? [];
    const word = t.find.measures[bare] ?? sentence(bare).toLowerCase();
    switch (unit) {
      case 'Ratio': return `${word} ${percent(value)}`;
      case 'Degrees': return `${word} ${decimals(value, 1)}°`;
      case 'Px': return `${word} ${whole(value)} px`;
      case 'Mm': return bare === 'pxPer' ? `${decimals(value, 1)} px/mm` : `${word} ${decimals(value, 1)} mm`;
      default: return `${word} ${Number.isInteger(value) ? whole(value) : decimals(value, 3)}`;
    }
  }).join(', ');
}
