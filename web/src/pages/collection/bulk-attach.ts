import { html, css, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { bodyOf, api } from '../../api/client.js';
import { Problem } from '../../api/problem.js';
import type { DecisionDraft, DecisionPreview, Item } from '../../api/types.js';
import { decide } from '../../decide/decide.js';
import '../../elements/item-picker.js';
import { loadingText } from '../../elements/loading.js';
import '../../elements/problem-panel.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { requirePerson } from '../../shell/person.js';
import { uniqueId } from '../../shell/router.js';
import { t } from '../../strings/index.js';
import { problemTitle } from '../../strings/server-texts.js';

const CHANGES = 5;

/**
 * Form that attaches the specimens of all photographs that words and filters find to one item: with a preview, as one
 * decision that is undone as one. Emits `closed`.
 */
@customElement('bulk-attach')
export class BulkAttach extends VitrineElement {
  static override styles = [shared, css`:host { display: block; margin-block: 0.75rem; } .panel { display: grid; gap: 0.75rem; } .panel > p, ul { margin: 0; }`];

  @property() accessor collectionId = '';
  @property() accessor words = '';
  @property({ attribute: false }) accessor filters: readonly string[] = [];
  @state() private accessor into: Item | undefined;
  @state() private accessor preview: DecisionPreview | undefined;
  @state() private accessor failure: Problem | undefined;
  /** Words and filters of the preview. */
  #selectionKey = '';

  protected override willUpdate(): void {
    const selectionKey = JSON.stringify([this.collectionId, this.words, this.filters]);
    if (selectionKey === this.#selectionKey) return;
    this.#selectionKey = selectionKey;
    if (this.into) void this.#previewOf(this.into);
  }

  #draft(item: Item): Omit<DecisionDraft, 'decisionId'> {
    return { kind: 'attach', selection: { ...(this.filters.length > 0 ? { filter: [...this.filters] } : {}), ...(this.words ? { query: this.words } : {}) }, value: { itemId: item.itemId } };
  }

  async #choose({ detail: item }: CustomEvent<Item>): Promise<void> {
    if (await requirePerson()) await this.#previewOf(item);
  }

  async #previewOf(item: Item): Promise<void> {
    const selectionKey = this.#selectionKey;
    // The user may pick another item, or change the search, before the answer arrives.
    const isCurrent = () => this.into === item && this.#selectionKey === selectionKey;
    this.into = item;
    this.preview = undefined;
    this.failure = undefined;
    try {
      const preview = bodyOf(await api.POST('/v1/collections/{collectionId}/decisions/preview', { params: { path: { collectionId: this.collectionId } }, body: { decisionId: uniqueId(), ...this.#draft(item) } }));
      if (isCurrent()) this.preview = preview;
    } catch (failure) {
      if (isCurrent()) this.failure = Problem.from(failure);
    }
  }

  #attach(): void {
    const { into, preview } = this;
    if (!into || !preview) return;
    void decide(this.collectionId, this.#draft(into), { message: t.collection.attachedAll(preview.specimens, into.title || into.itemId), apply: () => this.emit('closed', undefined), revert: () => {} });
  }

  override render(): TemplateResult {
    const { into, preview } = this;
    return html`<section class="panel" aria-label=${t.collection.attachAll} @keydown=${(event: KeyboardEvent) => { if (event.key === 'Escape') this.emit('closed', undefined); }}>
      <p>${t.collection.attachAllHint}</p>
      <item-picker .collectionId=${this.collectionId} @picked=${this.#choose}></item-picker>
      ${this.failure ? html`<problem-panel .problem=${this.failure}></problem-panel>` : nothing}
      ${into && !preview && !this.failure ? loadingText() : nothing}
      ${into && preview ? html`<div role="status"><p>${t.collection.attachPreview(preview.specimens, preview.images, into.title || into.itemId)} ${preview.conflicts > 0 ? t.records.previewConflicts(preview.conflicts) : nothing}</p>
        <ul>${preview.changes.slice(0, CHANGES).map((it) => html`<li>${t.collection.change(it.from ?? t.specimen.noItem, it.to ?? t.specimen.noItem, it.specimens)}</li>`)}
          ${preview.refused.slice(0, CHANGES).map((it) => html`<li>${t.collection.refused(it.subject.specimenId ?? it.subject.imageId ?? '', problemTitle(it.reason) ?? it.reason)}</li>`)}</ul></div>` : nothing}
      <div class="row"><button class="primary" ?disabled=${!preview || preview.specimens === 0} @click=${() => this.#attach()}>${t.decide.attach}</button>
        <button @click=${() => this.emit('closed', undefined)}>${t.app.cancel}</button></div>
    </section>`;
  }
}
