// Types of the review queues and the live accuracy of search-api.
import type { Described, ImageSummary, Narrowed } from './types.js';

/** The review queues, in the order in which the page shows them. */
export const QUEUES = ['new', 'uncertain', 'disagreement', 'conflict', 'duplicate', 'same-specimen', 'rejected'] as const;
export type Queue = (typeof QUEUES)[number];

export type ReviewOverview = Described['ReviewOverview'];
export type ReviewCandidate = Described['ReviewCandidate'];
export type Disagreement = Described['ReviewDisagreement'];

/** One review task, leased to one person. */
export type ReviewTask = Narrowed<Described['TaskView'], { queue: Queue; images: ImageSummary[]; suspect?: ImageSummary }>;

/** Accuracy of the answers for one item, side, model or month. */
export type AccuracyPart = Described['Part'];

/** How often answers were right, measured against the decisions of people. */
export type Accuracy = Described['LiveAccuracy'];
