import { html, css, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { QueryInput } from '../../api/search-request.js';
import type { QueryImage, QueryStep, Region, Side } from '../../api/types.js';
import { icon } from '../../elements/icons.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { confidence, measuredText, percent, propertyValue, sentence, whole } from '../../strings/format.js';
import { t } from '../../strings/index.js';
import { remarkTexts } from '../../strings/server-texts.js';
import './placement-editor.js';

/** What the user states about a query photograph; models and the preparation determine each undefined member. */
export interface QueryStatement { side?: Exclude<Side, 'unknown'>; region?: Region; angleDegrees?: number }

/**
 * One query photograph: it shows outline, region and angle of the preparation, compares each step with the original,
 * and lets the user correct them. Emits `stated` (QueryStatement).
 */
@customElement('query-photograph')
export class QueryPhotograph extends VitrineElement {
  static override styles = [shared, css`
    :host { display: block; }
    figure { margin: 0; position: relative; background: var(--sunk); border: 1px solid var(--line); border-radius: var(--radius); overflow: hidden; }
    figure.editing { padding-bottom: 6rem; }
    .shot { display: block; position: relative; margin-inline: auto; width: fit-content; }
    .shot > img { display: block; max-height: 22rem; }
    .shot > svg { position: absolute; inset: 0; width: 100%; height: 100%; }
    .outline { fill: none; stroke: #fff; stroke-width: 2.5; paint-order: stroke; vector-effect: non-scaling-stroke; filter: drop-shadow(0 0 1.5px #000); }
    .region { fill: none; stroke: #ffd34d; stroke-width: 2; stroke-dasharray: 6 4; vector-effect: non-scaling-stroke; filter: drop-shadow(0 0 1px #000); }
    .angle { stroke: #7be0d0; stroke-width: 3; vector-effect: non-scaling-stroke; filter: drop-shadow(0 0 1px #000); }
    .drawn { animation: appear 0.35s ease-out; }
    @keyframes appear { from { opacity: 0; } }
    .busy::after { content: ""; position: absolute; inset: 0 auto 0 0; width: 60%; background: linear-gradient(90deg, transparent, #fff5, transparent); animation: sweep 1.3s steps(18) infinite; }
    @keyframes sweep { from { transform: translateX(-100%); } to { transform: translateX(167%); } }
    .none { padding: 2rem; text-align: center; }
    .steps { list-style: none; margin: 0.6rem 0 0; padding: 0; display: flex; flex-wrap: wrap; gap: 0.35rem; }
    .steps button { font-size: 0.82rem; min-height: 2rem; padding: 0 0.6rem; gap: 0.35rem; border-radius: 1rem; }
    .steps .plain { display: inline-flex; gap: 0.35rem; align-items: center; min-height: 2rem; padding: 0 0.6rem; border: 1px solid var(--line); border-radius: 1rem; font-size: 0.82rem; }
    .steps .unsure .mark { color: var(--brass); }
    .steps li { white-space: nowrap; }
    .mark { font-weight: 700; color: var(--accent); }
    wa-comparison { max-width: 22rem; margin: 0.6rem auto 0; aspect-ratio: 1; border-radius: var(--radius); overflow: hidden; --divider-width: 3px; }
    wa-comparison img, wa-comparison svg { display: block; width: 100%; aspect-ratio: 1; object-fit: contain; background: var(--sunk); }
    .row { margin-top: 0.5rem; font-size: 0.92rem; }
    select { min-height: 2.25rem; padding-block: 0.1rem; }
    @media (max-width: 52rem) { .shot > img { max-height: 11rem; } .steps { flex-wrap: nowrap; overflow-x: auto; } .hint { display: none; } }
  `];

  @property({ attribute: false }) accessor input: QueryInput | undefined;
  @property({ attribute: false }) accessor image: Partial<QueryImage> | undefined;
  @property({ attribute: false }) accessor sides: readonly string[] = [];
  @property({ type: Boolean }) accessor busy = false;
  @property({ type: Boolean }) accessor editing = false;
  @state() private accessor address = '';
  @state() private accessor shown: string | undefined;
  @state() private accessor broken = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('input') && changed.get('input')?.file !== this.input?.file) {
      URL.revokeObjectURL(this.address);
      this.address = this.input ? URL.createObjectURL(this.input.file) : '';
      this.broken = false;
      this.shown = undefined;
    }
  }

  override disconnectedCallback(): void {
    URL.revokeObjectURL(this.address);
    this.address = '';
    super.disconnectedCallback();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.input && !this.address) this.address = URL.createObjectURL(this.input.file);
  }

  #state(stated: QueryStatement): void {
    this.editing = false;
    this.emit('stated', stated);
  }

  override render(): TemplateResult {
    const image = this.image ?? {};
    return html`
      <figure class="${this.busy && !image.steps ? 'busy' : ''} ${this.editing ? 'editing' : ''}">
        ${this.broken ? html`${image.prepared ? html`<div class="shot"><img src=${image.prepared} alt=${t.find.prepared}></div>` : html`<p class="none hint">${t.find.noPreview}</p>`}`
          : html`<div class="shot">
            <img src=${this.address} alt=${t.find.yours} decoding="async" @error=${() => (this.broken = true)}>
            ${image.region && image.widthPx && image.heightPx && !this.editing ? this.#overlay(image) : nothing}
            ${this.editing && image.region && image.widthPx && image.heightPx ? html`<placement-editor .region=${this.input?.region ?? image.region} .angleDegrees=${this.input?.angleDegrees ?? image.turnDegrees ?? 0}
              .widthPx=${image.widthPx} .heightPx=${image.heightPx} @placed=${(event: CustomEvent<QueryStatement>) => this.#state({ ...this.#statement(), ...event.detail })} @closed=${() => (this.editing = false)}></placement-editor>` : nothing}
          </div>`}
      </figure>
      ${image.steps ? this.#steps(image.steps) : nothing}
      ${this.shown ? this.#comparison(image) : nothing}
      <div class="row">
        ${this.sides.length > 0 ? html`<label class="row">${t.word.side}<select @change=${(event: Event) => this.#changeSide((event.target as HTMLSelectElement).value)}>
          <option value="" ?selected=${!this.input?.side}>${this.#predictedSideText(image)}</option>
          ${this.sides.map((it) => html`<option value=${it} ?selected=${it === this.input?.side}>${it === 'obverse' ? t.word.obverse : t.word.reverse}</option>`)}
        </select></label>` : nothing}
        ${image.region && !this.broken ? html`<button class="small" aria-pressed=${this.editing} @click=${() => (this.editing = !this.editing)}>${icon('filter')}${t.find.adjust} <kbd>R</kbd></button>` : nothing}
        ${this.input?.region || this.input?.angleDegrees !== undefined ? html`<button class="small quiet" @click=${() => this.#state(this.input?.side ? { side: this.input.side } : {})}>${t.find.asFound}</button>` : nothing}
      </div>
      ${image.quality ? html`<p class="hint">${t.find.quality(whole(image.quality.resolutionPx), percent(image.quality.coverage))}</p>` : nothing}`;
  }

  #statement(): QueryStatement {
    const { side, region, angleDegrees } = this.input ?? {};
    return { ...(side ? { side } : {}), ...(region ? { region } : {}), ...(angleDegrees === undefined ? {} : { angleDegrees }) };
  }

  #changeSide(side: string): void {
    const { side: _, ...others } = this.#statement();
    this.#state(side ? { ...others, side: side as Exclude<Side, 'unknown'> } : others);
  }

  #predictedSideText(image: Partial<QueryImage>): string {
    if (!image.side || image.side === 'unknown' || image.sideSource === 'request') return t.find.sideOpen;
    const side = propertyValue('side', image.side);
    return image.sideConfidence === undefined ? side : t.find.sideProposed(side, percent(image.sideConfidence));
  }

  #overlay(image: Partial<QueryImage>): TemplateResult {
    const { region, outline, turnDegrees } = image;
    const middle = { x: region!.left + region!.width / 2, y: region!.top + region!.height / 2 };
    const radius = Math.min(region!.width, region!.height) / 2;
    const turn = ((turnDegrees ?? 0) * Math.PI) / 180;
    return html`<svg class="drawn" viewBox="0 0 ${image.widthPx} ${image.heightPx}" aria-hidden="true">
      <rect class="region" x=${region!.left} y=${region!.top} width=${region!.width} height=${region!.height}></rect>
      ${outline && outline.length > 0 ? svg`<polygon class="outline" points=${outline.map((it) => it.join(',')).join(' ')}></polygon>` : nothing}
      ${turnDegrees ? svg`<line class="angle" x1=${middle.x} y1=${middle.y} x2=${middle.x + radius * Math.sin(turn)} y2=${middle.y - radius * Math.cos(turn)}></line><circle class="angle" cx=${middle.x + radius * Math.sin(turn)} cy=${middle.y - radius * Math.cos(turn)} r=${radius / 22} fill="#7be0d0"></circle>` : nothing}
    </svg>`;
  }

  #steps(steps: readonly QueryStep[]): TemplateResult {
    return html`<ol class="steps" aria-label=${t.find.steps}>${steps.map((it) => {
      const text = html`<span class="mark" aria-hidden="true">${{ applied: '✓', skipped: '–', unsure: '?' }[it.outcome]}</span><span>${(t.find.stepNames as Record<string, string>)[it.name] ?? sentence(it.name)}</span>
        <span class="hidden-text">${t.find.outcomes[it.outcome]}</span>`;
      const title = [t.find.outcomes[it.outcome], it.outcome === 'skipped' ? '' : confidence(it.confidence), ...remarkTexts(it).map((remark) => remark.text), measuredText(it.measured), it.model].filter(Boolean).join(' · ');
      return html`<li class=${it.outcome}>${it.picture ? html`<button title=${title} aria-pressed=${this.shown === it.name} @click=${() => void this.#show(it.name)}>${text}</button>` : html`<span class="plain" title=${title}>${text}</span>`}</li>`;
    })}</ol>`;
  }

  async #show(step: string): Promise<void> {
    await import('@awesome.me/webawesome/dist/components/comparison/comparison.js');
    this.shown = this.shown === step ? undefined : step;
  }

  /** Draws the original object on the left and the result of a step on the right. */
  #comparison(image: Partial<QueryImage>): TemplateResult | typeof nothing {
    const picture = image.steps?.find((it) => it.name === this.shown)?.picture;
    const { region } = image;
    if (!picture || !region) return nothing;
    const edge = Math.max(region.width, region.height);
    const box = `${region.left + region.width / 2 - edge / 2} ${region.top + region.height / 2 - edge / 2} ${edge} ${edge}`;
    return html`<wa-comparison>
      ${this.broken ? html`<img slot="after" src=${image.prepared ?? ''} alt=${t.find.prepared}>`
        : html`<svg slot="after" viewBox=${box} role="img" aria-label=${t.find.original}><image href=${this.address} width=${image.widthPx ?? 0} height=${image.heightPx ?? 0}></image></svg>`}
      <img slot="before" src=${picture} alt=${t.find.after((t.find.stepNames as Record<string, string>)[this.shown!] ?? sentence(this.shown!))}>
    </wa-comparison>`;
  }
}
