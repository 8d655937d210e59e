import { html, css, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { Problem } from '../../api/problem.js';
import { orderedBySide, type QueryInput } from '../../api/search-request.js';
import type { Collection, Hit } from '../../api/types.js';
import type { SpecimenIdentity } from '../../decide/new-specimen.js';
import { decideAboutQuery } from '../../decide/query-decision.js';
import type { Choice } from '../../elements/decision-bar.js';
import '../../elements/decision-bar.js';
import '../../elements/facet-panel.js';
import { icon } from '../../elements/icons.js';
import '../../elements/image-card.js';
import { loadingText } from '../../elements/loading.js';
import '../../elements/problem-panel.js';
import '../../elements/specimen-name.js';
import '../../elements/statements-table.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { Keys } from '../../shell/keys.js';
import { go } from '../../shell/router.js';
import { t } from '../../strings/index.js';
import './answer-verdict.js';
import { comparedBy } from './answer-verdict.js';
import './example-photographs.js';
import './photo-intake.js';
import './predicted-filters.js';
import './query-photograph.js';
import type { QueryStatement } from './query-photograph.js';
import { SearchSession } from './search-session.js';

const HIT_COUNTS = [4, 8, 16, 32, 64, 100];
/**
 * Candidates that Shift and a digit key choose: 1 to 9. The digits alone are the filters of predicted attributes. Where
 * Shift and a digit type `/`, such as Shift and 7 on a German keyboard, they go to the text field, and the arrow keys
 * choose that candidate.
 */
const DIGIT_KEYS = 9;

/**
 * Page Find: the user gives photographs and gets candidates. The address holds collection, filters, text and number of
 * results; the SearchSession holds the rest.
 */
@customElement('page-find')
export class FindPage extends VitrineElement {
  static override styles = [shared, css`
    .start { display: grid; gap: 1rem; }
    .found { display: grid; grid-template-columns: minmax(17rem, 21rem) minmax(0, 1fr); gap: clamp(1rem, 2.5vw, 2rem); margin-top: 1rem; align-items: start; }
    .asked, .answer { display: grid; gap: 0.9rem; min-width: 0; }
    .answer { scroll-margin-top: 1rem; }
    .wanted { display: flex; flex-wrap: wrap; gap: 0.6rem 1rem; align-items: center; }
    .wanted input { flex: 1 1 12rem; min-width: 0; }
    .wanted label { display: flex; align-items: center; gap: 0.5rem; }
    .waiting { min-height: 12rem; display: grid; place-items: center; }
    image-card .tools { display: flex; gap: 0.4rem; flex-wrap: wrap; }
    .decide { position: sticky; bottom: 0; z-index: 3; background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius) var(--radius) 0 0; padding: 0.7rem; }
    .how { padding-left: 0; list-style: none; counter-reset: how; display: grid; grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr)); gap: var(--gap); margin: 0; }
    .how li { counter-increment: how; padding-left: 2.6rem; position: relative; color: var(--ink-2); }
    .how li::before { content: counter(how); position: absolute; left: 0; top: 0.1rem; width: 1.8rem; line-height: 1.7rem; text-align: center; border: 1px solid var(--brass); color: var(--brass); border-radius: 50%; font-family: var(--serif); }
    .how strong { display: block; color: var(--ink); }
    /* On a phone only the buttons stay in view; the name of the specimen would cover half of the window. */
    @media (max-width: 40rem) { .decide { display: contents; } decision-bar { position: sticky; bottom: 0; z-index: 3; background: var(--surface); border-top: 1px solid var(--line); padding: 0.5rem 0; } }
    @media (max-width: 52rem) { .found { grid-template-columns: minmax(0, 1fr); } .asked { display: contents; } .answer { order: 1; } .asked photo-intake, .asked predicted-filters, .asked facet-panel, .asked details { order: 2; } }
  `];

  @property({ attribute: false }) accessor collection: Collection | undefined;
  @state() private accessor editing = false;
  /** Item to which the user attached the specimen on this page. */
  @state() private accessor attachedTo: string | undefined;
  /** ImageIds of candidates that the user decided are not the same. */
  @state() private accessor refused: ReadonlySet<string> = new Set();
  /** Whether a decision about the shown object was made, so that the next photograph is of another object. */
  @state() private accessor settled = false;
  readonly #search = new SearchSession(this, () => this.#resetDecisions());

  constructor() {
    super();
    new Keys(this, () => {
      const { session, hits } = this.#search;
      const textField = { label: t.find.textField, run: () => this.renderRoot.querySelector<HTMLInputElement>('#text')?.focus() };
      return [
        { ...textField, keys: '/' },
        // For keyboards that type it with Shift. Before the digits, because the first shortcut that fits a key is used.
        { ...textField, keys: 'Shift+/', unlisted: true },
        ...(session.images.length > 0 ? [{ keys: 'r', label: t.find.adjust, run: () => (this.editing = !this.editing) }] : []),
        ...(hits.length > 0 ? [
          { keys: 'ArrowRight', label: t.find.nextCandidate, run: () => this.#choose(session.chosen + 1) },
          { keys: 'ArrowLeft', label: t.find.previousCandidate, run: () => this.#choose(session.chosen - 1) },
          ...hits.slice(0, DIGIT_KEYS).map((_, at) => ({ keys: `Shift+Digit${at + 1}`, label: t.find.chooseCandidate(at + 1), run: () => this.#choose(at) })),
          { keys: 'c', label: t.find.compare, run: () => go(this.#compareAddress(hits[session.chosen]!)) },
        ] : []),
        ...(session.photographs.length > 0 ? [{ keys: 's', label: t.find.startOver, run: () => this.#startOver() }] : []),
      ];
    });
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('collection')) void this.#search.continue();
  }

  #resetDecisions(): void {
    this.attachedTo = undefined;
    this.refused = new Set();
    this.settled = false;
    this.editing = false;
  }

  #photographs(photographs: QueryInput[]): void {
    // Another object gets a new entry of the history, without the filters of the former one.
    if (this.settled && photographs.length > 0) go(this.#startAddress(this.#search.k));
    this.#resetDecisions();
    if (photographs.length > 0) this.#search.start(photographs);
    else this.#startOver();
  }

  #startOver(): void {
    go(this.#startAddress());
  }

  #startAddress(k?: number): string {
    return this.collection ? `/?${new URLSearchParams({ c: this.collection.collectionId, ...(k === undefined ? {} : { k: String(k) }) })}` : '/';
  }

  #choose(place: number): void {
    const chosen = Math.min(this.#search.hits.length - 1, Math.max(0, place));
    this.#search.update({ chosen });
    void this.updateComplete.then(() => this.renderRoot.querySelectorAll('image-card')[chosen]?.scrollIntoView({ block: 'nearest' }));
  }

  #compareAddress(hit: Hit): string {
    const { entry, session } = this.#search;
    return `/compare?${new URLSearchParams({ c: this.collection?.collectionId ?? '', image: hit.imageId, query: session.imageId ?? `s-${entry}`, from: entry })}`;
  }

  #decide({ detail: choice }: CustomEvent<Choice>): void {
    const { subject, session, hits, named, entry } = this.#search;
    // The user may already search with the next photograph before this one is in the collection.
    const stillShown = () => this.#search.session.photographs.some((it) => it.file === session.photographs[0]?.file);
    const { refused, attachedTo, settled } = this;
    if (!this.collection) return;
    const hit = hits[session.chosen];
    const querySubject = { collectionId: this.collection.collectionId, subject, named, photographs: orderedBySide(session.photographs), hits, chosen: session.chosen, answer: session.answer, sha256: session.sha256 };
    void decideAboutQuery(querySubject, choice, {
      apply: () => {
        if (!stillShown()) return;
        if (choice.kind !== 'not-same') this.settled = true;
        if (choice.kind === 'attach' && hit?.itemId) this.attachedTo = hit.itemId;
        if (choice.kind === 'open-item') this.attachedTo = choice.title;
        if (choice.kind === 'not-same' && hit) this.refused = new Set([...refused, hit.imageId]);
        if (choice.kind === 'none-of-these') this.refused = new Set(hits.map((it) => it.imageId));
      },
      revert: () => {
        if (!stillShown()) return;
        Object.assign(this, { refused, attachedTo, settled });
      },
      added: (image) => {
        if (stillShown()) this.#search.setSubject(image);
        else void this.#search.storeSubject(entry, image);
      },
    });
  }

  override render(): TemplateResult {
    const { session, failure } = this.#search;
    const searched = session.photographs.length > 0;
    if (!searched && this.#search.loading) return html`<h1>${t.find.title}</h1>${loadingText()}`;
    const intake = html`<photo-intake ?large=${!searched} .settled=${this.settled} .photographs=${orderedBySide(session.photographs)} .places=${this.#sides().length > 0 ? 2 : 1}
      @photographs=${(event: CustomEvent<QueryInput[]>) => this.#photographs(event.detail)} @refused=${(event: CustomEvent<string[]>) => this.#rejectFiles(event.detail)}>
      ${searched ? html`<button class="small quiet" @click=${this.#startOver}>${t.find.startOver}</button>` : nothing}</photo-intake>`;
    const problem = failure ? html`<problem-panel .problem=${failure} ?retry=${failure.status === 0 || failure.status >= 500} @retry=${() => void this.#search.retry()}></problem-panel>` : nothing;
    return searched ? this.#found(intake, problem) : this.#start(intake, problem);
  }

  #sides(): string[] {
    return (this.collection?.sides ?? []).filter((it) => it === 'obverse' || it === 'reverse');
  }

  #rejectFiles(names: readonly string[]): void {
    this.#search.fail(new Problem({ title: t.find.notAPicture, detail: t.find.notAPictureDetail(names.join(', ')), status: 415, code: 'not-a-picture' }));
  }

  #start(intake: TemplateResult, problem: unknown): TemplateResult {
    return html`<h1>${t.find.title}</h1><p class="lede">${t.find.lede}</p>
      ${problem}
      <div class="start panel">${intake}<p class="hint">${t.find.hint}</p></div>
      <example-photographs .collection=${this.collection}></example-photographs>
      <h2>${t.find.how.title}</h2>
      <ol class="how">${t.find.how.steps.map(([title, text]) => html`<li><strong>${title}</strong>${text}</li>`)}</ol>`;
  }

  #found(intake: TemplateResult, problem: unknown): TemplateResult {
    const { session, running, filters, hits, answer } = this.#search;
    return html`<h1 class="hidden-text">${t.find.title}</h1>
      <div class="found">
        <section class="asked" aria-label=${t.find.query}>
          ${orderedBySide(session.photographs).map((it, at) => html`<query-photograph .input=${it} .image=${session.images[at]} .sides=${this.#sides()} .busy=${running} .editing=${this.editing && at === 0}
            @stated=${(event: CustomEvent<QueryStatement>) => { this.editing = false; this.#search.applyStatement(at, event.detail); }}></query-photograph>`)}
          ${intake}
          <predicted-filters .images=${session.images} .filters=${filters} .names=${Object.keys(session.answer?.facets ?? {})} @filters=${(event: CustomEvent<string[]>) => this.#search.changeParameters({ filter: event.detail })}></predicted-filters>
          ${session.answer ? html`<facet-panel .facets=${session.answer.facets} .filters=${filters} @filters=${(event: CustomEvent<string[]>) => this.#search.changeParameters({ filter: event.detail })}></facet-panel>
            <details><summary>${t.find.machines}</summary>${session.images.map((it) => html`<statements-table .heading=${t.find.machines} .statements=${it.attributes ?? []} .labels=${it.labels ?? []}></statements-table>`)}
              <p class="hint">${comparedBy(session.answer)}</p></details>` : nothing}
        </section>
        <section class="answer" aria-label=${t.find.results} aria-busy=${running}>
          <div role="status" class="hidden-text">${running ? t.find.running : answer ? t.word.candidates(hits.length) : ''}</div>
          ${problem}
          ${this.#searchForm()}
          ${answer ? this.#answer() : this.#search.failure ? nothing : html`<p class="waiting hint">${running ? t.find.running : t.app.loading}</p>`}
        </section>
      </div>`;
  }

  #searchForm(): TemplateResult {
    return html`<form class="wanted" role="search" @submit=${this.#text}>
      <input id="text" type="search" .value=${this.#search.text} placeholder=${t.find.text} aria-label=${t.find.textField} maxlength="200" @change=${this.#text}>
      <label>${t.find.shown}<select @change=${(event: Event) => this.#search.changeParameters({ k: (event.target as HTMLSelectElement).value })}>
        ${[...new Set([...HIT_COUNTS, this.#search.k])].sort((a, b) => a - b).map((it) => html`<option ?selected=${it === this.#search.k}>${it}</option>`)}</select></label>
    </form>`;
  }

  #text(event: Event): void {
    event.preventDefault();
    const text = this.renderRoot.querySelector<HTMLInputElement>('#text')?.value.trim() ?? '';
    if (text !== this.#search.text) this.#search.changeParameters({ q: text });
  }

  #answer(): TemplateResult {
    const { session, subject, hits, named, filters } = this.#search;
    const hit = hits[session.chosen];
    const itemId = this.attachedTo ?? subject?.itemId;
    const complete = subject !== undefined || (named.institutionId !== '' && named.specimenId !== '');
    return html`<answer-verdict .answer=${session.answer && { ...session.answer, hits }} .filtered=${filters.length > 0}></answer-verdict>
      ${subject ? html`<p>${t.find.about(subject.specimenId)} ${itemId ? t.find.belongs(itemId) : t.find.belongsNowhere}</p>` : nothing}
      <ol class="cards" aria-label=${t.find.results}>${hits.map((it, at) => html`<li><image-card .image=${it} .rank=${at + 1} .href=${this.#compareAddress(it)} ?selected=${at === session.chosen} ?dimmed=${this.refused.has(it.imageId)}>
        <div slot="actions" class="tools"><button class="small" aria-pressed=${at === session.chosen} @click=${() => this.#choose(at)}>${icon('check')}${t.find.pick}</button></div>
      </image-card></li>`)}</ol>
      ${session.answer ? html`<div class="decide">${subject ? nothing : html`<specimen-name .named=${named} @named=${(event: CustomEvent<SpecimenIdentity>) => this.#search.update({ named: event.detail })}></specimen-name>`}
        <decision-bar .candidate=${hit?.itemId ?? hit?.specimenId} ?attachable=${hit?.itemId !== undefined} .blocked=${complete ? undefined : t.find.nameFirst} .proposedTitle=${(subject ?? named).specimenId} @choice=${this.#decide}></decision-bar></div>` : nothing}`;
  }
}
