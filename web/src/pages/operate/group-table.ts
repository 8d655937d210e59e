import { html, css, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { letterGroups, type GroupList, type LetterGroup } from '../../api/dead-letters.js';
import { Problem } from '../../api/problem.js';
import { loadingText } from '../../elements/loading.js';
import '../../elements/problem-panel.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { dateTime, whole } from '../../strings/format.js';
import { t } from '../../strings/index.js';
import { openFirst } from './letter-run.js';

/** Table of the groups of dead letters, those with open letters first. Emits `drawn` when the first answer is drawn. */
@customElement('group-table')
export class GroupTable extends VitrineElement {
  static override styles = [shared, css`
    .wide { overflow-x: auto; }
    table { min-width: 46rem; }
    th[scope="row"] { width: 40%; }
    td.number, th.number { text-align: right; white-space: nowrap; }
    td.time { white-space: nowrap; }
    tr.done td, tr.done th { color: var(--ink-2); }
  `];

  /** Undefined until they are read. */
  @state() private accessor list: GroupList | undefined;
  @state() private accessor failure: Problem | undefined;
  #busy = false;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#read();
  }

  async #read(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      this.list = await letterGroups();
      this.failure = undefined;
    } catch (failure) {
      this.failure = Problem.from(failure);
    } finally {
      this.#busy = false;
    }
    await this.updateComplete;
    this.emit('drawn', undefined);
  }

  override render(): TemplateResult {
    const { list, failure } = this;
    return html`${failure ? html`<problem-panel .problem=${failure} retry @retry=${() => void this.#read()}></problem-panel>` : nothing}
      ${list ? this.#list(list) : failure ? nothing : loadingText()}`;
  }

  #list({ groups, moreGroups, unlisted }: GroupList): TemplateResult {
    const words = t.operate;
    return html`<section class="panel"><h2>${words.groups}</h2>
      <div class="row spread"><p role="status">${groups.length === 0 ? words.none : words.open(groups.reduce((sum, it) => sum + it.open, 0))}</p>
        <button class="small" @click=${() => void this.#read()}>${words.refresh}</button></div>
      ${groups.length === 0 ? nothing : html`<p class="hint">${words.groupsHint}</p>
      <div class="wide" tabindex="0" role="group" aria-label=${words.groups}><table>
        <thead><tr><th scope="col">${words.stage}</th><th scope="col">${words.cause}</th><th scope="col">${words.collection}</th>
          <th scope="col" class="number">${words.columns.open}</th><th scope="col" class="number">${words.columns.all}</th>
          <th scope="col">${words.columns.oldest}</th><th scope="col">${words.columns.newest}</th></tr></thead>
        <tbody>${openFirst(groups).map((it) => this.#group(it))}</tbody></table></div>`}
      ${moreGroups > 0 ? html`<p class="hint">${words.moreGroups(moreGroups)}</p>` : nothing}
      ${unlisted > 0 ? html`<p class="hint">${words.unlisted(unlisted)}</p>` : nothing}</section>`;
  }

  #group(it: LetterGroup): TemplateResult {
    const words = t.operate;
    return html`<tr class=${it.open > 0 ? '' : 'done'}>
      <td>${it.stage ?? words.stageUnknown}</td>
      <th scope="row"><a href="/operate?group=${encodeURIComponent(it.group)}" lang="en">${it.reason}</a></th>
      <td>${it.collectionId ?? words.noCollection}</td>
      <td class="number"><strong>${whole(it.open)}</strong></td><td class="number">${whole(it.letters)}</td>
      <td class="time"><time datetime=${it.firstAt}>${dateTime(it.firstAt)}</time></td><td class="time"><time datetime=${it.lastAt}>${dateTime(it.lastAt)}</time></td></tr>`;
  }
}
