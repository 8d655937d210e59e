// Review queues and live accuracy of search-api.
import type { ImageSummary, Links, PersonReference } from './types.js';

/** In the order in which they are shown. */
export const QUEUES = ['new', 'uncertain', 'disagreement', 'conflict', 'duplicate', 'same-specimen', 'rejected'] as const;
export type Queue = (typeof QUEUES)[number];

export interface ReviewOverview {
  /** open: absent where the failed photographs cannot be asked for. */
  queues: { queue: string; open?: number; leased: number }[];
  tasks?: number;
  done: number;
  rate?: { perHour: number };
  timeLeftMs?: number;
}

export interface ReviewCandidate {
  itemId?: string;
  institutionId?: string;
  specimenId?: string;
  imageId?: string;
  /** Cosine, in [−1, 1]. */
  similarity: number;
  /** Probability of this item, in [0, 1]. */
  score?: number;
  weight?: number;
  metadata?: Record<string, string>;
  links?: Links;
}

export interface Disagreement {
  /** Of the attribute, or item, side, region, angle, label:NAME. */
  name: string;
  institution?: string;
  machine?: string;
  person?: string;
  /** Of people who disagree; the one that counts first. */
  people?: { value: string; person: PersonReference; at: string; decisionId: string }[];
}

/** One task, leased to a person. */
export interface ReviewTask {
  taskId: string;
  queue: Queue;
  leaseToken: string;
  leasedUntil: string;
  /** Absent in queue rejected. */
  specimen?: { institutionId: string; specimenId: string; links: { self: string } };
  images: ImageSummary[];
  /** model: provider/name@version. */
  proposal?: { candidates: ReviewCandidate[]; none?: number; confident: boolean; score?: number; model?: string };
  suspect?: ImageSummary;
  failure?: { imageId: string; identifier?: string; stage: string; reasonCode?: string; sentence?: string };
  reasonCodes?: string[];
  reasons: string[];
  disagreements: Disagreement[];
}

/** Answers of one item, side, model or month. */
export interface AccuracyPart { name: string; decisions: number; attached: number; top1?: number; hitAt8?: number }

/** How often answers were right, by what people decided. */
export interface Accuracy {
  decisions: number;
  attached: number;
  top1?: number;
  hitAt8?: number;
  calibration: { from: number; to: number; mean: number; right: number; n: number }[];
  ece?: number;
  byClass: AccuracyPart[];
  bySide: AccuracyPart[];
  byModel: AccuracyPart[];
  byMonth?: AccuracyPart[];
  /** False where there were more decisions than are read at once. */
  complete?: boolean;
}
