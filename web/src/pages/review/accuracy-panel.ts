import { html, css, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { bodyOf, api } from '../../api/client.js';
import { Problem, isAbort } from '../../api/problem.js';
import type { Accuracy, AccuracyPart } from '../../api/review.js';
import { loadingText } from '../../elements/loading.js';
import '../../elements/problem-panel.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { itemAddress } from '../../shell/addresses.js';
import { decimals, percent, propertyValue, whole } from '../../strings/format.js';
import { t } from '../../strings/index.js';
import './calibration-plot.js';

const READ_EVERY_MS = 30_000;
const SHOWN_CLASSES = 20;
const PERIODS = ['', '30', '7', '1'] as const;

/**
 * Live accuracy: how often the first candidate, and one of the first eight, was right by the decisions of people. Read
 * again every half minute.
 */
@customElement('accuracy-panel')
export class AccuracyPanel extends VitrineElement {
  static override styles = [shared, css`
    .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: var(--gap); margin: 1rem 0; padding: 0; }
    .figures div { display: grid; gap: 0.1rem; }
    .figures dt { color: var(--ink-2); font-size: 0.9rem; }
    .figures dd { margin: 0; font: 600 1.7rem/1.1 var(--serif); }
    .wide { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(28rem, 100%), 1fr)); gap: var(--gap); }
    .wide > * { min-width: 0; }
    h2 { margin-top: 0; }
    td.number, th.number { text-align: right; padding: 0.35rem 0 0.35rem 0.6rem; }
    thead th { overflow-wrap: normal; hyphens: auto; }
    tbody th { width: 45%; }
  `];

  @property() accessor collectionId = '';
  @state() private accessor accuracy: Accuracy | undefined;
  @state() private accessor failure: Problem | undefined;
  @state() private accessor days = '';
  #timer: ReturnType<typeof setInterval> | undefined;
  #request: AbortController | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => void (document.hidden || this.#read()), READ_EVERY_MS);
  }

  override disconnectedCallback(): void {
    clearInterval(this.#timer);
    this.#request?.abort();
    super.disconnectedCallback();
  }

  protected override reconnected(): void {
    if (this.collectionId) void this.#read();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('collectionId') && this.collectionId) this.#restart();
  }

  /** Reads the figures of another collection or period; those of the former one are no longer shown. */
  #restart(): void {
    this.accuracy = undefined;
    this.failure = undefined;
    void this.#read();
  }

  async #read(): Promise<void> {
    this.#request?.abort();
    const controller = new AbortController();
    this.#request = controller;
    const since = this.days ? new Date(Date.now() - Number(this.days) * 86_400_000).toISOString() : undefined;
    try {
      const accuracy = bodyOf(await api.GET('/v1/collections/{collectionId}/accuracy', { params: { path: { collectionId: this.collectionId }, query: since ? { since } : {} }, signal: controller.signal }));
      if (controller.signal.aborted) return;
      this.accuracy = accuracy;
      this.failure = undefined;
    } catch (failure) {
      if (!isAbort(failure) && this.#request === controller) this.failure = Problem.from(failure);
    }
  }

  override render(): TemplateResult {
    const it = this.accuracy;
    const words = t.review.accuracy;
    return html`<section aria-label=${words.title}>
      <p class="hint">${words.lede}</p>
      <label class="row">${words.since}<select @change=${(event: Event) => { this.days = (event.target as HTMLSelectElement).value; this.#restart(); }}>
        ${PERIODS.map((days) => html`<option value=${days} ?selected=${days === this.days}>${days ? words.days(Number(days)) : words.ever}</option>`)}</select></label>
      ${this.failure ? html`<problem-panel .problem=${this.failure} retry @retry=${() => void this.#read()}></problem-panel>` : nothing}
      ${!it ? (this.failure ? nothing : loadingText()) : it.decisions === 0 ? html`<p role="status">${words.none}</p>` : this.#shown(it)}
    </section>`;
  }

  #shown(it: Accuracy): TemplateResult {
    const words = t.review.accuracy;
    const share = (figure: number | undefined) => (figure === undefined ? '–' : percent(figure));
    return html`<dl class="figures">
        <div class="panel"><dt>${words.top1}</dt><dd>${share(it.top1)}</dd></div>
        <div class="panel"><dt>${words.hitAt8}</dt><dd>${share(it.hitAt8)}</dd></div>
        <div class="panel"><dt>${words.ece}</dt><dd>${it.ece === undefined ? '–' : decimals(it.ece, 3)}</dd></div>
        <div class="panel"><dt>${words.decisions}</dt><dd>${whole(it.decisions)}</dd></div>
      </dl>
      ${it.complete === false ? html`<p class="hint">${words.incomplete}</p>` : nothing}
      <div class="wide">
        <div class="panel"><h2>${words.calibration}</h2><calibration-plot .bins=${it.calibration}></calibration-plot>
          <details><summary>${words.asTable}</summary><table><caption class="hidden-text">${words.calibration}</caption>
            <thead><tr><th scope="col">${words.score}</th><th scope="col" class="number">${words.mean}</th><th scope="col" class="number">${words.right}</th><th scope="col" class="number">${words.answers}</th></tr></thead>
            <tbody>${it.calibration.map((bin) => html`<tr><th scope="row">${percent(bin.from)} – ${percent(bin.to)}</th><td class="number">${percent(bin.mean)}</td><td class="number">${percent(bin.right)}</td><td class="number">${whole(bin.n)}</td></tr>`)}</tbody></table></details></div>
        ${this.#parts(words.byModel, it.byModel, (name) => name)}
        ${this.#parts(words.bySide, it.bySide, (name) => propertyValue('side', name))}
        ${this.#parts(words.byClass, it.byClass.slice(0, SHOWN_CLASSES), (name) => html`<a href=${itemAddress(this.collectionId, name)}>${name}</a>`)}
        ${this.#parts(words.byMonth, it.byMonth ?? [], (name) => name)}
      </div>`;
  }

  #parts(title: string, parts: readonly AccuracyPart[], name: (name: string) => unknown): TemplateResult | typeof nothing {
    if (parts.length === 0) return nothing;
    const words = t.review.accuracy;
    const share = (figure: number | undefined) => (figure === undefined ? '–' : percent(figure));
    return html`<div class="panel"><h2>${title}</h2><table><caption class="hidden-text">${title}</caption>
      <thead><tr><th scope="col">${words.name}</th><th scope="col" class="number">${words.top1}</th><th scope="col" class="number">${words.hitAt8}</th><th scope="col" class="number">${words.decisions}</th></tr></thead>
      <tbody>${parts.map((it) => html`<tr><th scope="row">${name(it.name)}</th><td class="number">${share(it.top1)}</td><td class="number">${share(it.hitAt8)}</td><td class="number">${whole(it.decisions)}</td></tr>`)}</tbody></table></div>`;
  }
}
