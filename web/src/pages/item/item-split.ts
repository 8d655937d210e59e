import { html, css, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { bodyOf, api } from '../../api/client.js';
import { Problem } from '../../api/problem.js';
import type { ItemRecord, SpecimenOfItem } from '../../api/records.js';
import type { DecisionPreview } from '../../api/types.js';
import { loadingText } from '../../elements/loading.js';
import '../../elements/problem-panel.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { requirePerson } from '../../shell/person.js';
import { uniqueId } from '../../shell/router.js';
import { t } from '../../strings/index.js';
import { specimenKey, splitDraft, type ItemSplitChoice } from './split-draft.js';

/**
 * Form to choose the specimens of an item that go to a new item, with a preview of the change. Emits `split`
 * (ItemSplitChoice), `more` where more specimens are to be read, or `closed`.
 */
@customElement('item-split')
export class ItemSplit extends VitrineElement {
  static override styles = [shared, css`
    :host { display: block; }
    form { display: grid; gap: 0.75rem; }
    form p { margin: 0; }
    fieldset { border: 0; padding: 0; margin: 0; min-width: 0; }
    legend { font-weight: 600; padding: 0; }
    ul { list-style: none; margin: 0.5rem 0 0; padding: 0; display: grid; gap: 0.4rem; max-height: 20rem; overflow-y: auto; }
    li label { display: flex; align-items: center; gap: 0.75rem; overflow-wrap: anywhere; min-width: 0; }
    img { width: 3rem; height: 3rem; object-fit: contain; background: var(--sunk); border-radius: 6px; flex: none; }
    label.field input { width: 100%; }
  `];

  @property({ attribute: false }) accessor item: ItemRecord | undefined;
  /** Keys of the chosen specimens. */
  @state() private accessor chosen: ReadonlySet<string> = new Set();
  @state() private accessor preview: DecisionPreview | undefined;
  @state() private accessor failure: Problem | undefined;
  @query('input[type=checkbox]') private accessor first!: HTMLInputElement | null;
  @query('#title') private accessor field!: HTMLInputElement;
  /** Id of the new item; the same for previews and the decision. */
  readonly #itemId = `item-${uniqueId()}`;

  protected override firstUpdated(): void {
    this.first?.focus();
  }

  #choice(title: string): ItemSplitChoice {
    return { itemId: this.#itemId, title, specimens: (this.item?.specimens ?? []).filter((it) => this.chosen.has(specimenKey(it))) };
  }

  async #choose(specimen: SpecimenOfItem, isChosen: boolean): Promise<void> {
    const { item, chosen: before } = this;
    const chosen = new Set(before);
    if (isChosen) chosen.add(specimenKey(specimen));
    else chosen.delete(specimenKey(specimen));
    this.chosen = chosen;
    this.preview = undefined;
    this.failure = undefined;
    if (!item || chosen.size === 0) return;
    if (!(await requirePerson())) {
      if (this.chosen === chosen) this.chosen = new Set();
      return;
    }
    if (this.chosen !== chosen) return; // The user has chosen other specimens by now.
    try {
      const body = { decisionId: uniqueId(), ...splitDraft(item.itemId, this.#choice('')) };
      const preview = bodyOf(await api.POST('/v1/collections/{collectionId}/decisions/preview', { params: { path: { collectionId: item.collectionId } }, body }));
      if (this.chosen === chosen) this.preview = preview;
    } catch (failure) {
      if (this.chosen === chosen) this.failure = Problem.from(failure);
    }
  }

  #split(event: Event): void {
    event.preventDefault();
    const title = this.field.value.trim();
    if (title && this.preview && this.#keepsOne()) this.emit('split', this.#choice(title));
  }

  /** Whether the item keeps a specimen, among those that are read or those that are not. */
  #keepsOne(): boolean {
    return this.item?.next !== undefined || (this.item?.specimens ?? []).some((it) => !this.chosen.has(specimenKey(it)));
  }

  override render(): TemplateResult {
    const { item, chosen, preview } = this;
    if (!item) return html``;
    const keepsOne = this.#keepsOne();
    return html`<form class="panel" aria-label=${t.item.split} @submit=${this.#split} @keydown=${(event: KeyboardEvent) => { if (event.key === 'Escape') this.emit('closed', undefined); }}>
      <p>${t.item.splitHint(item.title || item.itemId)}</p>
      <fieldset><legend>${t.item.splitSpecimens}</legend>
        <ul>${item.specimens.map((it) => this.#specimen(it))}</ul>
        ${item.next ? html`<button type="button" class="small" @click=${() => this.emit('more', undefined)}>${t.app.more}</button>` : nothing}
      </fieldset>
      <label class="field"><span>${t.decide.itemTitle}</span><input id="title" required maxlength="500"></label>
      ${keepsOne ? nothing : html`<p class="hint" role="status">${t.item.splitKeepsOne}</p>`}
      ${this.failure ? html`<problem-panel .problem=${this.failure}></problem-panel>` : nothing}
      ${chosen.size > 0 && !preview && !this.failure ? loadingText() : nothing}
      ${preview ? html`<p role="status">${t.item.splitPreview(preview.specimens, preview.images)} ${preview.conflicts > 0 ? t.records.previewConflicts(preview.conflicts) : nothing}</p>` : nothing}
      <div class="row"><button class="primary" ?disabled=${!preview || !keepsOne}>${t.item.splitNow}</button>
        <button type="button" @click=${() => this.emit('closed', undefined)}>${t.app.cancel}</button></div>
    </form>`;
  }

  #specimen(it: SpecimenOfItem): TemplateResult {
    const thumbnail = it.images.find((image) => image.links.thumbnail)?.links.thumbnail;
    return html`<li><label><input type="checkbox" .checked=${this.chosen.has(specimenKey(it))} @change=${(event: Event) => void this.#choose(it, (event.target as HTMLInputElement).checked)}>
      ${thumbnail ? html`<img src=${thumbnail} alt="" loading="lazy">` : nothing}
      <span>${t.word.specimen(it.specimenId)} <span class="hint">${it.institutionId}</span></span></label></li>`;
  }
}
