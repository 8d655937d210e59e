// Review queues and live accuracy of search-api, by the names of the pages.
import type { Described, ImageSummary, Narrowed } from './types.js';

/** In the order in which they are shown. */
export const QUEUES = ['new', 'uncertain', 'disagreement', 'conflict', 'duplicate', 'same-specimen', 'rejected'] as const;
export type Queue = (typeof QUEUES)[number];

export type ReviewOverview = Described['ReviewOverview'];
export type ReviewCandidate = Described['ReviewCandidate'];
export type Disagreement = Described['ReviewDisagreement'];

/** One task, leased to a person. */
export type ReviewTask = Narrowed<Described['TaskView'], { queue: Queue; images: ImageSummary[]; suspect?: ImageSummary }>;

/** Answers of one item, side, model or month. */
export type AccuracyPart = Described['Part'];

/** How often answers were right, by what people decided. */
export type Accuracy = Described['LiveAccuracy'];
