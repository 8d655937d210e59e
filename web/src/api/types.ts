// Types of the requests and answers of search-api. The build generates target/api/openapi.ts from the OpenAPI document.
// This file names the parts that the pages use, and narrows text to the possible words.
import type { components } from '../../target/api/openapi.js';

export type Described = components['schemas'];
export type ElementOf<L> = NonNullable<L> extends readonly (infer E)[] ? E : never;

/**
 * A type of the document with some members narrowed. A member that the document lacks, or declares differently, is a
 * compile error.
 */
export type Narrowed<T, R extends Partial<T> & Record<Exclude<keyof R, keyof T>, never>> = Omit<T, keyof R> & R;

// Nested types are taken from the type that contains them, because the document numbers the names of those that two
// answers share.
export type Side = NonNullable<NonNullable<Described['DecisionRequest']['value']>['side']>;

export type ModelReference = Described['ModelReference'];

/** A value of a property with its source; in a list the statement that takes precedence is first. */
export type Statement = Narrowed<Described['Statement'], { verdict?: 'confirmed' | 'corrected' | 'rejected' }>;

export type Label = ElementOf<Described['ImageView']['labels']>;
/** Box of a label, as shares of the picture's width and height, in [0, 1]. */
export type Box = ElementOf<Label['boxes']>;
/** Box of the object, in pixels of the upright photograph. */
export type Region = Described['ImageView']['region'];
export interface Point { x: number; y: number }

type DescribedQuery = Described['SearchAnswer']['query'];
type DescribedQueryImage = ElementOf<DescribedQuery['images']>;
type Outcome = 'applied' | 'unsure' | 'skipped';
export type Step = Narrowed<ElementOf<Described['ImageView']['steps']>, { outcome: Outcome }>;
/**
 * A preparation step of a query photograph. picture: the picture after this step, as a data URI; present where the step
 * changed it and the request asked for pictures.
 */
export type QueryStep = Narrowed<ElementOf<DescribedQueryImage['steps']>, { outcome: Outcome }>;
export type Quality = Described['ImageView']['quality'];

export type Collection = Described['CollectionView'];

export type ImageSummary = Narrowed<Described['ImageSummary'], { side: Side; attributes: Statement[]; decided?: Decided }>;
export type ImageView = Narrowed<Described['ImageView'], { side: Side; attributes: Statement[]; decided?: Decided; steps: Step[] }>;

/** The stored answer of a search with an indexed photograph, for the review. */
export type Proposed = NonNullable<ImageView['proposed']>;

/** The current state of a photograph and its specimen by the decisions of people. */
export type Decided = Narrowed<Described['DecidedView'], { labels: LabelVerdict[] }>;
/**
 * A person's verdict on a label of a model, or a label that a person added; box in pixels of the upright photograph.
 */
export type LabelVerdict = Narrowed<ElementOf<Described['DecidedView']['labels']>, { verdict: 'confirmed' | 'rejected' | 'added' }>;

export type Hit = Narrowed<Described['HitView'], { side: Side; attributes: Statement[]; decided?: Decided }>;

export type FacetCount = Described['FacetCount'];
export type Facets = Record<string, FacetCount[]>;

/**
 * A query photograph with its preparation and what models state about it. outline: closed polygon of [x, y] in pixels
 * of the upright photograph.
 */
export type QueryImage = Narrowed<DescribedQueryImage, { side: Side; attributes: Statement[]; steps: QueryStep[] }>;
/**
 * Result of the preparation. turnDegrees: clockwise rotation of the object in the photograph, which the prepared
 * picture undoes.
 */
export type PreparedImage = Pick<QueryImage, 'widthPx' | 'heightPx' | 'region' | 'outline' | 'turnDegrees' | 'steps' | 'quality' | 'prepared'>;
/** What models state about a query photograph. */
export type DescribedImage = Pick<QueryImage, 'side' | 'sideSource' | 'sideConfidence' | 'labels' | 'attributes'>;

export type ScoreView = NonNullable<Described['SearchAnswer']['score']>;
export type SearchAnswer = Narrowed<Described['SearchAnswer'], { query: Narrowed<DescribedQuery, { images: QueryImage[] }>; hits: Hit[] }>;
export type SimilarAnswer = Narrowed<Described['SimilarAnswer'], { hits: Hit[] }>;

export type DecisionKind =
  | 'attach' | 'detach' | 'open-item' | 'none-of-these' | 'not-same' | 'same-specimen' | 'same-die' | 'set-side' | 'set-region' | 'set-angle'
  | 'confirm-attribute' | 'correct-attribute' | 'reject-attribute' | 'confirm-label' | 'reject-label' | 'add-label' | 'mark-duplicate'
  | 'publish-item' | 'edit-item' | 'merge-item' | 'split-item' | 'undo' | 'redo';

export type SubjectReference = ElementOf<Described['DecisionRequest']['subjects']>;

/** Value of a decision; box and region in pixels of the upright photograph. */
export type DecisionValue = Partial<NonNullable<Described['DecisionRequest']['value']>>;
export type Evidence = Partial<NonNullable<Described['DecisionRequest']['evidence']>>;

/** A decision as it is sent. The browser creates its id, so that sending it again changes nothing. */
export type DecisionDraft = Sent<Narrowed<Described['DecisionRequest'], { kind: DecisionKind }>>;
/** Makes lists and maps optional for requests; answers always have them, and the document has one type for both. */
type Sent<D> = Omit<D, 'selection' | 'value' | 'evidence'> & { selection?: Partial<NonNullable<Described['DecisionRequest']['selection']>>; value?: DecisionValue; evidence?: Evidence };

export type Decision = Narrowed<Described['DecisionView'], { kind: DecisionKind }>;
/** Answer to a decision. late: the lease of the review task had ended before the decision arrived. */
export type DecisionResult = Narrowed<Described['DecisionAnswer'], { decision: Decision }>;
export type DecisionPreview = Described['DecisionPreview'];

export type ItemChange = Narrowed<ElementOf<Described['ItemRecordView']['history']>, { kind: DecisionKind }>;
export type ItemStatus = 'draft' | 'published' | 'merged';
export type Item = Narrowed<Described['ItemRecordView'], { status: ItemStatus; history: ItemChange[] }>;

export type Segment = ElementOf<Comparison['matches']>['a'];
/**
 * Comparison of pictures A and B. alignment.matrix: [a, b, c, d, e, f] maps pixels of A to pixels of B: x' = a·x + c·y
 * + e, y' = b·x + d·y + f.
 */
export type Comparison = Described['CompareAnswer'];

export interface Listed<T> { items: T[]; next?: string; total?: number }
