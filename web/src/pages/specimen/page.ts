import { html, css, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { bodyOf, api } from '../../api/client.js';
import { isAbort } from '../../api/problem.js';
import type { SpecimenRecord } from '../../api/records.js';
import type { Decided, Hit, ImageSummary, Item } from '../../api/types.js';
import { choiceMessage } from '../../decide/choice-message.js';
import { decide } from '../../decide/decide.js';
import { draft, type DecisionContext } from '../../decide/evidence.js';
import '../../elements/copy-address.js';
import '../../elements/decision-bar.js';
import type { Choice } from '../../elements/decision-bar.js';
import { icon } from '../../elements/icons.js';
import '../../elements/image-card.js';
import '../../elements/item-picker.js';
import { loadingText } from '../../elements/loading.js';
import '../../elements/problem-panel.js';
import '../../elements/statements-by-source.js';
import { distinct } from '../../elements/statements-by-source.js';
import { shared } from '../../elements/vitrine-element.js';
import { collectionAddress, compareAddress, imageAddress, itemAddress, specimenAddress } from '../../shell/addresses.js';
import { DecidedRecordPage } from '../../shell/decided-record-page.js';
import { Keys } from '../../shell/keys.js';
import { go, parameters } from '../../shell/router.js';
import { dateTime, propertyValue } from '../../strings/format.js';
import { t } from '../../strings/index.js';
import './decided-relations.js';
import './people-disagree.js';

const CANDIDATES = 8;

/**
 * Page of a specimen: photographs of both sides, its item with the source of that, candidates, statements side by side,
 * and decisions.
 */
@customElement('page-specimen')
export class SpecimenPage extends DecidedRecordPage {
  static override styles = [shared, css`
    .eyebrow { margin: 1.25rem 0 0; color: var(--ink-2); overflow-wrap: anywhere; }
    h1 { margin-top: 0.25rem; overflow-wrap: anywhere; }
    .photographs { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr)); gap: var(--gap); }
    figure { margin: 0; }
    figure a { display: block; border-radius: var(--radius); }
    figure img, figure .none { display: grid; place-items: center; width: 100%; aspect-ratio: 1; object-fit: contain; background: var(--sunk); border: 1px solid var(--line); border-radius: var(--radius); }
    figure a:hover img { border-color: var(--accent); }
    .belongs { display: grid; gap: 0.5rem; }
    .belongs p { margin: 0; overflow-wrap: anywhere; }
    .belongs .what { font: 600 1.2rem/1.3 var(--serif); }
    .columns { display: grid; grid-template-columns: minmax(0, 2fr) minmax(15rem, 1fr); gap: clamp(1rem, 3vw, 2.5rem); align-items: start; margin-top: 1rem; }
    .columns > * { min-width: 0; }
    .decide { position: sticky; bottom: 0; z-index: 2; background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius) var(--radius) 0 0; padding: 0.7rem; margin-top: 1rem; }
    @media (max-width: 52rem) { .columns { grid-template-columns: minmax(0, 1fr); } .photographs { grid-template-columns: 1fr 1fr; gap: 0.6rem; } }
  `];

  protected readonly path = '/specimen';
  @state() private accessor specimen: SpecimenRecord | undefined;
  /** The most similar photographs; undefined until they are read. */
  @state() private accessor similar: { hits: readonly Hit[]; answer: DecisionContext['answer'] } | undefined;
  @state() private accessor chosen = 0;
  @state() private accessor refused: ReadonlySet<string> = new Set();
  @state() private accessor picking = false;

  constructor() {
    super();
    new Keys(this, () => [
      ...(this.#candidates().length > 0 ? [
        { keys: 'ArrowRight', label: t.find.nextCandidate, run: () => this.#choose(this.chosen + 1) },
        { keys: 'ArrowLeft', label: t.find.previousCandidate, run: () => this.#choose(this.chosen - 1) },
        { keys: 'c', label: t.find.compare, run: () => this.#compare() },
      ] : []),
      ...(this.specimen?.itemId ? [{ keys: 'e', label: t.specimen.detach, run: () => this.#detach() }] : []),
      ...(this.specimen?.images ? [{ keys: 'f', label: t.specimen.attachOther, run: () => (this.picking = !this.picking) }] : []),
    ]);
  }

  protected recordKey(): string {
    return JSON.stringify([this.collectionId(), parameters().get('institution'), parameters().get('specimen')]);
  }

  protected clear(): void {
    Object.assign(this, { specimen: undefined, similar: undefined, history: undefined, chosen: 0, refused: new Set(), picking: false });
  }

  protected async load(signal: AbortSignal): Promise<void> {
    const collection = this.collectionId();
    const specimen = parameters().get('specimen') ?? '';
    const institution = parameters().get('institution');
    const record = bodyOf(await api.GET('/v1/specimens', { params: { query: { collection, specimen, limit: 100, ...(institution ? { institution } : {}) } }, signal }));
    this.specimen = record;
    if (!record.institutionId || !record.images) return;
    await this.readHistory(collection, { institution: record.institutionId, specimen }, signal);
    const [first] = record.images;
    if (this.similar?.hits.length) return;
    if (!first) return void (this.similar = { hits: [], answer: undefined });
    try {
      const answer = bodyOf(await api.GET('/v1/images/{imageId}/similar', { params: { path: { imageId: first.imageId }, query: { k: CANDIDATES * 2 } }, signal }));
      this.similar = { hits: answer.hits, answer: answer.score ? { score: answer.score } : {} };
    } catch (failure) {
      if (isAbort(failure)) throw failure;
      this.similar = { hits: [], answer: undefined }; // The page then states that there are no candidates.
    }
  }

  /** Returns the candidates without the specimen itself. */
  #candidates(): Hit[] {
    const { specimen } = this;
    return (this.similar?.hits ?? []).filter((it) => it.specimenId !== specimen?.specimenId || it.institutionId !== specimen.institutionId).slice(0, CANDIDATES);
  }

  #choose(place: number): void {
    this.chosen = Math.min(this.#candidates().length - 1, Math.max(0, place));
  }

  #compare(): void {
    const [first] = this.specimen?.images ?? [];
    const hit = this.#candidates()[this.chosen];
    if (first && hit) go(compareAddress(this.collectionId(), first.imageId, hit.imageId));
  }

  #decide({ detail: choice }: CustomEvent<Choice>): void {
    const { specimen, refused, similar } = this;
    const [image] = specimen?.images ?? [];
    if (!specimen || !image) return;
    const hits = this.#candidates();
    const hit = hits[this.chosen];
    void decide(this.collectionId(), draft(choice, { image, hits, chosen: this.chosen, ...(similar?.answer ? { answer: similar.answer } : {}) }), {
      message: choiceMessage(choice, specimen.specimenId, hit),
      apply: this.whileShown(() => {
        if (choice.kind === 'attach' && hit?.itemId) this.specimen = { ...specimen, itemId: hit.itemId };
        if (choice.kind === 'not-same' && hit) this.refused = new Set([...refused, hit.imageId]);
        if (choice.kind === 'none-of-these') this.refused = new Set(hits.map((it) => it.imageId));
      }),
      revert: this.whileShown(() => Object.assign(this, { specimen, refused })),
    });
  }

  #detach(): void {
    const { specimen } = this;
    if (!specimen?.institutionId || !specimen.itemId) return;
    const { itemId, ...rest } = specimen;
    void decide(this.collectionId(), { kind: 'detach', subjects: [{ institutionId: specimen.institutionId, specimenId: specimen.specimenId }] }, {
      message: t.specimen.detached(specimen.specimenId, itemId),
      apply: this.whileShown(() => (this.specimen = rest)),
      revert: this.whileShown(() => (this.specimen = specimen)),
    });
  }

  #pick({ detail: item }: CustomEvent<Item>): void {
    const { specimen } = this;
    if (!specimen?.institutionId) return;
    this.picking = false;
    void decide(this.collectionId(), { kind: 'attach', subjects: [{ institutionId: specimen.institutionId, specimenId: specimen.specimenId }], value: { itemId: item.itemId } }, {
      message: t.decide.attached(specimen.specimenId, item.title || item.itemId),
      apply: this.whileShown(() => (this.specimen = { ...specimen, itemId: item.itemId })),
      revert: this.whileShown(() => (this.specimen = specimen)),
    });
  }

  override render(): TemplateResult {
    const { specimen } = this;
    const id = parameters().get('specimen') ?? '';
    return html`<p class="eyebrow"><a href=${collectionAddress(this.collectionId())}>${this.collection?.title || this.collectionId()}</a>${specimen?.institutionId ? ` · ${specimen.institutionId}` : ''}</p>
      <h1>${t.word.specimen(id)}</h1>
      ${this.failure ? html`<problem-panel .problem=${this.failure} ?retry=${this.failure.status !== 404} @retry=${() => void this.reload()}></problem-panel>` : nothing}
      ${!specimen ? (this.failure ? nothing : loadingText()) : specimen.specimens ? this.#several(specimen.specimens) : this.#shown(specimen)}`;
  }

  #several(specimens: NonNullable<SpecimenRecord['specimens']>): TemplateResult {
    return html`<div class="notice unsure"><p>${t.specimen.several(specimens.length)}</p></div>
      <h2 class="hidden-text">${t.specimen.institutions}</h2>
      <ul class="cards">${specimens.map((it) => html`<li><image-card .image=${it.images[0]} .href=${specimenAddress(this.collectionId(), it.institutionId, it.specimenId)}></image-card></li>`)}</ul>`;
  }

  #shown(specimen: SpecimenRecord): TemplateResult {
    const images = specimen.images ?? [];
    const candidates = this.#candidates();
    const hit = candidates[this.chosen];
    const first = images[0];
    return html`
      <div class="row"><copy-address .address=${specimenAddress(this.collectionId(), specimen.institutionId ?? '', specimen.specimenId)}></copy-address></div>
      <div class="columns">
        <section aria-label=${t.collection.tabs.photographs}>
          <ul class="photographs" aria-label=${t.word.photographs(images.length)}>${images.map((it) => this.#photograph(it))}</ul>
          ${specimen.next ? html`<p class="hint">${t.specimen.more(images.length)}</p>` : nothing}
        </section>
        <aside>
          ${this.#belongs(specimen)}
          <decided-relations .collectionId=${this.collectionId()} .decided=${specimen.decided}></decided-relations>
          <people-disagree .conflicts=${specimen.decided?.conflicts ?? []}></people-disagree>
          <h2>${t.decide.history}</h2>
          ${this.historyPart(this.collectionId(), { institution: specimen.institutionId ?? '', specimen: specimen.specimenId })}
        </aside>
      </div>
      <section aria-label=${t.specimen.candidates}>
        <h2>${t.specimen.candidates}</h2>
          ${!this.similar ? (this.failure ? nothing : loadingText()) : candidates.length === 0 ? html`<p class="hint">${t.specimen.noCandidates}</p>` : html`<ol class="cards" aria-label=${t.specimen.candidates}>${candidates.map((it, at) => html`<li>
            <image-card .image=${it} .rank=${at + 1} .facts=${2} .href=${compareAddress(this.collectionId(), first!.imageId, it.imageId)} ?selected=${at === this.chosen} ?dimmed=${this.refused.has(it.imageId)}>
              <div slot="actions"><button class="small" aria-pressed=${at === this.chosen} @click=${() => this.#choose(at)}>${icon('check')}${t.find.pick}</button></div></image-card></li>`)}</ol>`}
          ${this.similar ? html`<div class="decide"><decision-bar .candidate=${hit?.itemId ?? hit?.specimenId} ?attachable=${hit?.itemId !== undefined} .proposedTitle=${specimen.specimenId} @choice=${this.#decide}></decision-bar></div>` : nothing}
      </section>
      <h2>${t.item.statements}</h2>
      <statements-by-source .statements=${distinct(images.flatMap((it) => it.attributes))}></statements-by-source>`;
  }

  #photograph(it: ImageSummary): TemplateResult {
    const picture = it.links.access ?? it.links.thumbnail;
    return html`<li><figure><a href=${imageAddress(it)} aria-label=${t.records.photographOf(it.specimenId, propertyValue('side', it.side))}>
      ${picture ? html`<img src=${picture} alt="" loading="lazy">` : html`<span class="none hint">${t.app.noPicture}</span>`}</a>
      <figcaption class="hint">${propertyValue('side', it.side)} · ${it.identifier}</figcaption></figure></li>`;
  }

  #belongs(specimen: SpecimenRecord): TemplateResult {
    const { itemId } = specimen;
    return html`<section class="panel belongs" aria-label=${t.titles.item}>
      <p class="what">${itemId ? html`${t.specimen.belongs} <a href=${itemAddress(this.collectionId(), itemId)}>${itemId}</a>` : t.find.belongsNowhere}</p>
      <p class="hint">${assignmentText(specimen)}</p>
      <div class="row">
        ${itemId ? html`<button class="small" @click=${() => this.#detach()}>${icon('unlink')}${t.specimen.detach} <kbd>E</kbd></button>` : nothing}
        <button class="small" aria-expanded=${this.picking} @click=${() => (this.picking = !this.picking)}>${icon('search')}${t.specimen.attachOther} <kbd>F</kbd></button>
      </div>
      ${this.picking ? html`<item-picker .collectionId=${this.collectionId()} .except=${itemId} @picked=${this.#pick}></item-picker>` : nothing}
    </section>`;
  }
}

/** Returns a text that states who assigned the specimen to its item. */
function assignmentText({ itemId, statedItemId, decided }: SpecimenRecord): string {
  const parts: string[] = [];
  const by = decided?.by;
  const name = (it: NonNullable<Decided['by']>) => it.person.name ?? t.word.person;
  if (by && decided.itemId === itemId) parts.push(decided.noneOfThese ? t.specimen.noneBy(name(by), dateTime(by.at)) : itemId ? t.specimen.attachedBy(name(by), dateTime(by.at)) : t.specimen.detachedBy(name(by), dateTime(by.at)));
  if (statedItemId) parts.push(t.specimen.stated(statedItemId));
  if (decided && decided.confirmations > 1) parts.push(t.specimen.confirmed(decided.confirmations));
  if (decided?.pending) parts.push(t.specimen.pending(decided.pending.itemId ?? '–', decided.pending.confirmations, decided.pending.required));
  return parts.join(' ');
}
