import { html, css, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Letter } from '../../api/dead-letters.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { imageAddress } from '../../shell/addresses.js';
import { dateTime } from '../../strings/format.js';
import { t } from '../../strings/index.js';
import './letter-journey.js';

/** List of dead letters: photograph or key, time, state, cause as it was stated, and the journey of the photograph. */
@customElement('letter-list')
export class LetterList extends VitrineElement {
  static override styles = [shared, css`
    ol { list-style: none; margin: 0; padding: 0; }
    li { padding: 0.6rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
    li:first-child { border-top: 0; }
  `];

  @property({ attribute: false }) accessor letters: readonly Letter[] = [];
  /** Collection of the letters; without one, photographs have no link. */
  @property({ attribute: false }) accessor collectionId: string | undefined;

  override render(): TemplateResult {
    return html`<ol aria-label=${t.operate.letters}>${repeat(this.letters, (it) => it.letter, (it) => this.#letter(it))}</ol>`;
  }

  #letter(it: Letter): TemplateResult {
    const words = t.operate;
    const state = words.states[it.state] ?? it.state;
    return html`<li class="letter">
      <div class="row spread"><strong>${this.#subject(it)}</strong><span class="hint">${it.letter}, <time datetime=${it.at}>${dateTime(it.at)}</time></span></div>
      <p lang="en">${it.reason ?? ''}</p>
      <p class="hint">${it.by && it.outcomeAt ? words.letterState(state, it.by, dateTime(it.outcomeAt)) : state}${it.outcome ? `: ${it.outcome}` : ''}</p>
      ${it.replayOf ? html`<p class="hint">${words.replayOf(it.replayOf)}</p>` : nothing}
      ${it.imageId ? html`<letter-journey .imageId=${it.imageId}></letter-journey>` : nothing}</li>`;
  }

  #subject({ imageId, key }: Letter): TemplateResult | string {
    const words = t.operate;
    if (imageId && this.collectionId) return html`<a href=${imageAddress({ collectionId: this.collectionId, imageId })}>${words.photograph(imageId)}</a>`;
    if (imageId) return words.photograph(imageId);
    return key ? words.key(key) : words.noKey;
  }
}
