import { html, css, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@lit-labs/virtualizer';
import PQueue from 'p-queue';
import { bodyOf, api } from '../../api/client.js';
import { readJourney } from '../../api/ingest.js';
import { Problem } from '../../api/problem.js';
import type { ImageView, Proposed, Statement } from '../../api/types.js';
import { serverTexts } from '../../elements/server-text.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { percent, propertyName, propertyValue } from '../../strings/format.js';
import { t } from '../../strings/index.js';
import { problemText } from '../../strings/server-texts.js';
import type { Sending } from './upload.js';

const POLL_INTERVAL_MS = 2_000;
const MAX_CONCURRENT_REQUESTS = 2;
/** Up to this number, photographs are drawn without a scrolling list. */
const INLINE_LIMIT = 10;
const SHOWN_STATEMENTS = 2;
const FINAL_STAGES = new Set(['rejected', 'dead-lettered', 'withdrawn']);
/**
 * Requests per indexed image for its proposal. A proposal follows within seconds, so none will follow after so many
 * requests.
 */
const MAX_PROPOSAL_REQUESTS = 15;

/** List of the photographs of an upload, each with its stage and proposal. Only those in view are requested. */
@customElement('photograph-list')
export class PhotographList extends VitrineElement {
  static override styles = [shared, css`
    .list { border: 1px solid var(--line); border-radius: var(--radius); background: var(--surface); }
    lit-virtualizer { height: min(28rem, 60vh); }
    .one { display: flex; flex-wrap: wrap; gap: 0.1rem 1rem; align-items: center; width: 100%; padding: 0.5rem 0.8rem; border-bottom: 1px solid var(--line); }
    .name { flex: 2 1 12rem; min-width: 0; overflow-wrap: anywhere; }
    .stage { flex: 1 1 7rem; }
    .proposal { flex: 2 1 12rem; color: var(--ink-2); overflow-wrap: anywhere; }
    .indexed .stage, .here .stage { color: var(--accent); }
    .refused .stage, .failed .stage { color: var(--bad); }
    .waiting { color: var(--ink-2); }
  `];

  @property({ attribute: false }) accessor photographs: readonly Sending[] = [];
  /** Incremented at every change of the upload, so that the element is rendered again. */
  @property({ type: Number }) accessor changes = 0;
  @state() private accessor answers = 0;
  readonly #proposals = new Map<string, Proposed | null>();
  /** Statements of models by imageId, shown until the proposal exists. */
  readonly #modelStatements = new Map<string, string>();
  readonly #requestCounts = new Map<string, number>();
  readonly #requests = new PQueue({ concurrency: MAX_CONCURRENT_REQUESTS });
  #view = { first: 0, last: 20 };
  #timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => this.#poll(), POLL_INTERVAL_MS);
  }

  override disconnectedCallback(): void {
    clearInterval(this.#timer);
    this.#requests.clear();
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('photographs')) for (const stored of [this.#proposals, this.#modelStatements, this.#requestCounts]) stored.clear();
  }

  #poll(): void {
    if (this.#requests.size > 0 || document.hidden) return;
    for (const each of this.photographs.slice(this.#view.first, this.#view.last + 1)) {
      const id = each.imageId;
      if (!id || FINAL_STAGES.has(each.stage ?? '') || this.#proposals.has(id) || (this.#requestCounts.get(id) ?? 0) >= MAX_PROPOSAL_REQUESTS) continue;
      void this.#requests.add(() => this.#refresh(each, id));
    }
  }

  async #refresh(each: Sending, imageId: string): Promise<void> {
    try {
      if (each.stage !== 'indexed') each.stage = (await readJourney(imageId)).stage;
      if (each.stage === 'indexed') {
        this.#requestCounts.set(imageId, (this.#requestCounts.get(imageId) ?? 0) + 1);
        const image = bodyOf(await api.GET('/v1/images/{imageId}', { params: { path: { imageId } } })) as ImageView;
        this.#modelStatements.set(imageId, byModels(image.attributes));
        if (image.proposed) this.#proposals.set(imageId, image.proposed);
      }
    } catch (failure) {
      // The image does not exist yet, or the server is unavailable; it is requested again while it is in view.
      if (!(failure instanceof Problem)) throw failure;
    }
    this.answers++;
  }

  override render(): TemplateResult | typeof nothing {
    if (this.photographs.length === 0) return nothing;
    return html`<h2 id="photographs">${t.contribute.photographs}</h2>
      ${this.photographs.length <= INLINE_LIMIT ? html`<div class="list" role="group" aria-labelledby="photographs">${this.photographs.map(this.#row)}</div>` : html`
      <lit-virtualizer class="list" scroller tabindex="0" role="group" aria-labelledby="photographs" .items=${[...this.photographs]} .renderItem=${this.#row}
        @rangeChanged=${(event: Event & { first: number; last: number }) => (this.#view = { first: event.first, last: event.last })}></lit-virtualizer>`}`;
  }

  readonly #row = (each: Sending): TemplateResult => {
    const words = t.contribute;
    const failedStage = each.stage && FINAL_STAGES.has(each.stage);
    const kind = failedStage ? 'refused' : (each.stage ?? each.state);
    const name = each.statement.identifier;
    return html`<div class="one ${kind}">
      <span class="name">${each.stage === 'indexed' && each.imageId ? html`<a href="/image?id=${encodeURIComponent(each.imageId)}">${name}</a>` : name}</span>
      <span class="stage">${each.stage ? (words.stages[each.stage] ?? each.stage) : words.states[each.state]}</span>
      <span class="proposal">${each.problem ? (words.reasons[each.problem.code]?.[0] ?? serverTexts(problemText(each.problem).detail)) : this.#proposal(each.imageId)}</span>
    </div>`;
  };

  #proposal(imageId: string | undefined): string {
    const proposed = imageId ? this.#proposals.get(imageId) : undefined;
    if (!proposed) return (imageId && this.#modelStatements.get(imageId)) || '';
    const best = proposed.candidates?.[0];
    if (!best || (proposed.none ?? 0) > (best.score ?? 0)) return t.contribute.noPrediction;
    return t.contribute.prediction(best.itemId ?? best.specimenId ?? '', percent(best.score ?? best.similarity ?? 0));
  }
}

/** Returns the first statements of models with their confidence, as one text. */
function byModels(statements: readonly Statement[]): string {
  return statements.filter((it) => it.model && it.effective !== false).slice(0, SHOWN_STATEMENTS)
    .map((it) => `${propertyName(it.name)}: ${propertyValue(it.name, it.value)}${it.confidence === undefined ? '' : ` ${percent(it.confidence)}`}`).join(', ');
}
