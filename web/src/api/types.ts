// What search-api answers, by hand until its OpenAPI description says all of it; then these names are taken from the generated types.

export type Side = 'obverse' | 'reverse' | 'unknown';

export interface ModelReference { provider: string; name: string; version: string; digest?: string }
export interface PersonReference { id: string; name?: string }

/** A property and who says so, strongest first in a list. */
export interface Statement {
  name: string;
  value: string;
  /** `institution`, `person`, or `provider/name@version` of a model. */
  source: string;
  confidence?: number;
  model?: ModelReference;
  person?: PersonReference;
  at?: string;
  decisionId?: string;
  verdict?: 'confirmed' | 'corrected' | 'rejected';
  effective?: boolean;
}

export interface Label {
  name: string;
  confidence: number;
  boxes?: Box[];
  parents?: string[];
  model?: ModelReference;
}
/** Shares of the picture, in [0, 1]. */
export interface Box { left: number; top: number; width: number; height: number }
/** Pixels of the upright photograph. */
export interface Region { left: number; top: number; width: number; height: number }
export interface Point { x: number; y: number }

export interface Step {
  name: string;
  outcome: 'applied' | 'unsure' | 'skipped';
  confidence: number;
  measured?: Record<string, number>;
  note?: string;
  tookMs?: number;
  /** `provider/name@version`, where a model did it. */
  model?: string;
  /** The prepared picture as this step left it, as a data URI; where the step changed it and pictures were asked for. */
  picture?: string;
}
export interface Quality { sharpness: number; exposure: number; coverage: number; resolutionPx: number }

export interface Links {
  image: string;
  thumbnail?: string;
  prepared?: string;
  access?: string;
  mask?: string;
  similar: string;
  specimen: string;
  item?: string;
}

export interface Collection {
  collectionId: string;
  title?: string;
  subject: string;
  sides: string[];
  facets: string[];
  access: string;
  images: number;
  links: { self: string; images: string; search: string };
}

export interface ImageSummary {
  imageId: string;
  collectionId: string;
  institutionId: string;
  identifier: string;
  specimenId: string;
  itemId?: string;
  statedItemId?: string;
  side: Side;
  metadata: Record<string, string>;
  attributes: Statement[];
  decided?: Decided;
  links: Links;
}

export interface Rendition { kind: string; mediaType: string; widthPx: number; heightPx: number; sizeBytes: number; sha256: string; href: string }

export interface ImageView extends ImageSummary {
  version: number;
  sha256: string;
  arrivedAt: string;
  labels: Label[];
  widthPx: number;
  heightPx: number;
  region: Region;
  quality: Quality;
  steps: Step[];
  renditions: Rendition[];
  model: ModelReference;
}

/** What people decided about a photograph and its specimen. */
export interface Decided {
  itemId?: string;
  by?: { decisionId: string; person: PersonReference; at: string };
  noneOfThese: boolean;
  confirmations: number;
  notItems: string[];
  notSpecimens: unknown[];
  sameSpecimens: unknown[];
  sameDies: unknown[];
  /** Counts when more people confirm it. */
  pending?: { itemId?: string; by: { decisionId: string; person: PersonReference; at: string }; confirmations: number; required: number };
  /** Verdicts on labels, and labels that people added; box in pixels of the upright photograph. */
  labels?: { name: string; verdict: 'confirmed' | 'rejected' | 'added'; box?: Region; by: { decisionId: string; person: PersonReference; at: string } }[];
  duplicateOf?: string;
  region?: Region;
  angleDegrees?: number;
  conflicts: { about: string; counts: ConflictSide; against: ConflictSide }[];
}
export interface ConflictSide { value: string; person: PersonReference; at: string; decisionId: string }

export interface Hit {
  itemId?: string;
  statedItemId?: string;
  institutionId: string;
  specimenId: string;
  imageId: string;
  similarity: number;
  score?: number;
  /** Log odds before the softmax. */
  weight?: number;
  verified?: { agreement: number; turnDegrees: number };
  inAmbiguousGroup?: boolean;
  side: Side;
  attributes: Statement[];
  metadata: Record<string, string>;
  decided?: Decided;
  specimens: { institutionId: string; specimenId: string; imageId: string; similarity: number; score?: number }[];
  links: Links;
}

export interface FacetCount { value: string; count: number; stated: number }
export type Facets = Record<string, FacetCount[]>;

/** A photograph of the query: what was done to it and what models say of it. */
export interface QueryImage extends PreparedImage, DescribedImage {}

