// Figures and codes in words.

const number = (digits) => new Intl.NumberFormat('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
const wholes = number(0);
const three = number(3);

export const whole = (n) => wholes.format(n);
export const count = (n, one, many = `${one}s`) => `${wholes.format(n)} ${n === 1 ? one : many}`;
export const similarity = (value) => three.format(value).replace('-', '−');

/** A probability is never said to be certain. */
export function percent(value) {
  const rounded = Math.round(value * 100);
  if (rounded >= 100) return value < 1 ? '> 99 %' : '100 %';
  return rounded <= 0 && value > 0 ? '< 1 %' : `${rounded} %`;
}

/** The match score in words, for those to whom 0.62 says nothing. */
export function likelihood(score) {
  if (score >= 0.9) return 'Very likely';
  if (score >= 0.7) return 'Likely';
  if (score >= 0.4) return 'Possible';
  if (score >= 0.15) return 'Unlikely';
  return 'Very unlikely';
}

/** What laying two photographs on each other told; the score says whether the two are the same. */
export function verified(found, score) {
  if (!found) return '';
  if (score < 0.5) return 'The relief was compared and does not clearly agree';
  const degrees = Math.round(found.turnDegrees) % 360;
  const turn = Math.min(degrees, 360 - degrees);
  return turn < 3 ? 'The relief agrees' : `The relief agrees, turned by ${turn}°${degrees > 180 ? ' to the left' : ' to the right'}`;
}

/** How far candidates were compared. */
export function verification(told) {
  if (!told || told.candidates === 0) return '';
  const all = told.compared === told.candidates;
  return ` The relief of ${all ? `the nearest ${wholes.format(told.candidates)}` : `${wholes.format(told.compared)} of the nearest ${wholes.format(told.candidates)}`} was compared line by line${all ? '' : '; the others are placed by similarity alone'}.`;
}

export function confidence(value) {
  if (value >= 0.9) return 'sure';
  if (value >= 0.7) return 'fairly sure';
  if (value >= 0.4) return 'in doubt';
  return 'not sure';
}

const STEPS = {
  decode: 'Read the picture',
  locate: 'Find the object',
  'cut-out': 'Cut it out',
  upright: 'Turn it upright',
  enhance: 'Even out light and noise',
  square: 'Set it square',
};
export const step = (name) => STEPS[name] ?? sentence(name);

export const OUTCOMES = {
  applied: { mark: '✓', word: 'done' },
  skipped: { mark: '–', word: 'left out for this collection' },
  unsure: { mark: '?', word: 'unsure, so the picture was left as it was' },
};

/** 'cut-out' and 'cutOut' become 'Cut out'. */
export function sentence(name) {
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[-_.]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The name of a property: those of institutions stay as they are written, ours become words. */
export const name = (text) => (/^[a-z]+([A-Z][a-z]*|[-_][a-z]+)*$/.test(text) ? sentence(text) : text);

/** What two spellings of one name or value have in common, as the server compares them. */
export const fold = (text) => text.normalize('NFD').toUpperCase().toLowerCase().replaceAll('ς', 'σ').normalize('NFC').replace(/\s+/g, ' ').trim();

/** Which side a query photograph is taken to show, and who says so. */
export function shownSide(image) {
  if (image.side === 'unknown') return '';
  if (image.sideSource === 'request') return `${sentence(image.side)}, as you stated`;
  return `${sentence(image.side)}, proposed by ${image.sideSource}${image.sideConfidence === undefined ? '' : ` (${percent(image.sideConfidence)})`}`;
}

/** 'coverageRatio: 0.61' and 'angleDegrees: 12.2' become 'coverage 61 %' and 'angle 12.2°'. */
export function measured(figures = {}) {
  return Object.entries(figures).map(([name, value]) => {
    const bare = (suffix) => sentence(name.slice(0, -suffix.length)).toLowerCase();
    if (name.endsWith('Ratio')) return `${bare('Ratio')} ${percent(value)}`;
    if (name.endsWith('Degrees')) return `${bare('Degrees')} ${number(1).format(value)}°`;
    if (name.endsWith('Px')) return `${bare('Px')} ${wholes.format(value)} px`;
    if (name.endsWith('Ms')) return `${bare('Ms')} ${wholes.format(value)} ms`;
    return `${sentence(name).toLowerCase()} ${Number.isInteger(value) ? wholes.format(value) : three.format(value)}`;
  }).join(', ');
}

export const model = (who) => (who ? [who.name, who.version].filter(Boolean).join(' ') : '');

export const bytes = (size) =>
  size < 1e6 ? `${wholes.format(Math.max(1, size / 1e3))} kB` : `${number(1).format(size / 1e6)} MB`;

export const date = (iso) => new Date(iso).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
