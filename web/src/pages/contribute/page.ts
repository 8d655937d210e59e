import { html, css, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { openBatch } from '../../api/ingest.js';
import { Problem } from '../../api/problem.js';
import type { Collection } from '../../api/types.js';
import { loadingText } from '../../elements/loading.js';
import '../../elements/problem-panel.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { go, parameters, router, scrollRestorer } from '../../shell/router.js';
import { dateTime } from '../../strings/format.js';
import { t } from '../../strings/index.js';
import './batch-history.js';
import type { Confirmed } from './batch-plan.js';
import './batch-plan.js';
import './batch-view.js';
import type { ChosenFile } from './chosen-files.js';
import './file-intake.js';
import { forgetBatch, openBatchOf, rememberBatch, type OpenBatch } from './remembered.js';
import { Upload } from './upload.js';

/**
 * Uploads by batchId, kept until the pages are closed, so that Back to a batch that is being sent shows its upload
 * again.
 */
const uploads = new Map<string, Upload>();

/** Page to contribute photographs: choose, check, send and follow them; below it, the earlier batches. */
@customElement('page-contribute')
export class ContributePage extends VitrineElement {
  static override styles = [shared, css`:host { display: block; } .row { margin-top: 0.5rem; }`];

  @property({ attribute: false }) accessor collection: Collection | undefined;
  @state() private accessor batchId = parameters().get('batch') ?? '';
  @state() private accessor files: readonly ChosenFile[] = [];
  @state() private accessor unfinished: OpenBatch | undefined;
  @state() private accessor failure: Problem | undefined;
  @state() private accessor opening = false;

  #restoreScroll = () => {};

  readonly #navigated = () => {
    if (location.pathname !== '/contribute') return;
    this.#restoreScroll = scrollRestorer();
    this.batchId = parameters().get('batch') ?? '';
    if (this.collection) this.unfinished = this.#unfinishedBatch(this.collection.collectionId);
  };

  override connectedCallback(): void {
    super.connectedCallback();
    router.addEventListener('change', this.#navigated);
    addEventListener('beforeunload', this.#warnBeforeUnload);
    this.#navigated();
  }

  override disconnectedCallback(): void {
    router.removeEventListener('change', this.#navigated);
    removeEventListener('beforeunload', this.#warnBeforeUnload);
    super.disconnectedCallback();
  }

  /** Lets the browser ask before it leaves while photographs are not sent yet. */
  readonly #warnBeforeUnload = (event: BeforeUnloadEvent) => {
    if ([...uploads.values()].some((it) => !it.ended)) event.preventDefault();
  };

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('collection') || !this.collection) return;
    this.unfinished = this.#unfinishedBatch(this.collection.collectionId);
    // The user chose another collection, for which the chosen files are not meant.
    if (changed.get('collection')) this.files = [];
  }

  #unfinishedBatch(collectionId: string): OpenBatch | undefined {
    const open = openBatchOf(collectionId);
    return open && !uploads.has(open.batchId) ? open : undefined;
  }

  async #confirmed({ plan, institution, title }: Confirmed): Promise<void> {
    const collectionId = this.collection?.collectionId;
    if (!collectionId || this.opening) return;
    this.opening = true;
    this.failure = undefined;
    try {
      const open = this.unfinished ?? (await this.#open(collectionId, { institution, title, expected: plan.photographs.length }));
      rememberBatch(collectionId, open);
      const upload = new Upload(collectionId, open.batchId, plan.photographs);
      uploads.set(open.batchId, upload);
      void this.#run(upload);
      this.files = [];
      go(`/contribute?c=${encodeURIComponent(collectionId)}&batch=${encodeURIComponent(open.batchId)}`);
    } catch (failure) {
      this.failure = Problem.from(failure);
    } finally {
      this.opening = false;
    }
  }

  async #open(collectionId: string, { institution, title, expected }: { institution: string; title: string; expected: number }): Promise<OpenBatch> {
    const batch = await openBatch(collectionId, { institution, ...(title ? { title } : {}), expected });
    return { batchId: batch.batchId, institution, ...(title ? { title } : {}), expected, startedAt: batch.openedAt };
  }

  async #run(upload: Upload): Promise<void> {
    upload.addEventListener('change', () => {
      if (upload.ended && upload.count('failed') === 0) forgetBatch(upload.collectionId);
    });
    await upload.run();
  }

  #forget(): void {
    if (this.collection) forgetBatch(this.collection.collectionId);
    this.unfinished = undefined;
  }

  override render(): TemplateResult | typeof nothing {
    const collection = this.collection;
    if (!collection) return html`<h1>${t.contribute.title}</h1>${loadingText()}`;
    if (this.batchId) {
      return html`<batch-view .collectionId=${collection.collectionId} .batchId=${this.batchId} .upload=${uploads.get(this.batchId)} @drawn=${() => this.#restoreScroll()}></batch-view>`;
    }
    const words = t.contribute;
    return html`<h1>${words.title}</h1><p class="lede">${words.lede}</p>
      ${this.failure ? html`<problem-panel .problem=${this.failure}></problem-panel>` : nothing}
      ${this.unfinished ? html`<div class="notice unsure"><h2>${words.unfinished}</h2>
        <p>${words.unfinishedDetail(this.unfinished.title ?? this.unfinished.batchId, dateTime(this.unfinished.startedAt))}</p>
        <div class="row"><button class="small" @click=${this.#forget}>${words.forget}</button></div></div>` : nothing}
      <div @files=${(event: CustomEvent<ChosenFile[]>) => (this.files = [...this.files, ...event.detail])} @cleared=${() => (this.files = [])}
        @confirmed=${(event: CustomEvent<Confirmed>) => void this.#confirmed(event.detail)}>
        ${this.files.length === 0 ? html`<file-intake></file-intake>` : html`<batch-plan .files=${this.files} .continued=${this.unfinished}></batch-plan>`}
      </div>
      <batch-history .collection=${collection} @drawn=${() => this.#restoreScroll()}></batch-history>`;
  }
}
