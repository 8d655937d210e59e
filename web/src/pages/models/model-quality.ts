// Pure functions: what the card of a model states about its quality, and what people decided about its answers.
import type { ModelQuality, ServedModel } from '../../api/profiles.js';
import type { AccuracyPart } from '../../api/review.js';
import type { Strings } from '../../strings/index.js';

/** Name of a figure of a model card that has words in each language. */
export type FigureName = keyof Strings['models']['figures'];

/** Units of figures, in the order in which they are shown: shares from 0 to 1, or degrees. */
export const FIGURE_UNITS: Readonly<Record<FigureName, 'share' | 'degrees'>> = {
  right: 'share', rightOfAnswered: 'share', accuracy: 'share', macroF1: 'share', top1: 'share', hit8: 'share', mAP: 'share', iou: 'share', medianDegrees: 'degrees', p90Degrees: 'degrees',
};

/** A measurement that a card states. n: number of measured pictures, where the card has it. */
export interface StatedQuality { protocol: string; figures: readonly { name: FigureName; value: number }[]; n?: number }

/** Returns the measurements of a card that have a figure with words; other figures are left out. */
export function statedQuality(quality: readonly ModelQuality[] = []): StatedQuality[] {
  return quality.map(({ protocol, n, ...rest }) => {
    const figures = (Object.keys(FIGURE_UNITS) as FigureName[]).flatMap((name) => {
      const value = rest[name];
      return typeof value === 'number' ? [{ name, value }] : [];
    });
    return { protocol, figures, ...(typeof n === 'number' ? { n } : {}) };
  }).filter((it) => it.figures.length > 0);
}

/** Returns the accuracy of answers with this version of a model; undefined where no decision was made about any. */
export function liveQuality(parts: readonly AccuracyPart[], model: Pick<ServedModel, 'modelName' | 'modelVersion'>): AccuracyPart | undefined {
  const source = `/${model.modelName}@${model.modelVersion}`; // after the provider
  return parts.filter((it) => it.name.endsWith(source)).sort((a, b) => b.decisions - a.decisions)[0];
}
