import { html, css, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { readJourney, type Journey } from '../../api/ingest.js';
import { Problem } from '../../api/problem.js';
import { loadingText } from '../../elements/loading.js';
import '../../elements/problem-panel.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { dateTime } from '../../strings/format.js';
import { t } from '../../strings/index.js';

/** Journey of one photograph through the stages, read when it is opened. */
@customElement('letter-journey')
export class LetterJourney extends VitrineElement {
  static override styles = [shared, css`ol { margin: 0.3rem 0 0; padding-left: 1.2rem; }`];

  @property() accessor imageId = '';
  /** Undefined until it is read. */
  @state() private accessor journey: Journey | undefined;
  @state() private accessor failure: Problem | undefined;
  @state() private accessor isOpen = false;

  #toggled(event: Event): void {
    this.isOpen = (event.target as HTMLDetailsElement).open;
    if (this.isOpen && !this.journey) void this.#read();
  }

  async #read(): Promise<void> {
    this.failure = undefined;
    try {
      this.journey = await readJourney(this.imageId);
    } catch (failure) {
      this.failure = Problem.from(failure);
    }
  }

  override render(): TemplateResult {
    const words = t.operate;
    return html`<details @toggle=${this.#toggled}><summary aria-label=${words.journeyOf(this.imageId)}>${words.journey}</summary>
      ${this.failure ? html`<problem-panel .problem=${this.failure} retry @retry=${() => void this.#read()}></problem-panel>` : nothing}
      ${this.journey ? this.#stages(this.journey) : this.isOpen && !this.failure ? loadingText() : nothing}</details>`;
  }

  #stages({ stages }: Journey): TemplateResult {
    if (stages.length === 0) return html`<p class="hint">${t.operate.noJourney}</p>`;
    return html`<ol>${stages.map((it) => html`<li>${t.contribute.stages[it.stage] ?? it.stage}${it.at ? html`, <time datetime=${it.at}>${dateTime(it.at)}</time>` : nothing}${it.sentence ? html`: <span lang="en">${it.sentence}</span>` : nothing}</li>`)}</ol>`;
  }
}
