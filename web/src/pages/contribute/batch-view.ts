import { html, css, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { readBatch, followBatch, type Batch } from '../../api/ingest.js';
import { Problem, isAbort } from '../../api/problem.js';
import { icon } from '../../elements/icons.js';
import { loadingText } from '../../elements/loading.js';
import '../../elements/problem-panel.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { Keys } from '../../shell/keys.js';
import { go } from '../../shell/router.js';
import { dateTime } from '../../strings/format.js';
import { t } from '../../strings/index.js';
import './batch-progress.js';
import './failure-groups.js';
import './photograph-list.js';
import type { Upload } from './upload.js';

const RECONNECT_DELAY_MS = 3_000;

/**
 * View of one batch, while it is processed and afterwards: live counts, failures, and the photographs where this
 * browser sends them. Emits `drawn` when the batch is drawn.
 */
@customElement('batch-view')
export class BatchView extends VitrineElement {
  static override styles = [shared, css`.back { display: inline-flex; align-items: center; gap: 0.4rem; margin-top: 0.5rem; } .panel { margin-block: 1rem; } .panel .row { margin-top: 0.8rem; }`];

  @property() accessor collectionId = '';
  @property() accessor batchId = '';
  @property({ attribute: false }) accessor upload: Upload | undefined;
  @state() private accessor batch: Batch | undefined;
  @state() private accessor failure: Problem | undefined;
  @state() private accessor changes = 0;
  #following = new AbortController();

  constructor() {
    super();
    new Keys(this, () => [
      { keys: 'b', label: t.contribute.keys.back, run: () => this.#back() },
      ...(this.upload && !this.upload.ended ? [{ keys: 'p', label: t.contribute.keys.pause, run: () => this.#toggle() }] : []),
    ]);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('upload')) {
      changed.get('upload')?.removeEventListener('change', this.#changed);
      this.upload?.addEventListener('change', this.#changed);
    }
    if (changed.has('batchId') || changed.has('collectionId')) {
      this.batch = undefined;
      this.failure = undefined;
      void this.#follow();
    }
  }

  protected override reconnected(): void {
    this.upload?.addEventListener('change', this.#changed);
    void this.#follow();
  }

  override disconnectedCallback(): void {
    this.#following.abort();
    this.upload?.removeEventListener('change', this.#changed);
    super.disconnectedCallback();
  }

  readonly #changed = () => this.changes++;

  /**
   * Reads the batch at once and then at every change, until it is done and the upload, where there is one, has ended.
   */
  async #follow(): Promise<void> {
    this.#following.abort();
    const following = (this.#following = new AbortController());
    const { collectionId, batchId } = this;
    if (!batchId) return;
    while (!following.signal.aborted) {
      try {
        const batch = await readBatch(collectionId, batchId);
        if (following.signal.aborted) return;
        const isFirst = this.batch === undefined;
        this.batch = batch;
        this.failure = undefined;
        if (isFirst) void this.updateComplete.then(() => this.emit('drawn', undefined));
        for await (const event of followBatch(collectionId, batchId, following.signal)) {
          if (following.signal.aborted) return;
          this.batch = event.batch;
          if (event.done && (!this.upload || this.upload.ended)) return;
        }
      } catch (failure) {
        if (isAbort(failure) || following.signal.aborted) return;
        this.failure = Problem.from(failure);
        if (this.failure.status === 404) return;
      }
      await new Promise((resolve) => setTimeout(resolve, RECONNECT_DELAY_MS));
    }
  }

  #toggle(): void {
    const upload = this.upload;
    if (!upload) return;
    if (upload.paused) upload.resume();
    else upload.pause();
  }

  #back(): void {
    go(`/contribute?c=${encodeURIComponent(this.collectionId)}`);
  }

  override render(): TemplateResult {
    const words = t.contribute;
    const batch = this.batch;
    const upload = this.upload;
    const unsent = upload?.count('failed') ?? 0;
    return html`<p><a class="back" href="/contribute?c=${encodeURIComponent(this.collectionId)}">${icon('arrowLeft')} ${words.allBatches}</a></p>
      <h1 class="break">${batch?.title ?? words.unnamedBatch(this.batchId)}</h1>
      ${batch ? html`<p class="hint">${batch.institutionId} · ${dateTime(batch.openedAt)}</p>` : nothing}
      ${this.failure ? html`<problem-panel .problem=${this.failure} retry @retry=${() => void this.#follow()}></problem-panel>` : nothing}
      ${!batch && !upload && this.failure ? nothing : html`<section class="panel" aria-label=${words.progress}>
        ${batch || this.failure ? nothing : loadingText()}
        <batch-progress .batch=${batch} .upload=${upload} .changes=${this.changes}></batch-progress>
        ${upload && !upload.ended ? html`<div class="row"><button @click=${this.#toggle}>${upload.paused ? words.resume : words.pause} <kbd>p</kbd></button></div>` : nothing}
      </section>`}
      ${unsent > 0 ? html`<div class="notice unsure" role="alert"><h2>${words.unsent(unsent)}</h2><p>${words.unsentHint}</p><p><button @click=${() => void upload?.retryFailed()}>${words.sendAgain}</button></p></div>` : nothing}
      <failure-groups .batch=${batch} .sending=${upload?.photographs ?? []} .changes=${this.changes} @retried=${() => void this.#follow()}></failure-groups>
      ${upload ? html`<photograph-list .photographs=${upload.photographs} .changes=${this.changes}></photograph-list>` : nothing}`;
  }
}
