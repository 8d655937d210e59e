import { html, css, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { bodyOf, api } from '../../api/client.js';
import { Problem } from '../../api/problem.js';
import { QUEUES, type Queue, type ReviewOverview } from '../../api/review.js';
import type { Collection, Facets } from '../../api/types.js';
import { decide, undoLast } from '../../decide/decide.js';
import '../../elements/facet-panel.js';
import { icon } from '../../elements/icons.js';
import { loadingText } from '../../elements/loading.js';
import '../../elements/problem-panel.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { contributeAddress } from '../../shell/addresses.js';
import { Keys } from '../../shell/keys.js';
import { requirePerson, person } from '../../shell/person.js';
import { parameters, router, setParameters } from '../../shell/router.js';
import { toast, toastProblem } from '../../shell/toasts.js';
import { whole } from '../../strings/format.js';
import { t } from '../../strings/index.js';
import { contradictedDecisions, draftOf, type ReviewChoice } from './choice.js';
import './review-progress.js';
import './review-task.js';
import type { ReviewTaskView } from './review-task.js';
import { replaceableDecision } from './settlement.js';
import { TaskSession, type HeldTask } from './task-session.js';

const COUNTED_EVERY_MS = 15_000;

/**
 * Page Review: shows the tasks of a queue one after the other, with one keystroke per decision. Its state is in the
 * address (queue, filter, view).
 */
@customElement('page-review')
export class ReviewPage extends VitrineElement {
  static override styles = [shared, css`
    h1 { font-size: clamp(1.4rem, 4vw, 1.9rem); margin: 1rem 0 0.5rem; }
    .queues { display: flex; flex-wrap: wrap; gap: 0.4rem; }
    .queues button { border-radius: 1.2rem; }
    .queues .number { color: var(--ink-2); }
    .queues button[aria-pressed="true"] .number { color: inherit; }
    .narrow { display: none; }
    .bar { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0.4rem 1rem; }
    .last { display: flex; align-items: center; gap: 0.5rem; margin: 0; min-height: 2.1rem; font-size: 0.9rem; color: var(--ink-2); overflow: hidden; }
    .last:empty { min-height: 0.6rem; }
    .last span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .last button { min-height: 1.9rem; flex: none; }
    .filter { margin-top: 0.5rem; }
    .end { text-align: center; padding-block: 2.5rem; }
    @media (max-width: 40rem) {
      h1 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      .queues .queue { display: none; } .queues { flex-wrap: nowrap; margin-top: 0.5rem; }
      .narrow { display: block; flex: 1; min-width: 0; } .narrow select { width: 100%; min-height: 2.1rem; padding-block: 0.1rem; }
      .queues kbd { display: none; }
    }
  `];

  @property({ attribute: false }) accessor collection: Collection | undefined;
  @state() private accessor overview: ReviewOverview | undefined;
  @state() private accessor session: TaskSession | undefined;
  @state() private accessor failure: Problem | undefined;
  @state() private accessor facets: Facets | undefined;
  @state() private accessor nameless = false;
  /** Message about the last decision. */
  @state() private accessor last = '';
  #timer: ReturnType<typeof setInterval> | undefined;
  #sessionKey = '';

  constructor() {
    super();
    new Keys(this, () => [
      ...(this.session?.tasks.length ? [{ keys: 's', label: t.review.skip, run: () => this.session?.skip() }] : []),
      { keys: 'q', label: t.review.nextQueue, run: () => this.#nextQueue() },
      { keys: 'f', label: t.facets.title, run: () => void this.#toggleFilter() },
      { keys: 'g', label: t.review.accuracy.title, run: () => this.#view(this.#accuracy() ? undefined : 'accuracy') },
    ]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    router.addEventListener('change', this.#showAddress);
    this.#timer = setInterval(() => void this.#count(), COUNTED_EVERY_MS);
    void this.#showAddress();
  }

  override disconnectedCallback(): void {
    router.removeEventListener('change', this.#showAddress);
    clearInterval(this.#timer);
    this.session?.close();
    this.session = undefined;
    this.#sessionKey = '';
    super.disconnectedCallback();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('collection') && this.collection) void this.#showAddress();
  }

  #collectionId(): string {
    return parameters().get('c') ?? this.collection?.collectionId ?? '';
  }

  #accuracy(): boolean {
    return parameters().get('view') === 'accuracy';
  }

  #view(view: string | undefined): void {
    setParameters({ view });
    void this.#showAddress();
  }

  /** Shows the queue of the address; keeps the present session where collection, queue and filters are unchanged. */
  readonly #showAddress = async () => {
    const collectionId = this.#collectionId();
    if (location.pathname !== '/review' || !collectionId) return;
    if (this.#accuracy()) {
      await import('./accuracy-panel.js');
      this.requestUpdate();
    }
    if (!this.overview || !this.#sessionKey.includes(JSON.stringify(collectionId))) await this.#count();
    if (location.pathname !== '/review') return; // The user went to another page in the meantime.
    if (this.#accuracy()) return; // The accuracy figures need no name of the user and lease no task.
    const queue = this.#queue();
    const filter = parameters().getAll('filter');
    const sessionKey = JSON.stringify([collectionId, queue, filter]);
    if (sessionKey === this.#sessionKey || !this.isConnected) return;
    this.#sessionKey = sessionKey;
    this.session?.close();
    this.session = undefined;
    this.nameless = !(await requirePerson());
    if (!this.nameless && this.isConnected && sessionKey === this.#sessionKey) this.session = new TaskSession(collectionId, queue, filter, () => this.requestUpdate());
  };

  async #count(): Promise<void> {
    if (document.hidden && this.overview) return;
    const collectionId = this.#collectionId();
    try {
      const overview = bodyOf(await api.GET('/v1/collections/{collectionId}/review', { params: { path: { collectionId }, query: { filter: parameters().getAll('filter') } } }));
      if (collectionId !== this.#collectionId()) return;
      this.overview = overview;
      this.failure = undefined;
    } catch (failure) {
      if (collectionId === this.#collectionId()) this.failure = Problem.from(failure);
    }
  }

  /** Returns the queue of the address, otherwise the first queue with open tasks. */
  #queue(): Queue {
    const wanted = parameters().get('queue');
    return QUEUES.find((it) => it === wanted) ?? QUEUES.find((it) => (this.#open(it) ?? 0) > 0) ?? 'new';
  }

  #open(queue: Queue): number | undefined {
    if (this.session?.queue === queue && this.session.open !== undefined) return this.session.open;
    return this.overview?.queues.find((it) => it.queue === queue)?.open;
  }

  #choose(queue: string): void {
    setParameters({ queue, view: undefined });
    void this.#showAddress();
  }

  #nextQueue(): void {
    const at = QUEUES.indexOf(this.#queue());
    const ordered = [...QUEUES.slice(at + 1), ...QUEUES.slice(0, at)];
    this.#choose(ordered.find((it) => (this.#open(it) ?? 0) > 0) ?? ordered[0]!);
  }

  async #toggleFilter(): Promise<void> {
    if (this.facets) return void (this.facets = undefined);
    try {
      const page = bodyOf(await api.GET('/v1/collections/{collectionId}/images', { params: { path: { collectionId: this.#collectionId() }, query: { filter: parameters().getAll('filter'), limit: 1 } } }));
      this.facets = page.facets ?? {};
    } catch (failure) {
      toastProblem(t.facets.title, failure);
    }
  }

  #filter({ detail }: CustomEvent<string[]>): void {
    setParameters({ filter: detail });
    this.facets = undefined;
    void this.#showAddress().then(() => this.#count());
  }

  #decide(task: HeldTask, { detail: choice }: CustomEvent<ReviewChoice>): void {
    const { session } = this;
    const draft = draftOf(task, choice);
    if (!session || !draft) return;
    // After "not the same" the task stays on the page, without that candidate.
    const stays = choice.kind === 'not-same';
    const view = stays ? this.renderRoot.querySelector<ReviewTaskView>('review-task') : null;
    const place = choice.kind === 'not-same' ? choice.place : -1;
    const contradicted = contradictedDecisions(task, choice);
    const settlement = async () => {
      const replaces = await replaceableDecision(session.collectionId, contradicted);
      return { ...draft, ...(replaces === undefined ? {} : { replaces }) };
    };
    void decide(session.collectionId, contradicted.length > 0 ? settlement : draft, {
      message: decisionMessage(task, choice),
      quiet: true,
      apply: () => {
        this.last = decisionMessage(task, choice);
        if (stays) view?.refuse(place, true);
        else session.decide(task);
      },
      revert: () => {
        this.last = '';
        if (stays) view?.refuse(place, false);
        else session.reopen(task);
      },
    }).then((result) => {
      if (result?.late) toast(t.review.late);
      if (result && session.done % 5 === 0) void this.#count();
    });
  }

  override render(): TemplateResult {
    // Without a queue in the address, the queue is not known before the open tasks are counted.
    const queue = parameters().has('queue') || this.overview || this.failure ? this.#queue() : undefined;
    const filters = parameters().getAll('filter');
    return html`<h1>${t.titles.review}</h1>
      <div class="bar">
        <div class="queues" role="group" aria-label=${t.review.queue}>
          ${QUEUES.map((it) => html`<button class="small queue" aria-pressed=${it === queue && !this.#accuracy()} @click=${() => this.#choose(it)}>${t.review.queues[it]} <span class="number">${this.#figure(it)}</span></button>`)}
          <label class="narrow"><span class="hidden-text">${t.review.queue}</span><select @change=${(event: Event) => this.#choose((event.target as HTMLSelectElement).value)}>
            ${queue ? nothing : html`<option value="" selected disabled>${t.app.loading}</option>`}
            ${QUEUES.map((it) => html`<option value=${it} ?selected=${it === queue}>${t.review.queues[it]} ${this.#figure(it)}</option>`)}</select></label>
          <button class="small" aria-expanded=${this.facets !== undefined} @click=${() => void this.#toggleFilter()}>${icon('filter')}${filters.length > 0 ? t.review.filtered(filters.length) : t.facets.title} <kbd>F</kbd></button>
          <button class="small" aria-pressed=${this.#accuracy()} @click=${() => this.#view(this.#accuracy() ? undefined : 'accuracy')}>${t.review.accuracy.title} <kbd>G</kbd></button>
        </div>
        <review-progress .overview=${this.overview} .done=${this.session?.done ?? 0} .open=${this.session?.open}></review-progress>
      </div>
      <p class="last" role="status">${this.last ? html`<span>${this.last}</span><button class="small quiet" @click=${() => void undoLast()}>${icon('undo')}${t.app.undo}</button>` : nothing}</p>
      ${this.facets ? html`<div class="panel filter"><facet-panel .facets=${this.facets} .filters=${filters} @filters=${this.#filter}></facet-panel></div>` : nothing}
      ${this.failure ? html`<problem-panel .problem=${this.failure} retry @retry=${() => void this.#count()}></problem-panel>` : nothing}
      ${this.#accuracy() ? html`<accuracy-panel .collectionId=${this.#collectionId()}></accuracy-panel>` : this.#task()}`;
  }

  #figure(queue: Queue): string {
    const open = this.#open(queue);
    return open === undefined ? '–' : whole(open);
  }

  #task(): TemplateResult {
    const { session } = this;
    if (this.nameless && !person()) return html`<div class="end"><p>${t.app.personWhy}</p><button class="primary" @click=${() => { this.#sessionKey = ''; void this.#showAddress(); }}>${t.app.person}</button></div>`;
    if (!session) return loadingText();
    const [task] = session.tasks;
    if (task) return html`<review-task .collectionId=${session.collectionId} .task=${task} @choice=${(event: CustomEvent<ReviewChoice>) => this.#decide(task, event)} @skip=${() => session.skip()}></review-task>`;
    if (session.failure) return html`<problem-panel .problem=${session.failure} retry @retry=${() => void session.fill()}></problem-panel>`;
    if (!session.empty) return loadingText();
    return html`<div class="end" role="status"><h2>${t.review.nothing(t.review.queues[session.queue as Queue])}</h2>
      <p class="hint">${session.done > 0 ? t.review.doneNow(session.done) : this.#open(session.queue as Queue) === 0 ? t.review.allDone : t.review.nothingHint}</p>
      <p class="row end-row">${session.skipped.length > 0 ? html`<button @click=${() => session.returnSkipped()}>${t.review.again(session.skipped.length)}</button>` : nothing}
        <button @click=${() => this.#nextQueue()}>${t.review.nextQueue} <kbd>Q</kbd></button><a class="button" href=${contributeAddress(session.collectionId)}>${t.records.contribute}</a></p></div>`;
  }
}

function decisionMessage(task: HeldTask, choice: ReviewChoice): string {
  const specimen = task.specimen?.specimenId ?? '';
  const candidate = choice.kind === 'attach' || choice.kind === 'not-same' ? task.proposal?.candidates[choice.place] : undefined;
  const name = candidate?.itemId ?? candidate?.specimenId ?? '';
  switch (choice.kind) {
    case 'attach': return t.decide.attached(specimen, name);
    case 'open-item': return t.decide.opened(choice.title);
    case 'none-of-these': return t.decide.noneRecorded;
    case 'not-same': return t.decide.notSameRecorded(name);
    case 'different': return t.decide.notSameRecorded(task.suspect?.specimenId ?? '');
    case 'same': return t.decide.recorded;
    case 'value': return t.review.valueRecorded(choice.rejected ? t.review.not(choice.value) : choice.value);
  }
}
