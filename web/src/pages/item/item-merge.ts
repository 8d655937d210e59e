import { html, css, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { bodyOf, api } from '../../api/client.js';
import { Problem, isAbort } from '../../api/problem.js';
import type { ItemRecord } from '../../api/records.js';
import type { DecisionPreview, Item } from '../../api/types.js';
import '../../elements/item-picker.js';
import { loadingText } from '../../elements/loading.js';
import '../../elements/problem-panel.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { requirePerson } from '../../shell/person.js';
import { uniqueId } from '../../shell/router.js';
import { t } from '../../strings/index.js';

/**
 * Form to choose the item into which the present one is merged, with a preview of the changes. Emits `merge` ({itemId,
 * title}) or `closed`.
 */
@customElement('item-merge')
export class ItemMerge extends VitrineElement {
  static override styles = [shared, css`:host { display: block; } .panel { display: grid; gap: 0.75rem; } .panel p { margin: 0; }`];

  @property({ attribute: false }) accessor item: ItemRecord | undefined;
  @state() private accessor into: Item | undefined;
  @state() private accessor preview: DecisionPreview | undefined;
  @state() private accessor failure: Problem | undefined;

  async #choose({ detail }: CustomEvent<Item>): Promise<void> {
    const { item } = this;
    if (!item || !(await requirePerson())) return;
    this.into = detail;
    this.preview = undefined;
    this.failure = undefined;
    try {
      const preview = bodyOf(await api.POST('/v1/collections/{collectionId}/decisions/preview', {
        params: { path: { collectionId: item.collectionId } },
        body: { decisionId: uniqueId(), kind: 'merge-item', subjects: [{ itemId: item.itemId }], other: { itemId: detail.itemId } },
      }));
      if (this.into === detail) this.preview = preview; // Otherwise the user has picked another item by now.
    } catch (failure) {
      if (!isAbort(failure) && this.into === detail) this.failure = Problem.from(failure);
    }
  }

  override render(): TemplateResult {
    const { item, into, preview } = this;
    if (!item) return html``;
    return html`<section class="panel" aria-label=${t.item.merge} @keydown=${(event: KeyboardEvent) => { if (event.key === 'Escape') this.emit('closed', undefined); }}>
      <p>${t.item.mergeHint(item.title || item.itemId)}</p>
      <item-picker .collectionId=${item.collectionId} .except=${item.itemId} @picked=${this.#choose}></item-picker>
      ${this.failure ? html`<problem-panel .problem=${this.failure}></problem-panel>` : nothing}
      ${into && !preview && !this.failure ? loadingText() : nothing}
      ${into && preview ? html`<p role="status">${t.item.mergePreview(item.title || item.itemId, into.title || into.itemId, preview.specimens, preview.images)}
        ${preview.conflicts > 0 ? t.records.previewConflicts(preview.conflicts) : nothing}</p>` : nothing}
      <div class="row"><button class="primary" ?disabled=${!into || !preview} @click=${() => into && this.emit('merge', { itemId: into.itemId, title: into.title || into.itemId })}>${t.item.mergeNow}</button>
        <button @click=${() => this.emit('closed', undefined)}>${t.app.cancel}</button></div>
    </section>`;
  }
}
