import { html, css, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { lettersOf, type Letter, type LetterGroup } from '../../api/dead-letters.js';
import { Problem } from '../../api/problem.js';
import { icon } from '../../elements/icons.js';
import { loadingText } from '../../elements/loading.js';
import '../../elements/problem-panel.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { Keys } from '../../shell/keys.js';
import { go } from '../../shell/router.js';
import { whole } from '../../strings/format.js';
import { t } from '../../strings/index.js';
import './group-actions.js';
import './letter-list.js';

const FIRST_LETTERS = 5;
const MORE_LETTERS = 20;
const BACK = '/operate';

/** View of one group of dead letters: cause, counts, sample letters, replay and drop. Emits `drawn` when it is read. */
@customElement('group-view')
export class GroupView extends VitrineElement {
  static override styles = [shared, css`
    .back { display: inline-flex; align-items: center; gap: 0.4rem; margin-top: 0.5rem; }
    .panel { margin-block: var(--gap); }
    dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.3rem 1rem; margin: 0; }
    dt { color: var(--ink-2); }
    dd { margin: 0; }
    @media (max-width: 30rem) { dl { grid-template-columns: minmax(0, 1fr); gap: 0; } dd { margin-bottom: 0.5rem; } }
  `];

  @property() accessor groupId = '';
  /** Undefined until it is read. */
  @state() private accessor group: LetterGroup | undefined;
  @state() private accessor letters: readonly Letter[] = [];
  @state() private accessor next: string | undefined;
  @state() private accessor failure: Problem | undefined;
  /** Number of the newest read; the answer of an older one is not shown. */
  #reads = 0;

  constructor() {
    super();
    new Keys(this, () => [{ keys: 'b', label: t.operate.keys.back, run: () => go(BACK) }]);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('groupId')) return;
    Object.assign(this, { group: undefined, letters: [], next: undefined, failure: undefined });
    void this.#read();
  }

  protected override reconnected(): void {
    void this.#read();
  }

  /** @param cursor cursor of a further page; without it the group and its first page are read */
  async #read(cursor?: string): Promise<void> {
    const read = ++this.#reads;
    try {
      const page = await lettersOf(this.groupId, cursor ? MORE_LETTERS : FIRST_LETTERS, cursor);
      if (read !== this.#reads) return;
      this.group = page.group;
      this.letters = cursor ? [...this.letters, ...page.letters] : page.letters;
      this.next = page.next;
      this.failure = undefined;
    } catch (failure) {
      if (read !== this.#reads) return;
      this.failure = Problem.from(failure);
    }
    await this.updateComplete;
    this.emit('drawn', undefined);
  }

  override render(): TemplateResult {
    const words = t.operate;
    const { group } = this;
    return html`<p><a class="back" href=${BACK}>${icon('arrowLeft')} ${words.allGroups}</a></p>
      <h1>${group ? words.groupOf(group.stage ?? group.topic) : words.title}</h1>
      ${this.failure ? html`<problem-panel .problem=${this.failure} retry @retry=${() => void this.#read()}></problem-panel>` : nothing}
      ${group ? this.#group(group) : this.failure ? nothing : loadingText()}`;
  }

  #group(group: LetterGroup): TemplateResult {
    const words = t.operate;
    const counts = (['open', 'replayed', 'dropped', 'unconfirmed'] as const).filter((it) => it === 'open' || group[it] > 0);
    return html`<section class="panel" aria-label=${words.cause}><dl>
        <dt>${words.cause}</dt><dd lang="en">${group.reason}</dd>
        ${group.exception ? html`<dt>${words.exception}</dt><dd>${group.exception}</dd>` : nothing}
        <dt>${words.topic}</dt><dd>${group.topic}</dd>
        <dt>${words.collection}</dt><dd>${group.collectionId ?? words.noCollection}</dd>
        ${counts.map((it) => html`<dt>${words.states[it]}</dt><dd class="number">${whole(group[it])}</dd>`)}</dl></section>
      <section class="panel"><h2>${words.actions}</h2><group-actions .group=${group} @changed=${() => void this.#read()}></group-actions></section>
      <section class="panel"><h2>${words.letters}</h2><letter-list .letters=${this.letters} .collectionId=${group.collectionId}></letter-list>
        ${this.next ? html`<p><button @click=${() => void this.#read(this.next)}>${t.app.more}</button></p>` : nothing}</section>`;
  }
}
