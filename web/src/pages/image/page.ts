import { html, css, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { bodyOf, api } from '../../api/client.js';
import { isAbort } from '../../api/problem.js';
import type { Hit, ImageView, Region } from '../../api/types.js';
import { decide } from '../../decide/decide.js';
import '../../elements/copy-address.js';
import { icon } from '../../elements/icons.js';
import '../../elements/image-card.js';
import '../../elements/picture-viewer.js';
import { loadingText } from '../../elements/loading.js';
import '../../elements/problem-panel.js';
import { shared } from '../../elements/vitrine-element.js';
import { collectionAddress, compareAddress, imageAddress, itemAddress, specimenAddress } from '../../shell/addresses.js';
import { DecidedRecordPage } from '../../shell/decided-record-page.js';
import { Keys } from '../../shell/keys.js';
import { person } from '../../shell/person.js';
import { parameters } from '../../shell/router.js';
import { propertyValue } from '../../strings/format.js';
import { t } from '../../strings/index.js';
import '../specimen/people-disagree.js';
import './image-attributes.js';
import type { AttributeVerdict } from './image-attributes.js';
import './image-facts.js';
import './image-labels.js';
import type { ImageLabels, LabelVerdict } from './image-labels.js';
import './placement-panel.js';

const SIMILAR = 8;
const PICTURES = ['access', 'prepared', 'mask', 'thumbnail'];

/** Page of one photograph: deep zoom, its preparation, statements about it, and corrections by the user. */
@customElement('page-image')
export class ImagePage extends DecidedRecordPage {
  static override styles = [shared, css`
    .eyebrow { margin: 1.25rem 0 0; color: var(--ink-2); overflow-wrap: anywhere; }
    h1 { margin-top: 0.25rem; overflow-wrap: anywhere; }
    .columns { display: grid; grid-template-columns: minmax(0, 3fr) minmax(17rem, 2fr); gap: clamp(1rem, 3vw, 2rem); align-items: start; margin-top: 0.75rem; }
    .columns > * { min-width: 0; }
    picture-viewer { height: min(36rem, 70vh); }
    .pictures { display: flex; flex-wrap: wrap; gap: 0.4rem; margin-block: 0.5rem; }
    aside h2:first-of-type { margin-top: 0; }
    .sides { display: flex; flex-wrap: wrap; gap: 0.4rem; }
    @media (max-width: 52rem) { .columns { grid-template-columns: minmax(0, 1fr); } picture-viewer { height: 60vh; } }
  `];

  protected readonly path = '/image';
  @state() private accessor image: ImageView | undefined;
  @state() private accessor similar: readonly Hit[] | undefined;
  @state() private accessor kind = 'access';
  @state() private accessor placing: 'place' | 'box' | undefined;
  @state() private accessor box: Region | undefined;

  constructor() {
    super();
    new Keys(this, () => !this.image ? [] : [
      { keys: 'r', label: t.image.place, run: () => (this.placing = this.placing === 'place' ? undefined : 'place') },
      { keys: 'b', label: t.image.drawBox, run: () => (this.placing = this.placing === 'box' ? undefined : 'box') },
      { keys: '1', label: t.image.setSide(t.word.obverse), run: () => this.#side('obverse') },
      { keys: '2', label: t.image.setSide(t.word.reverse), run: () => this.#side('reverse') },
      { keys: 'v', label: t.image.nextPicture, run: () => this.#nextPicture() },
      { keys: 'l', label: t.image.addLabel, run: () => this.renderRoot.querySelector<ImageLabels>('image-labels')?.focusField() },
    ]);
  }

  protected recordKey(): string {
    return parameters().get('id') ?? '';
  }

  protected clear(): void {
    Object.assign(this, { image: undefined, similar: undefined, history: undefined, kind: 'access', placing: undefined, box: undefined });
  }

  protected override collectionId(): string {
    return this.image?.collectionId ?? super.collectionId();
  }

  protected async load(signal: AbortSignal): Promise<void> {
    const imageId = this.recordKey();
    const image = bodyOf(await api.GET('/v1/images/{imageId}', { params: { path: { imageId } }, signal }));
    this.image = image;
    await this.readHistory(image.collectionId, { image: imageId }, signal);
    if (this.similar) return;
    try {
      this.similar = bodyOf(await api.GET('/v1/images/{imageId}/similar', { params: { path: { imageId }, query: { k: SIMILAR } }, signal })).hits;
    } catch (failure) {
      if (isAbort(failure)) throw failure;
      this.similar = []; // This page then shows no similar images.
    }
  }

  #pictures(image: ImageView): string[] {
    return PICTURES.filter((kind) => image.renditions.some((it) => it.kind === kind));
  }

  #nextPicture(): void {
    if (!this.image) return;
    const all = this.#pictures(this.image);
    this.kind = all[(all.indexOf(this.kind) + 1) % all.length] ?? 'access';
  }

  /** Returns the deciding user, shown until the server has answered. */
  #me() {
    const name = person();
    return { id: '', ...(name ? { name } : {}) };
  }

  #subject(image: ImageView) {
    return { institutionId: image.institutionId, specimenId: image.specimenId, imageId: image.imageId };
  }

  #side(side: 'obverse' | 'reverse'): void {
    const { image } = this;
    if (!image) return;
    void decide(image.collectionId, { kind: 'set-side', subjects: [this.#subject(image)], value: { side } }, {
      message: t.image.sideSet(propertyValue('side', side)),
      apply: this.whileShown(() => (this.image = { ...image, side })),
      revert: this.whileShown(() => (this.image = image)),
    });
  }

  /** Sends one decision for the region and one for the angle. */
  #place({ detail }: CustomEvent<{ region?: Region; angleDegrees?: number }>): void {
    const { image } = this;
    this.placing = undefined;
    if (!image) return;
    const subjects = [this.#subject(image)];
    const { region, angleDegrees } = detail;
    const displayOf = (changed: Partial<ImageView>, message: string) => ({ message, apply: this.whileShown(() => (this.image = { ...image, ...changed })), revert: this.whileShown(() => (this.image = image)) });
    if (region) void decide(image.collectionId, { kind: 'set-region', subjects, value: { region } }, displayOf({ region }, t.image.regionSet));
    if (angleDegrees !== undefined) void decide(image.collectionId, { kind: 'set-angle', subjects, value: { angleDegrees: ((angleDegrees % 360) + 360) % 360 } }, displayOf({}, t.image.angleSet(String(angleDegrees))));
  }

  #attribute({ detail }: CustomEvent<AttributeVerdict>): void {
    const { image } = this;
    if (!image) return;
    const { kind, statement, value } = detail;
    const verdict = kind === 'confirm-attribute' ? 'confirmed' as const : kind === 'reject-attribute' ? 'rejected' as const : 'corrected' as const;
    const changed = image.attributes.map((it) => (it === statement ? { ...it, verdict, effective: verdict === 'confirmed' } : it));
    const attributes = kind === 'correct-attribute' ? [{ name: statement.name, value, source: 'person', person: this.#me(), effective: true }, ...changed] : changed;
    void decide(image.collectionId, { kind, subjects: [this.#subject(image)], value: { name: statement.name, value } }, {
      message: t.decide.recorded, apply: this.whileShown(() => (this.image = { ...image, attributes })), revert: this.whileShown(() => (this.image = image)),
    });
  }

  #label({ detail }: CustomEvent<LabelVerdict>): void {
    const { image, box } = this;
    if (!image) return;
    const { kind, name } = detail;
    const drawn = kind === 'add-label' && box ? { box } : {};
    this.box = undefined;
    void decide(image.collectionId, { kind, subjects: [this.#subject(image)], value: { name, ...drawn } }, {
      message: t.decide.recorded,
      apply: this.whileShown(() => {
        const by = { decisionId: '', person: this.#me(), at: new Date().toISOString() };
        const before = image.decided ?? { noneOfThese: false, confirmations: 0, notItems: [], notSpecimens: [], sameSpecimens: [], sameDies: [], labels: [], conflicts: [] };
        const verdict = kind === 'add-label' ? 'added' as const : kind === 'confirm-label' ? 'confirmed' as const : 'rejected' as const;
        this.image = { ...image, decided: { ...before, labels: [...before.labels.filter((it) => it.name !== name), { name, verdict, by, ...drawn }] } };
      }),
      revert: this.whileShown(() => (this.image = image)),
    });
  }

  override render(): TemplateResult {
    const { image } = this;
    return html`${image ? html`<p class="eyebrow"><a href=${collectionAddress(image.collectionId)}>${this.collection?.title || image.collectionId}</a> ·
        <a href=${specimenAddress(image.collectionId, image.institutionId, image.specimenId)}>${t.word.specimen(image.specimenId)}</a>${image.itemId ? html` · <a href=${itemAddress(image.collectionId, image.itemId)}>${image.itemId}</a>` : nothing}</p>` : nothing}
      <h1>${image?.identifier ?? t.titles.image}</h1>
      ${this.failure ? html`<problem-panel .problem=${this.failure} ?retry=${this.failure.status !== 404} @retry=${() => void this.reload()}></problem-panel>` : nothing}
      ${image ? this.#shown(image) : this.failure ? nothing : loadingText()}`;
  }

  #shown(image: ImageView): TemplateResult {
    const picture = image.renditions.find((it) => it.kind === this.kind) ?? image.renditions[0];
    return html`
      <div class="row"><copy-address .address=${imageAddress(image)}></copy-address>
        <a class="button small" href=${`/?${new URLSearchParams({ c: image.collectionId, image: image.imageId })}`}>${icon('search')}${t.image.find}</a></div>
      <div class="columns">
        <section aria-label=${t.titles.image}>
          ${this.placing ? html`<placement-panel .image=${image} ?boxOnly=${this.placing === 'box'} @placed=${(event: CustomEvent<{ region?: Region; angleDegrees?: number }>) => {
              if (this.placing !== 'box') return this.#place(event);
              this.box = event.detail.region;
              this.placing = undefined;
              void this.updateComplete.then(() => this.renderRoot.querySelector<ImageLabels>('image-labels')?.focusField());
            }} @closed=${() => (this.placing = undefined)}></placement-panel>`
            : picture ? html`<picture-viewer .src=${picture.href} .label=${`${image.specimenId}, ${propertyValue('side', image.side)}`}></picture-viewer>` : html`<p class="hint">${t.app.noPicture}</p>`}
          <div class="pictures" role="group" aria-label=${t.image.pictures}>
            ${this.#pictures(image).map((it) => html`<button class="small" aria-pressed=${it === this.kind && !this.placing} @click=${() => { this.kind = it; this.placing = undefined; }}>${t.image.kinds[it] ?? it}</button>`)}
            <button class="small" aria-pressed=${this.placing === 'place'} @click=${() => (this.placing = this.placing === 'place' ? undefined : 'place')}>${icon('filter')}${t.image.place} <kbd>R</kbd></button>
          </div>
          <image-facts .image=${image}></image-facts>
        </section>
        <aside>
          <h2>${t.word.side}</h2>
          <div class="sides" role="group" aria-label=${t.word.side}>${(['obverse', 'reverse'] as const).map((it, at) => html`<button class="small" aria-pressed=${image.side === it} @click=${() => this.#side(it)}>${propertyValue('side', it)} <kbd>${at + 1}</kbd></button>`)}</div>
          ${image.decided?.duplicateOf ? html`<p><a href=${imageAddress({ collectionId: image.collectionId, imageId: image.decided.duplicateOf })}>${t.image.duplicate}</a></p>` : nothing}
          <people-disagree .conflicts=${image.decided?.conflicts ?? []}></people-disagree>
          <h2>${t.item.statements}</h2>
          <image-attributes .statements=${image.attributes} @verdict=${this.#attribute}></image-attributes>
          <h2>${t.image.labels}</h2>
          <image-labels .labels=${image.labels} .verdicts=${image.decided?.labels ?? []} .box=${this.box} @draw=${() => (this.placing = 'box')} @verdict=${this.#label}></image-labels>
          <h2>${t.decide.history}</h2>
          ${this.historyPart(image.collectionId, { image: image.imageId })}
        </aside>
      </div>
      <h2>${t.image.similar}</h2>
      ${this.similar?.length ? html`<ul class="cards">${this.similar.map((it) => html`<li><image-card .image=${it} .facts=${2} .href=${compareAddress(image.collectionId, image.imageId, it.imageId)}></image-card></li>`)}</ul>`
        : this.similar ? html`<p class="hint">${t.image.noSimilar}</p>` : this.failure ? nothing : loadingText()}`;
  }
}
