import { html, css, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ItemRecord } from '../../api/records.js';
import { icon } from '../../elements/icons.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { t } from '../../strings/index.js';

/** The changed members of an item; an empty value removes a name from the metadata. */
export interface ItemEdit { title?: string; metadata?: Record<string, string> }

/** Form for title and metadata of an item. Emits `edited` (ItemEdit) or `closed`. */
@customElement('item-editor')
export class ItemEditor extends VitrineElement {
  static override styles = [shared, css`
    :host { display: block; }
    form { display: grid; gap: 0.75rem; }
    fieldset { border: 0; padding: 0; margin: 0; display: grid; gap: 0.5rem; min-width: 0; }
    legend { font-weight: 600; padding: 0; }
    .pair { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 2fr) auto; gap: 0.5rem; }
    .pair input, label.field input { width: 100%; }
  `];

  @property({ attribute: false }) accessor item: ItemRecord | undefined;
  @state() private accessor rows: readonly { name: string; value: string }[] = [];
  @query('#title') private accessor field!: HTMLInputElement;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('item') && changed.get('item')?.itemId !== this.item?.itemId) this.rows = Object.entries(this.item?.metadata ?? {}).map(([name, value]) => ({ name, value }));
  }

  protected override firstUpdated(): void {
    this.field.focus();
  }

  #row(at: number, change: Partial<{ name: string; value: string }>): void {
    this.rows = this.rows.map((it, place) => (place === at ? { ...it, ...change } : it));
  }

  async #add(): Promise<void> {
    this.rows = [...this.rows, { name: '', value: '' }];
    await this.updateComplete;
    [...this.renderRoot.querySelectorAll<HTMLInputElement>('.pair input:first-child')].at(-1)?.focus();
  }

  #save(event: Event): void {
    event.preventDefault();
    const before = this.item?.metadata ?? {};
    const now = Object.fromEntries(this.rows.map((it) => [it.name.trim(), it.value.trim()]).filter(([name]) => name));
    const metadata = Object.fromEntries([
      ...Object.keys(before).filter((name) => !(name in now)).map((name) => [name, '']),
      ...Object.entries(now).filter(([name, value]) => before[name] !== value),
    ]);
    const title = this.field.value.trim();
    const edited: ItemEdit = { ...(title === (this.item?.title ?? '') ? {} : { title }), ...(Object.keys(metadata).length > 0 ? { metadata } : {}) };
    if (Object.keys(edited).length > 0) this.emit('edited', edited);
    else this.emit('closed', undefined);
  }

  override render(): TemplateResult {
    return html`<form class="panel" @submit=${this.#save} @keydown=${(event: KeyboardEvent) => { if (event.key === 'Escape') this.emit('closed', undefined); }}>
      <label class="field"><span>${t.decide.itemTitle}</span><input id="title" maxlength="500" .value=${this.item?.title ?? ''}></label>
      <fieldset><legend>${t.item.metadata}</legend>
        ${this.rows.map((it, at) => html`<div class="pair">
          <input aria-label=${t.item.name(at + 1)} placeholder=${t.item.nameHint} maxlength="200" .value=${it.name} @input=${(event: Event) => this.#row(at, { name: (event.target as HTMLInputElement).value })}>
          <input aria-label=${t.item.value(it.name || String(at + 1))} maxlength="2000" .value=${it.value} @input=${(event: Event) => this.#row(at, { value: (event.target as HTMLInputElement).value })}>
          <button type="button" class="icon" aria-label=${t.item.remove(it.name || String(at + 1))} @click=${() => (this.rows = this.rows.filter((_, place) => place !== at))}>${icon('trash')}</button></div>`)}
        <div><button type="button" class="small" @click=${() => void this.#add()}>${icon('plus')}${t.item.add}</button></div>
      </fieldset>
      <div class="row"><button class="primary">${t.app.save}</button><button type="button" @click=${() => this.emit('closed', undefined)}>${t.app.cancel}</button></div>
    </form>`;
  }
}
