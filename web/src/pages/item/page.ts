import { html, css, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { bodyOf, api } from '../../api/client.js';
import type { ItemRecord, SpecimenOfItem } from '../../api/records.js';
import { decide } from '../../decide/decide.js';
import '../../elements/copy-address.js';
import { icon } from '../../elements/icons.js';
import { loadingText } from '../../elements/loading.js';
import '../../elements/problem-panel.js';
import '../../elements/statements-by-source.js';
import { distinct } from '../../elements/statements-by-source.js';
import { shared } from '../../elements/vitrine-element.js';
import { collectionAddress, imageAddress, itemAddress, specimenAddress } from '../../shell/addresses.js';
import { DecidedRecordPage } from '../../shell/decided-record-page.js';
import { Keys } from '../../shell/keys.js';
import { VISIBLE_AFTER_MS } from '../../shell/record-page.js';
import { go, parameters } from '../../shell/router.js';
import { propertyName, propertyValue } from '../../strings/format.js';
import { t } from '../../strings/index.js';
import './item-editor.js';
import type { ItemEdit } from './item-editor.js';
import './item-merge.js';
import './item-split.js';
import { splitDraft, type ItemSplitChoice } from './split-draft.js';

type Open = 'edit' | 'merge' | 'split' | undefined;

/** Page of an item: its metadata, its specimens with both sides, and the decisions about it. */
@customElement('page-item')
export class ItemPage extends DecidedRecordPage {
  static override styles = [shared, css`
    .eyebrow { margin: 1.25rem 0 0; color: var(--ink-2); overflow-wrap: anywhere; }
    h1 { margin-top: 0.25rem; overflow-wrap: anywhere; }
    .tag { display: inline-block; border: 1px solid var(--brass); color: var(--brass); border-radius: 1rem; padding: 0 0.7rem; font-size: 0.9rem; }
    .tag.published { border-color: var(--accent); color: var(--accent); }
    .actions { margin-block: 0.75rem; }
    .columns { display: grid; grid-template-columns: minmax(0, 2fr) minmax(15rem, 1fr); gap: clamp(1rem, 3vw, 2.5rem); align-items: start; }
    .columns > * { min-width: 0; }
    h2 { margin-top: 1.25rem; }
    .specimens { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(19rem, 100%), 1fr)); gap: var(--gap); }
    .specimens h3 { overflow-wrap: anywhere; }
    .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0.5rem; margin-top: 0.6rem; }
    figure { margin: 0; }
    figure img, figure .none { display: grid; place-items: center; width: 100%; aspect-ratio: 1; object-fit: contain; background: var(--sunk); border-radius: 8px; }
    figcaption { font-size: 0.82rem; color: var(--ink-2); }
    dl { margin: 0; display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.3rem 1rem; }
    dt { color: var(--ink-2); }
    dd { margin: 0; overflow-wrap: anywhere; }
    @media (max-width: 52rem) { .columns { grid-template-columns: minmax(0, 1fr); } .actions button { flex: 1 1 40%; } .actions kbd { display: none; } }
  `];

  protected readonly path = '/item';
  @state() private accessor item: ItemRecord | undefined;
  @state() private accessor open: Open;
  /** The new item of the last split on this page. */
  @state() private accessor splitInto: ItemSplitChoice | undefined;

  constructor() {
    super();
    new Keys(this, () => [
      ...(this.item?.status === 'draft' ? [{ keys: 'p', label: t.item.publish, run: () => this.#publish() }] : []),
      ...(this.item ? [{ keys: 'e', label: t.item.edit, run: () => this.#toggle('edit') }, { keys: 'm', label: t.item.merge, run: () => this.#toggle('merge') }] : []),
      ...(this.item && isSplittable(this.item) ? [{ keys: 's', label: t.item.split, run: () => this.#toggle('split') }] : []),
    ]);
  }

  #itemId(): string {
    return parameters().get('item') ?? '';
  }

  protected recordKey(): string {
    return JSON.stringify([this.collectionId(), this.#itemId()]);
  }

  protected clear(): void {
    this.item = undefined;
    this.history = undefined;
    this.open = undefined;
    this.splitInto = undefined;
  }

  protected async load(signal: AbortSignal): Promise<void> {
    const collection = this.collectionId();
    const item = bodyOf(await api.GET('/v1/items', { params: { query: { collection, item: this.#itemId(), limit: 100 } }, signal }));
    this.item = item;
    await this.readHistory(collection, { item: item.itemId }, signal);
  }

  async #more(): Promise<void> {
    const { item } = this;
    if (!item?.next) return;
    const page = bodyOf(await api.GET('/v1/items', { params: { query: { collection: this.collectionId(), item: item.itemId, limit: 100, cursor: item.next } } }));
    if (this.item !== item) return; // The page shows another item by now, or this one was read again.
    const { next: _, ...before } = item;
    this.item = { ...before, specimens: joined([...item.specimens, ...page.specimens]), ...(page.next ? { next: page.next } : {}) };
  }

  #toggle(panel: Exclude<Open, undefined>): void {
    this.open = this.open === panel ? undefined : panel;
  }

  #publish(): void {
    const { item } = this;
    if (!item) return;
    void decide(this.collectionId(), { kind: 'publish-item', subjects: [{ itemId: item.itemId }] }, {
      message: t.item.published(item.title || item.itemId),
      apply: this.whileShown(() => (this.item = { ...item, status: 'published' })),
      revert: this.whileShown(() => (this.item = item)),
    });
  }

  #edit({ detail }: CustomEvent<ItemEdit>): void {
    const { item } = this;
    if (!item) return;
    this.open = undefined;
    // An empty value removes a name from the metadata.
    const metadata = Object.fromEntries(Object.entries({ ...item.metadata, ...detail.metadata }).filter(([, value]) => value !== ''));
    void decide(this.collectionId(), { kind: 'edit-item', subjects: [{ itemId: item.itemId }], value: detail }, {
      message: t.item.edited(detail.title ?? (item.title || item.itemId)),
      apply: this.whileShown(() => (this.item = { ...item, ...(detail.title === undefined ? {} : { title: detail.title }), metadata })),
      revert: this.whileShown(() => (this.item = item)),
    });
  }

  #merge({ detail: into }: CustomEvent<{ itemId: string; title: string }>): void {
    const { item } = this;
    if (!item) return;
    this.open = undefined;
    const was = location.pathname + location.search;
    void decide(this.collectionId(), { kind: 'merge-item', subjects: [{ itemId: item.itemId }], other: { itemId: into.itemId } }, {
      message: t.item.merged(item.title || item.itemId, into.title),
      apply: () => go(itemAddress(this.collectionId(), into.itemId)),
      revert: () => go(was),
    });
  }

  #split({ detail: into }: CustomEvent<ItemSplitChoice>): void {
    const { item, splitInto } = this;
    if (!item) return;
    this.open = undefined;
    const specimens = item.specimens.filter((it) => !into.specimens.includes(it));
    let inEffect = true;
    const link = this.whileShown(() => {
      if (inEffect) this.splitInto = into;
    });
    void decide(this.collectionId(), splitDraft(item.itemId, into), {
      message: t.item.splitDone(into.specimens.length, into.title),
      apply: this.whileShown(() => {
        inEffect = true;
        this.item = { ...item, specimens };
      }),
      revert: this.whileShown(() => {
        inEffect = false;
        Object.assign(this, { item, splitInto });
      }),
    }).then((result) => {
      if (result) setTimeout(link, VISIBLE_AFTER_MS); // By then answers have the new item.
    });
  }

  override render(): TemplateResult {
    const { item } = this;
    const id = this.#itemId();
    return html`<p class="eyebrow"><a href=${collectionAddress(this.collectionId(), { tab: 'items' })}>${this.collection?.title || this.collectionId()}</a> · ${t.titles.item} ${id}</p>
      <h1>${item?.title || id}</h1>
      ${this.failure ? html`<problem-panel .problem=${this.failure} ?retry=${this.failure.status !== 404} @retry=${() => void this.reload()}></problem-panel>` : nothing}
      ${item ? this.#shown(item) : this.loading && !this.failure ? loadingText() : nothing}`;
  }

  #shown(item: ItemRecord): TemplateResult {
    const statements = distinct(item.specimens.flatMap((it) => it.images.flatMap((image) => image.attributes)).filter((it) => it.name !== 'side'));
    const metadata = Object.entries(item.metadata ?? {});
    return html`
      ${item.requestedItemId ? html`<div class="notice sure" role="status"><p>${t.item.wasMerged(item.requestedItemId, item.title || item.itemId)}</p></div>` : nothing}
      <div class="row actions">
        ${item.status ? html`<span class="tag ${item.status}">${t.records.states[item.status]}</span>` : nothing}
        ${item.status === 'draft' ? html`<button class="small primary" @click=${() => this.#publish()}>${icon('stamp')}${t.item.publish} <kbd>P</kbd></button>` : nothing}
        <button class="small" aria-expanded=${this.open === 'edit'} @click=${() => this.#toggle('edit')}>${icon('pencil')}${t.item.edit} <kbd>E</kbd></button>
        <button class="small" aria-expanded=${this.open === 'merge'} @click=${() => this.#toggle('merge')}>${icon('merge')}${t.item.merge} <kbd>M</kbd></button>
        ${isSplittable(item) ? html`<button class="small" aria-expanded=${this.open === 'split'} @click=${() => this.#toggle('split')}>${icon('split')}${t.item.split} <kbd>S</kbd></button>` : nothing}
        <copy-address .address=${itemAddress(this.collectionId(), item.itemId)}></copy-address>
      </div>
      ${this.open === 'edit' ? html`<item-editor .item=${item} @edited=${this.#edit} @closed=${() => (this.open = undefined)}></item-editor>` : nothing}
      ${this.open === 'merge' ? html`<item-merge .item=${item} @merge=${this.#merge} @closed=${() => (this.open = undefined)}></item-merge>` : nothing}
      ${this.open === 'split' ? html`<item-split .item=${item} @split=${this.#split} @more=${() => void this.#more()} @closed=${() => (this.open = undefined)}></item-split>` : nothing}
      ${this.splitInto ? html`<p><a href=${itemAddress(this.collectionId(), this.splitInto.itemId)}>${t.item.splitInto(this.splitInto.title)}</a></p>` : nothing}
      <div class="columns">
        <section><h2>${t.word.specimens(item.specimens.length)}${item.next ? '+' : ''}</h2>
          ${item.specimens.length === 0 ? html`<p>${t.item.noSpecimens}</p>` : html`<ul class="specimens">${item.specimens.map((it) => this.#specimen(it))}</ul>`}
          ${item.next ? html`<p><button @click=${() => void this.#more()}>${t.app.more}</button></p>` : nothing}
          ${statements.length > 0 ? html`<h2>${t.item.statements}</h2><statements-by-source .statements=${statements}></statements-by-source>` : nothing}
        </section>
        <aside>
          <h2>${t.item.metadata}</h2>
          ${metadata.length > 0 ? html`<dl>${metadata.map(([name, value]) => html`<dt>${propertyName(name)}</dt><dd>${value}</dd>`)}</dl>` : html`<p class="hint">${t.item.noMetadata}</p>`}
          <h2>${t.decide.history}</h2>
          ${this.historyPart(this.collectionId(), { item: item.itemId })}
        </aside>
      </div>`;
  }

  #specimen(it: SpecimenOfItem): TemplateResult {
    return html`<li class="panel"><h3><a href=${specimenAddress(this.collectionId(), it.institutionId, it.specimenId)}>${t.word.specimen(it.specimenId)}</a></h3>
      <p class="hint">${it.institutionId}</p>
      <div class="pair">${it.images.slice(0, 4).map((image) => html`<figure><a href=${imageAddress(image)} aria-label=${t.records.photographOf(it.specimenId, propertyValue('side', image.side))}>
        ${image.links.thumbnail ? html`<img src=${image.links.thumbnail} alt="" loading="lazy">` : html`<span class="none hint">${t.app.noPicture}</span>`}</a>
        <figcaption>${propertyValue('side', image.side)}</figcaption></figure>`)}</div>
      ${it.images.length > 4 ? html`<p class="hint">${t.item.morePhotographs(it.images.length - 4)}</p>` : nothing}</li>`;
  }
}

/** Whether specimens of the item can go to another one, and at least one stays. */
function isSplittable(item: ItemRecord): boolean {
  return item.specimens.length > 1 || item.next !== undefined;
}

/** Joins the parts of specimens whose photographs are on two pages of the answer. */
function joined(specimens: readonly SpecimenOfItem[]): SpecimenOfItem[] {
  const all = new Map<string, SpecimenOfItem>();
  for (const it of specimens) {
    const key = JSON.stringify([it.institutionId, it.specimenId]);
    const before = all.get(key);
    all.set(key, before ? { ...before, images: [...before.images, ...it.images] } : it);
  }
  return [...all.values()];
}
