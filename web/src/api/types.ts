// What search-api says and is sent. The types are those of its OpenAPI document, from which the build writes target/api/openapi.ts; here they get
// the names of the pages, and words where the document has text.
import type { components } from '../../target/api/openapi.js';

export type Described = components['schemas'];
export type ElementOf<L> = NonNullable<L> extends readonly (infer E)[] ? E : never;

/** A described type, members of which are narrowed. A member that the document does not have, or has otherwise, is a compile error. */
export type Narrowed<T, R extends Partial<T> & Record<Exclude<keyof R, keyof T>, never>> = Omit<T, keyof R> & R;

// Parts are taken from where they stand: the document numbers the names of parts that two answers have.
export type Side = NonNullable<NonNullable<Described['DecisionRequest']['value']>['side']>;

export type ModelReference = Described['ModelReference'];
export type PersonReference = Described['PersonView'];

/** A property and who says so, strongest first in a list. */
export type Statement = Narrowed<Described['Statement'], { verdict?: 'confirmed' | 'corrected' | 'rejected' }>;

export type Label = ElementOf<Described['ImageView']['labels']>;
/** Shares of the picture, in [0, 1]. */
export type Box = ElementOf<Label['boxes']>;
/** Pixels of the upright photograph. */
export type Region = Described['ImageView']['region'];
export interface Point { x: number; y: number }

type DescribedQuery = Described['SearchAnswer']['query'];
type DescribedQueryImage = ElementOf<DescribedQuery['images']>;
type Outcome = 'applied' | 'unsure' | 'skipped';
export type Step = Narrowed<ElementOf<Described['ImageView']['steps']>, { outcome: Outcome }>;
/** A step of a search. picture: the prepared picture as this step left it, as a data URI; where the step changed it and pictures were asked for. */
export type QueryStep = Narrowed<ElementOf<DescribedQueryImage['steps']>, { outcome: Outcome }>;
export type Quality = Described['ImageView']['quality'];

export type Links = Described['ImageSummary']['links'];
export type Collection = Described['CollectionView'];

export type ImageSummary = Narrowed<Described['ImageSummary'], { side: Side; attributes: Statement[]; decided?: Decided }>;
export type Rendition = ElementOf<Described['ImageView']['renditions']>;
export type ImageView = Narrowed<Described['ImageView'], { side: Side; attributes: Statement[]; decided?: Decided; steps: Step[] }>;

/** What a search by an indexed photograph answered. */
export type Proposed = NonNullable<ImageView['proposed']>;

/** What people decided about a photograph and its specimen. */
export type Decided = Narrowed<Described['DecidedView'], { labels: LabelVerdict[] }>;
/** On labels of models, and labels that people added; box in pixels of the upright photograph. */
export type LabelVerdict = Narrowed<ElementOf<Described['DecidedView']['labels']>, { verdict: 'confirmed' | 'rejected' | 'added' }>;
export type ConflictSide = ElementOf<Described['DecidedView']['conflicts']>['counts'];

export type Hit = Narrowed<Described['HitView'], { side: Side; attributes: Statement[]; decided?: Decided }>;

export type FacetCount = Described['FacetCount'];
export type Facets = Record<string, FacetCount[]>;

/** A photograph of the query: what was done to it and what models say of it. outline: closed, [x, y] in pixels of the upright photograph. */
export type QueryImage = Narrowed<DescribedQueryImage, { side: Side; attributes: Statement[]; steps: QueryStep[] }>;
/** What preparation did to it; turnDegrees: by how much the object is turned clockwise in the photograph, and turned back in the prepared picture. */
export type PreparedImage = Pick<QueryImage, 'widthPx' | 'heightPx' | 'region' | 'outline' | 'turnDegrees' | 'steps' | 'quality' | 'prepared'>;
/** What models say of it. */
export type DescribedImage = Pick<QueryImage, 'side' | 'sideSource' | 'sideConfidence' | 'labels' | 'attributes'>;

export type ScoreView = NonNullable<Described['SearchAnswer']['score']>;
export type Ambiguity = NonNullable<Described['SearchAnswer']['ambiguous']>;
export type SearchAnswer = Narrowed<Described['SearchAnswer'], { query: Narrowed<DescribedQuery, { images: QueryImage[] }>; hits: Hit[] }>;
export type SimilarAnswer = Narrowed<Described['SimilarAnswer'], { hits: Hit[] }>;

export type DecisionKind =
  | 'attach' | 'detach' | 'open-item' | 'none-of-these' | 'not-same' | 'same-specimen' | 'same-die' | 'set-side' | 'set-region' | 'set-angle'
  | 'confirm-attribute' | 'correct-attribute' | 'reject-attribute' | 'confirm-label' | 'reject-label' | 'add-label' | 'mark-duplicate'
  | 'publish-item' | 'edit-item' | 'merge-item' | 'split-item' | 'undo' | 'redo';

export type SubjectReference = ElementOf<Described['DecisionRequest']['subjects']>;

/** box and region: pixels of the upright photograph. */
export type DecisionValue = Partial<NonNullable<Described['DecisionRequest']['value']>>;
export type Evidence = Partial<NonNullable<Described['DecisionRequest']['evidence']>>;

/** A decision as it is sent; the id is made here, so that sending it again changes nothing. */
export type DecisionDraft = Sent<Narrowed<Described['DecisionRequest'], { kind: DecisionKind }>>;
/** What is sent may lack lists and maps that an answer always has; the document has one type for both. */
type Sent<D> = Omit<D, 'selection' | 'value' | 'evidence'> & { selection?: Partial<NonNullable<Described['DecisionRequest']['selection']>>; value?: DecisionValue; evidence?: Evidence };

export type Decision = Narrowed<Described['DecisionView'], { kind: DecisionKind }>;
/** late: the lease of the task was lost before the decision came. */
export type DecisionResult = Narrowed<Described['DecisionAnswer'], { decision: Decision }>;
export type DecisionPreview = Described['DecisionPreview'];

export type ItemChange = Narrowed<ElementOf<Described['ItemRecordView']['history']>, { kind: DecisionKind }>;
export type ItemStatus = 'draft' | 'published' | 'merged';
export type Item = Narrowed<Described['ItemRecordView'], { status: ItemStatus; history: ItemChange[] }>;

export type Segment = ElementOf<Comparison['matches']>['a'];
/** Two pictures laid on each other. alignment.matrix: [a, b, c, d, e, f] maps pixels of A to pixels of B: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Comparison = Described['CompareAnswer'];
export type ComparedPicture = Comparison['a'];

export interface Listed<T> { items: T[]; next?: string; total?: number }