/** What preparation did to it. */
export interface PreparedImage {
  widthPx: number;
  heightPx: number;
  region: Region;
  /** Closed, [x, y] in pixels of the upright photograph; empty where no object was located. */
  outline?: [number, number][];
  /** By how much the object is turned clockwise in the photograph, and turned back in the prepared picture. */
  turnDegrees?: number;
  steps: Step[];
  quality?: Quality;
  /** The picture that is compared, as a data URI. */
  prepared?: string;
}

/** What models say of it. */
export interface DescribedImage {
  side: Side;
  sideSource?: string;
  sideConfidence?: number;
  labels?: Label[];
  attributes?: Statement[];
  model?: ModelReference;
}

export interface Ambiguity {
  items: string[];
  separatedBy: { name: string; values: Record<string, string> }[];
  detail: string;
}

export interface SearchAnswer {
  query: { images: QueryImage[]; model?: ModelReference };
  confident: boolean;
  doubt?: { code: string; detail: string };
  ambiguous?: Ambiguity;
  score?: { fit?: string; on?: number | string; temperature?: number; noneBias?: number; none?: number };
  hits: Hit[];
  facets: Facets;
  verification?: { candidates: number; compared: number; tookMs: number };
  tookMs: number;
}

export type DecisionKind =
  | 'attach' | 'detach' | 'open-item' | 'none-of-these' | 'not-same' | 'same-specimen' | 'same-die' | 'set-side' | 'set-region' | 'set-angle'
  | 'confirm-attribute' | 'correct-attribute' | 'reject-attribute' | 'confirm-label' | 'reject-label' | 'add-label' | 'mark-duplicate'
  | 'publish-item' | 'edit-item' | 'merge-item' | 'split-item' | 'undo' | 'redo';

export interface SubjectReference { institutionId?: string; specimenId?: string; imageId?: string; itemId?: string }

export interface DecisionValue {
  itemId?: string;
  fromItemId?: string;
  title?: string;
  metadata?: Record<string, string>;
  name?: string;
  value?: string;
  side?: Side;
  region?: Region;
  angleDegrees?: number;
  /** Pixels of the upright photograph. */
  box?: Region;
}

export interface Evidence {
  imageIds?: string[];
  querySha256?: string;
  candidates?: { itemId?: string; institutionId?: string; specimenId?: string; imageId?: string; similarity?: number; score?: number; weight?: number }[];
  none?: number;
  chosenRank?: number;
  models?: ModelReference[];
}

/** A decision as it is sent; the id is made here, so that sending it again changes nothing. */
export interface DecisionDraft {
  decisionId: string;
  kind: DecisionKind;
  subjects?: SubjectReference[];
  selection?: { filter?: string[]; item?: string; query?: string };
  other?: SubjectReference;
  value?: DecisionValue;
  evidence?: Evidence;
  replaces?: string;
  undoes?: string;
  note?: string;
  leaseToken?: string;
}

export interface Decision extends DecisionDraft {
  collectionId: string;
  person: PersonReference;
  role?: string;
  decidedAt: string;
  effective?: boolean;
  undoneBy?: string;
  conflictsWith?: string[];
}

export interface DecisionResult { decision: Decision; effect: { items: string[]; specimens: number; images: number }; late?: boolean }

export interface DecisionPreview {
  specimens: number;
  images: number;
  changes: { from?: string; to?: string; specimens: number }[];
  conflicts: number;
  refused: { subject: SubjectReference; reason: string }[];
}

export interface Item {
  itemId: string;
  collectionId: string;
  title?: string;
  metadata: Record<string, string>;
  status: 'draft' | 'published' | 'merged';
  mergedInto?: string;
  specimens: number;
  images: string[];
  history: { decisionId: string; kind: DecisionKind; person: PersonReference; at: string }[];
  links: { self: string };
}

export interface Segment { x1: number; y1: number; x2: number; y2: number }

/** Two pictures laid on each other. */
export interface Comparison {
  a: ComparedPicture;
  b: ComparedPicture;
  /** matrix: six numbers [a, b, c, d, e, f] that map pixels of A to pixels of B: x' = a·x + c·y + e, y' = b·x + d·y + f. */
  alignment: { turnDegrees: number; scale: number; matrix: number[] };
  matches: { a: Segment; b: Segment; strength: number; inlier: boolean }[];
  inliers: number;
  compared: number;
  explained: number;
  agreement: number;
  verdict: { code: string; text: string };
}
export interface ComparedPicture { imageId?: string; picture: string; widthPx: number; heightPx: number }

export interface Listed<T> { items: T[]; next?: string; total?: number }
