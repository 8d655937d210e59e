import { html, css, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Hit, ImageSummary, Statement } from '../api/types.js';
import { dateTime, decimals, fold, percent, propertyName, propertyValue } from '../strings/format.js';
import { t } from '../strings/index.js';
import './score-badge.js';
import { VitrineElement, shared } from './vitrine-element.js';

/** An image that a card shows: a hit of a search or an image of a list. */
type Shown = ImageSummary | Hit;

const FACTS = 4;
/** Hits whose pictures are requested at once, because they are in view: those of the first row. */
const FIRST_HITS = 4;

/**
 * Card of a photograph with its statements: a hit of a search (with rank, score and similarity) or an image of a list.
 *
 * @slot actions - buttons below the text
 */
@customElement('image-card')
export class ImageCard extends VitrineElement {
  static override styles = [shared, css`
    :host { display: flex; min-width: 0; }
    article { position: relative; flex: 1; display: flex; flex-direction: column; background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); overflow: hidden; min-width: 0; }
    article:hover { border-color: var(--accent); }
    :host([selected]) article { border-color: var(--accent); box-shadow: 0 0 0 2px var(--accent); }
    :host([dimmed]) .shot { opacity: 0.45; }
    .shot { flex: none; aspect-ratio: 1; background: var(--sunk); display: grid; place-items: center; overflow: hidden; }
    .shot img { width: 100%; height: 100%; object-fit: contain; }
    .rank { position: absolute; top: 0.5rem; left: 0.5rem; min-width: 1.7rem; padding: 0 0.4rem; text-align: center; border-radius: 1rem; background: var(--surface); border: 1px solid var(--line); font-size: 0.85rem; line-height: 1.6rem; }
    .body { padding: 0.7rem 0.85rem 0.85rem; display: grid; gap: 0.45rem; align-content: start; flex: 1; }
    h3 a { color: inherit; text-decoration: none; overflow-wrap: anywhere; }
    h3 a::after { content: ""; position: absolute; inset: 0; }
    h3 a:hover { text-decoration: underline; }
    .sub { color: var(--ink-2); font-size: 0.85rem; overflow-wrap: anywhere; margin: 0; }
    .rejected { margin: 0.2rem 0 0; font-size: 0.85rem; color: var(--brass); }
    dl { margin: 0; font-size: 0.85rem; display: grid; gap: 0.2rem; }
    dl div { display: flex; flex-wrap: wrap; gap: 0 0.4rem; }
    dt { color: var(--ink-2); }
    dd { margin: 0; overflow-wrap: anywhere; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; }
    dd small { color: var(--ink-2); }
    slot[name="actions"] { position: relative; z-index: 1; }
    ::slotted([slot="actions"]) { position: relative; z-index: 1; margin-top: auto; }
    @media (max-width: 30rem) { .body { padding: 0.55rem 0.6rem 0.7rem; } }
  `];

  @property({ attribute: false }) accessor image: Shown | undefined;
  /** Address that the card links to. */
  @property() accessor href = '';
  /** Rank of a hit, from 1; absent in lists that are not sorted by similarity. */
  @property({ type: Number }) accessor rank: number | undefined;
  @property({ type: Boolean, reflect: true }) accessor selected = false;
  /** Whether the card is drawn faded, because the user excluded this candidate. */
  @property({ type: Boolean, reflect: true }) accessor dimmed = false;
  /** Largest number of statements that are shown. */
  @property({ type: Number }) accessor facts = FACTS;
  @state() private accessor broken = false;

  override render(): TemplateResult | typeof nothing {
    const image = this.image;
    if (!image) return nothing;
    const name = image.itemId ?? image.specimenId;
    return html`<article>
      <div class="shot">${this.broken || !image.links.thumbnail ? html`<span class="hint">${t.app.noPicture}</span>`
        : html`<img loading=${(this.rank ?? Infinity) <= FIRST_HITS ? 'eager' : 'lazy'} src=${image.links.thumbnail} alt=${`${name}, ${propertyValue('side', image.side)}`} decoding="async" @error=${() => (this.broken = true)}>`}</div>
      ${this.rank ? html`<span class="rank">${this.rank}</span>` : nothing}
      <div class="body">
        <div>
          <h3><a href=${this.href}>${name}</a></h3>
          <p class="sub">${image.itemId ? t.word.specimen(image.specimenId) : t.word.noItem} · ${image.institutionId}</p>
        </div>
        ${'similarity' in image ? html`<div>
          ${image.score === undefined ? nothing : html`<score-badge .score=${image.score} .of=${name}></score-badge>`}
          <p class="sub number">${t.word.similarity(decimals(image.similarity, 3))} · ${propertyValue('side', image.side)}</p>
          ${image.rejectedBefore ? html`<p class="rejected">${t.word.rejectedBefore(image.rejectedBefore.by.name ?? t.word.person, dateTime(image.rejectedBefore.at))}</p>` : nothing}
        </div>` : image.side === 'unknown' ? nothing : html`<p class="sub">${propertyValue('side', image.side)}</p>`}
        ${this.#facts(image.attributes)}
        <slot name="actions"></slot>
      </div>
    </article>`;
  }

  /** Draws the statements: those of people and institutions first, then those of models about other properties. */
  #facts(attributes: readonly Statement[]): TemplateResult | typeof nothing {
    const all = attributes.filter((it) => fold(it.name) !== 'side' && it.verdict !== 'rejected');
    const stated = all.filter((it) => !it.model);
    const names = new Set(stated.map((it) => fold(it.name)));
    const shown = [...stated, ...all.filter((it) => it.model && !names.has(fold(it.name)))].slice(0, this.facts);
    if (shown.length === 0) return nothing;
    return html`<dl>${shown.map((it) => html`<div>
      <dt>${propertyName(it.name)}</dt>
      <dd>${propertyValue(it.name, it.value)}${it.model ? html`<small> ${it.model.name}${it.confidence === undefined ? '' : `, ${percent(it.confidence)}`}</small>` : nothing}</dd>
    </div>`)}</dl>`;
  }
}
