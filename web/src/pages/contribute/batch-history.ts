import { html, css, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { readBatches, type Batch } from '../../api/ingest.js';
import { Problem } from '../../api/problem.js';
import type { Collection } from '../../api/types.js';
import { loadingText } from '../../elements/loading.js';
import '../../elements/problem-panel.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { dateTime, whole } from '../../strings/format.js';
import { t } from '../../strings/index.js';

/** List of the batches of a collection, newest first, each with its counts. Emits `drawn` when the first are drawn. */
@customElement('batch-history')
export class BatchHistory extends VitrineElement {
  static override styles = [shared, css`
    ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 0.6rem; }
    li { position: relative; padding: 0.8rem 1rem; display: grid; gap: 0.3rem; }
    li:hover { border-color: var(--accent); }
    h3 a { color: inherit; text-decoration: none; } h3 a::after { content: ""; position: absolute; inset: 0; }
    .counts { display: flex; flex-wrap: wrap; gap: 0.1rem 1.1rem; font-size: 0.92rem; }
    .bad { color: var(--bad); font-weight: 600; }
    progress { width: 100%; height: 0.5rem; accent-color: var(--accent); }
  `];

  @property({ attribute: false }) accessor collection: Collection | undefined;
  @state() private accessor items: readonly Batch[] | undefined;
  @state() private accessor next: string | undefined;
  @state() private accessor failure: Problem | undefined;

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('collection') && this.collection) {
      this.items = undefined;
      this.next = undefined;
      void this.#load().then(() => this.updateComplete).then(() => this.emit('drawn', undefined));
    }
  }

  async #load(cursor?: string): Promise<void> {
    const collectionId = this.collection?.collectionId;
    if (!collectionId) return;
    this.failure = undefined;
    try {
      const page = await readBatches(collectionId, cursor);
      if (collectionId !== this.collection?.collectionId) return;
      this.items = [...(cursor ? (this.items ?? []) : []), ...page.batches];
      this.next = page.next;
    } catch (failure) {
      if (collectionId === this.collection?.collectionId) this.failure = Problem.from(failure);
    }
  }

  override render(): TemplateResult {
    const words = t.contribute;
    return html`<h2>${words.batches}</h2>
      ${this.failure ? html`<problem-panel .problem=${this.failure} retry @retry=${() => void this.#load()}></problem-panel>` : nothing}
      ${this.items || this.failure ? nothing : loadingText()}
      ${this.items?.length === 0 ? html`<p>${words.noBatches}</p>` : nothing}
      <ul>${this.items?.map((it) => this.#batch(it))}</ul>
      ${this.next ? html`<p><button @click=${() => void this.#load(this.next)}>${t.app.more}</button></p>` : nothing}`;
  }

  #batch(it: Batch): TemplateResult {
    const words = t.contribute;
    const failed = it.rejected + it.deadLettered;
    const total = Math.max(it.expected ?? 0, it.sent);
    const done = it.sent - it.inFlight;
    return html`<li class="panel">
      <h3><a href="/contribute?c=${encodeURIComponent(it.collectionId)}&batch=${encodeURIComponent(it.batchId)}">${it.title ?? words.unnamedBatch(it.batchId)}</a></h3>
      <span class="hint">${it.institutionId} · ${dateTime(it.openedAt)}</span>
      ${done < total ? html`<progress max=${Math.max(1, total)} .value=${done} aria-label=${words.progress}></progress>` : nothing}
      <div class="counts number">
        <span>${words.counts.sent}: ${whole(it.sent)}${it.expected && it.expected > it.sent ? ` / ${whole(it.expected)}` : ''}</span>
        <span>${words.counts.indexed}: ${whole(it.indexed)}</span>
        ${it.already > 0 ? html`<span>${words.counts.already}: ${whole(it.already)}</span>` : nothing}
        ${it.inFlight > 0 ? html`<span>${words.counts.inFlight}: ${whole(it.inFlight)}</span>` : nothing}
        ${failed > 0 ? html`<span class="bad">${words.counts.failed}: ${whole(failed)}</span>` : nothing}
      </div></li>`;
  }
}
