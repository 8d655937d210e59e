/** What a search by an indexed photograph answered; in answers of images as `proposed`. Absent until it was searched by. */
export interface ProposedView {
  candidates?: { itemId?: string; specimenId?: string; imageId?: string; similarity?: number; score?: number }[];
  none?: number;
  confident?: boolean;
}
