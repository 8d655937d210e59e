import { html, css, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { bodyOf, api } from '../../api/client.js';
import { Problem, isAbort } from '../../api/problem.js';
import { compareWith } from '../../api/search.js';
import { orderedBySide } from '../../api/search-request.js';
import type { Collection, Comparison, Hit, ImageView } from '../../api/types.js';
import { dieSide, type DieSide } from '../../decide/die-side.js';
import { decideAboutQuery } from '../../decide/query-decision.js';
import type { Choice } from '../../elements/decision-bar.js';
import '../../elements/decision-bar.js';
import { icon } from '../../elements/icons.js';
import { loadingText } from '../../elements/loading.js';
import '../../elements/problem-panel.js';
import '../../elements/score-badge.js';
import '../../elements/statements-table.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { Keys } from '../../shell/keys.js';
import { parameters, router, setParameters } from '../../shell/router.js';
import { percent } from '../../strings/format.js';
import { t } from '../../strings/index.js';
import { sessionOf, type Session } from '../find/session.js';
import './locked-viewers.js';
import type { Mode } from './locked-viewers.js';

const MODES: readonly Mode[] = ['beside', 'overlay', 'curtain', 'blink'];
const SIMILAR = 16;

/**
 * Page that compares a query with a candidate, aligned. The query is an image of the collection, or a photograph of a
 * search (parameter `query` is `s-…`).
 */
@customElement('page-compare')
export class ComparePage extends VitrineElement {
  static override styles = [shared, css`
    .head { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0.25rem 1rem; }
    h1 { font-size: clamp(1.4rem, 4vw, 2rem); margin-top: 1rem; }
    .modes { display: flex; flex-wrap: wrap; gap: 0.4rem; margin-block: 0.5rem; align-items: center; }
    .about { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: clamp(1rem, 3vw, 2rem); margin-top: 1rem; }
    .decide { position: sticky; bottom: 0; z-index: 4; background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius) var(--radius) 0 0; padding: 0.7rem; margin-top: 1rem; }
    .notice { margin-block: 0.5rem; padding: 0.5rem 0.9rem; }
    .former { opacity: 0.4; }
    @media (max-width: 40rem) { .about { grid-template-columns: minmax(0, 1fr); } .modes kbd { display: none; } }
  `];

  @property({ attribute: false }) accessor collection: Collection | undefined;
  /** Whether the query and its candidates are read. */
  @state() private accessor queryRead = false;
  @state() private accessor comparison: Comparison | undefined;
  @state() private accessor candidates: readonly Hit[] = [];
  @state() private accessor subject: ImageView | undefined;
  /** Item to which the user attached the specimen on this page. */
  @state() private accessor attachedTo: string | undefined;
  /** The candidate of `comparison`; the address may name another one already. */
  @state() private accessor shown: ImageView | undefined;
  @state() private accessor failure: Problem | undefined;
  @state() private accessor mode: Mode = 'beside';
  @state() private accessor strokes = true;
  #session: Session | undefined;
  #request: AbortController | undefined;
  /** Query of the shown state; another one in the address clears that state. */
  #query: string | undefined;

  constructor() {
    super();
    new Keys(this, () => [
      { keys: 'ArrowRight', label: t.find.nextCandidate, run: () => this.#step(1) },
      { keys: 'ArrowLeft', label: t.find.previousCandidate, run: () => this.#step(-1) },
      ...MODES.map((it, at) => ({ keys: String(at + 1), label: t.compare.modes[it], run: () => (this.mode = it) })),
      { keys: 's', label: t.compare.strokes, run: () => (this.strokes = !this.strokes) },
      { keys: 'Escape', label: t.compare.back, run: () => history.back() },
    ]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    router.addEventListener('change', this.#showAddress);
    void this.#showAddress();
  }

  override disconnectedCallback(): void {
    router.removeEventListener('change', this.#showAddress);
    this.#request?.abort();
    super.disconnectedCallback();
  }

  readonly #showAddress = async () => {
    if (location.pathname !== '/compare') return;
    const query = JSON.stringify([parameters().get('query'), parameters().get('from')]);
    if (query !== this.#query) this.#clear();
    this.#query = query;
    try {
      await this.#loadQuery();
      // The user may have gone to another page while the query was read.
      if (query === this.#query && location.pathname === '/compare') await this.#compare();
    } catch (failure) {
      if (query === this.#query) this.failure = Problem.from(failure);
    }
  };

  /** Clears the state, because the address names another query. */
  #clear(): void {
    this.#request?.abort();
    this.#session = undefined;
    Object.assign(this, { queryRead: false, comparison: undefined, candidates: [], subject: undefined, attachedTo: undefined, shown: undefined, failure: undefined });
  }

  /** Reads the query and its candidates: the hits of the search, or the images that are similar to the image. */
  async #loadQuery(): Promise<void> {
    const requested = this.#query;
    const query = parameters().get('query') ?? '';
    const entry = query.startsWith('s-') ? query.slice(2) : parameters().get('from');
    const session = entry ? await sessionOf(entry) : undefined;
    const subject = query && !query.startsWith('s-') ? bodyOf(await api.GET('/v1/images/{imageId}', { params: { path: { imageId: query } } })) : undefined;
    const hits = session?.answer ? session.answer.hits
      : subject ? bodyOf(await api.GET('/v1/images/{imageId}/similar', { params: { path: { imageId: query }, query: { k: SIMILAR } } })).hits : [];
    if (requested !== this.#query) return; // The address names another query by now.
    this.#session = session;
    this.subject = subject;
    this.candidates = hits.filter((it) => !subject || it.specimenId !== subject.specimenId || it.institutionId !== subject.institutionId);
    this.queryRead = true;
  }

  async #compare(): Promise<void> {
    this.#request?.abort();
    const controller = new AbortController();
    this.#request = controller;
    this.failure = undefined;
    const image = parameters().get('image') ?? '';
    const query = parameters().get('query') ?? '';
    try {
      const photograph = this.#photograph(image);
      if (query.startsWith('s-') && !photograph) throw new Problem({ title: t.compare.unavailable, detail: t.compare.unavailableDetail, status: 404, code: 'photograph-unavailable' });
      const [shown, comparison] = await Promise.all([
        api.GET('/v1/images/{imageId}', { params: { path: { imageId: image } }, signal: controller.signal }).then(bodyOf),
        query.startsWith('s-') ? compareWith(image, photograph!, controller.signal)
          : api.GET('/v1/compare', { params: { query: { image: [query, image] } }, signal: controller.signal }).then(bodyOf),
      ]);
      if (controller.signal.aborted) return;
      this.shown = shown;
      this.comparison = comparison;
    } catch (failure) {
      if (!isAbort(failure) && this.#request === controller) this.failure = Problem.from(failure);
    }
  }

  /** Returns the query photograph that shows the same side as the candidate, otherwise the first one. */
  #photograph(imageId: string): Blob | undefined {
    const photographs = orderedBySide(this.#session?.photographs ?? []);
    const side = this.candidates.find((it) => it.imageId === imageId)?.side;
    const same = this.#session?.images.findIndex((it) => it.side === side) ?? -1;
    return (photographs[same] ?? photographs[0])?.file;
  }

  #place(): number {
    return this.candidates.findIndex((it) => it.imageId === parameters().get('image'));
  }

  /** Returns the side of which both pictures can show the same die. */
  #dieSide(): DieSide | undefined {
    const candidate = this.candidates[this.#place()]?.side;
    const images = this.#session?.images ?? [];
    const isSearch = (parameters().get('query') ?? '').startsWith('s-');
    return dieSide(isSearch ? (images.find((it) => it.side === candidate) ?? images[0])?.side : this.subject?.side, candidate);
  }

  #step(by: number): void {
    const next = this.candidates[this.#place() + by];
    if (!next) return;
    setParameters({ image: next.imageId });
    this.requestUpdate();
    void this.#compare();
  }

  #decide({ detail: choice }: CustomEvent<Choice>): void {
    const { subject, collection, attachedTo } = this;
    if (!collection) return;
    const query = this.#query;
    const session = this.#session;
    const place = this.#place();
    const hit = this.candidates[place];
    const querySubject = { collectionId: collection.collectionId, subject, named: session?.named, photographs: orderedBySide(session?.photographs ?? []), hits: this.candidates, chosen: place, answer: session?.answer, sha256: session?.sha256 };
    void decideAboutQuery(querySubject, choice, {
      apply: () => {
        if (query !== this.#query) return;
        if (choice.kind === 'attach' && hit?.itemId) this.attachedTo = hit.itemId;
        if (choice.kind === 'open-item') this.attachedTo = choice.title;
        if (choice.kind === 'not-same') this.#step(1);
      },
      revert: () => {
        if (query === this.#query) this.attachedTo = attachedTo;
      },
      added: (image) => {
        if (query === this.#query) this.subject = image;
      },
    });
  }

  override render(): TemplateResult {
    const { comparison, subject, shown } = this;
    const place = this.#place();
    const hit = this.candidates[place];
    const itemId = this.attachedTo ?? subject?.itemId;
    const named = this.#session?.named;
    const isCurrent = shown !== undefined && shown.imageId === parameters().get('image');
    const shownName = shown?.itemId ?? shown?.specimenId ?? '';
    const name = hit?.itemId ?? (isCurrent ? shownName : hit?.specimenId ?? '');
    // Shown once, at the top, while anything is missing: a comparison is read only after its query.
    const loading = this.failure ? nothing : loadingText();
    return html`<div class="head"><h1>${name ? t.compare.title(name) : t.titles.compare}</h1>
        <div class="row">
          <button class="small" @click=${() => history.back()}>${icon('arrowLeft')}${t.compare.back}</button>
          ${this.candidates.length > 0 ? html`<button class="small icon" aria-label=${t.find.previousCandidate} ?disabled=${place <= 0} @click=${() => this.#step(-1)}>${icon('arrowLeft')}</button>
            ${place < 0 ? nothing : html`<span class="number">${t.compare.place(place + 1, this.candidates.length)}</span>`}
            <button class="small icon" aria-label=${t.find.nextCandidate} ?disabled=${place + 1 >= this.candidates.length} @click=${() => this.#step(1)}>${icon('arrowRight')}</button>` : nothing}
        </div></div>
      ${this.failure ? html`<problem-panel .problem=${this.failure} ?retry=${this.failure.code !== 'photograph-unavailable'} @retry=${() => void this.#showAddress()}></problem-panel>` : nothing}
      ${comparison && (isCurrent || !this.failure) ? html`
        ${isCurrent ? html`<div class="notice ${comparison.verdict.code === 'same-design' ? 'sure' : 'unsure'}" role="status"><strong>${t.compare.verdicts[comparison.verdict.code] ?? comparison.verdict.text}.</strong>
          <span class="hint">${t.compare.figures(comparison.inliers, comparison.compared, percent(comparison.explained))}</span></div>` : loading}
        <div class="modes" role="group" aria-label=${t.compare.view}>
          ${MODES.map((it, at) => html`<button class="small" aria-pressed=${it === this.mode} @click=${() => (this.mode = it)}>${t.compare.modes[it]} <kbd>${at + 1}</kbd></button>`)}
          <button class="small" aria-pressed=${this.strokes} @click=${() => (this.strokes = !this.strokes)}>${t.compare.strokes} <kbd>S</kbd></button>
        </div>
        <locked-viewers class=${isCurrent ? '' : 'former'} .comparison=${comparison} .mode=${this.mode} .strokes=${this.strokes} .captions=${[subject ? subject.specimenId : t.find.yours, isCurrent ? name : shownName]}></locked-viewers>` : loading}
      <div class="about">
        <section>${!this.queryRead ? nothing : subject ? html`<h2>${t.word.specimen(subject.specimenId)}</h2>
            <p>${itemId ? t.find.belongs(itemId) : t.find.belongsNowhere}</p><statements-table .statements=${subject.attributes}></statements-table>`
            : html`<h2>${t.find.yours}</h2><statements-table .statements=${this.#session?.images[0]?.attributes ?? []}></statements-table>`}</section>
        <section>${name ? html`<h2>${name}</h2>` : nothing}
          ${hit?.score === undefined ? nothing : html`<score-badge .score=${hit.score} .of=${name}></score-badge>`}
          ${isCurrent ? html`<p class="hint">${t.word.specimen(shown.specimenId)} · ${shown.institutionId}</p><statements-table .statements=${shown.attributes}></statements-table>` : nothing}</section>
      </div>
      ${!this.queryRead ? nothing : html`<div class="decide"><decision-bar .candidate=${name || undefined} ?attachable=${hit?.itemId !== undefined} ?relatable=${hit !== undefined} .dieSide=${this.#dieSide()} .blocked=${subject || named ? undefined : t.compare.nameFirst}
        .proposedTitle=${(subject ?? named)?.specimenId ?? ''} @choice=${this.#decide}></decision-bar></div>`}`;
  }
}
