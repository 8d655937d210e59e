import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { bodyOf, api, request } from '../../api/client.js';
import { sha256 as sha256Of } from '../../api/digest.js';
import { Problem, isAbort } from '../../api/problem.js';
import { search } from '../../api/search.js';
import { orderedBySide, type QueryInput } from '../../api/search-request.js';
import type { Collection, Hit, ImageView, SearchAnswer } from '../../api/types.js';
import { proposedSpecimen, type SpecimenIdentity } from '../../decide/new-specimen.js';
import { institution } from '../../shell/institution.js';
import { entryId, parameters, router, scrollRestorer, setParameters } from '../../shell/router.js';
import type { QueryStatement } from './query-photograph.js';
import { storeSession, sessionOf, type Session } from './session.js';

const MIN_HITS = 4;
const MAX_HITS = 100;
const DEFAULT_HITS = 8;
const emptySession = (): Session => ({ photographs: [], images: [], chosen: 0, at: 0 });

/**
 * State of the search of the present entry of the browser's history: query, progress and answer. It renders its host
 * again at every change.
 */
export class SearchSession implements ReactiveController {
  session: Session = emptySession();
  running = false;
  failure: Problem | undefined;
  /** The query, where it is an image of the collection. */
  subject: ImageView | undefined;
  /** Id of the entry of the history. */
  entry = '';
  readonly #host: ReactiveControllerHost & { collection: Collection | undefined };
  readonly #onEntryShown: () => void;
  #search: AbortController | undefined;
  /** Collection and entry for which `continue` was called last. */
  #continuing: { key: string } | undefined;
  #restoreScroll = () => {};
  #filters: readonly string[] = [];

  /** @param onEntryShown called when another entry of the history is shown */
  constructor(host: ReactiveControllerHost & { collection: Collection | undefined }, onEntryShown: () => void) {
    this.#host = host;
    this.#onEntryShown = onEntryShown;
    host.addController(this);
  }

  hostConnected(): void {
    router.addEventListener('change', this.#showEntry);
    void this.#showEntry();
  }

  hostDisconnected(): void {
    router.removeEventListener('change', this.#showEntry);
    this.#search?.abort();
    this.#continuing = undefined;
  }

  readonly #showEntry = async () => {
    if (location.pathname !== '/') return;
    const entry = entryId();
    this.#restoreScroll = scrollRestorer();
    const before = this.session;
    const stored = await sessionOf(entry);
    if (entry !== entryId()) return; // Another entry is shown by now.
    this.entry = entry;
    if (this.session !== before) return this.continue(); // The user chose a photograph in the meantime.
    this.#search?.abort();
    this.#search = undefined;
    this.#continuing = undefined;
    this.#set({ session: stored ?? emptySession(), running: false, failure: undefined, subject: undefined });
    this.#onEntryShown();
    await this.continue();
  };

  /** Starts a search where the kept answer does not belong to the present address. */
  async continue(): Promise<void> {
    const collection = this.#host.collection;
    const key = `${this.entry} ${collection?.collectionId ?? ''}`;
    if (!collection || !this.entry || this.#continuing?.key === key) return;
    const continuing = (this.#continuing = { key });
    // Another entry is shown, the user chose another photograph, or the page was left in the meantime.
    const isReplaced = () => this.#continuing !== continuing;
    try {
      await this.#loadSubject(parameters().get('image') ?? this.session.imageId, isReplaced);
    } catch (failure) {
      if (isReplaced()) return;
      this.#continuing = undefined; // So that it can be tried again.
      this.#set({ failure: Problem.from(failure) });
      return;
    }
    if (isReplaced() || this.session.photographs.length === 0) return;
    if (this.session.answer && this.session.requestKey === this.#requestKey()) {
      await this.#host.updateComplete;
      this.#restoreScroll();
    } else if (!this.running) await this.run();
  }

  async #loadSubject(imageId: string | undefined, isReplaced: () => boolean): Promise<void> {
    if (!imageId || (this.subject?.imageId === imageId && this.session.imageId === imageId)) return;
    const subject = bodyOf(await api.GET('/v1/images/{imageId}', { params: { path: { imageId } } }));
    if (isReplaced()) return;
    this.#set({ subject });
    if (this.session.imageId === imageId) return;
    const file = await (await request(subject.links.access ?? subject.links.prepared ?? subject.links.image)).blob();
    if (isReplaced()) return;
    this.#set({ session: { ...emptySession(), photographs: [{ file, name: subject.identifier }], imageId } });
  }

  /**
   * The filters of the address: the same array until they change, so that the elements that show them are not rendered
   * again at every change of the page.
   */
  get filters(): readonly string[] {
    const filters = parameters().getAll('filter');
    const changed = filters.length !== this.#filters.length || filters.some((it, at) => it !== this.#filters[at]);
    if (changed) this.#filters = filters;
    return this.#filters;
  }

  get text(): string {
    return parameters().get('q') ?? '';
  }

  get k(): number {
    const k = Number(parameters().get('k') ?? DEFAULT_HITS);
    return Number.isInteger(k) ? Math.min(MAX_HITS, Math.max(MIN_HITS, k)) : DEFAULT_HITS;
  }

  /** Whether it is not known yet which photographs this entry has. */
  get loading(): boolean {
    return !this.entry || (this.session.photographs.length === 0 && parameters().has('image') && !this.failure);
  }

  /**
   * The answer; undefined until the query is read where it is an image of the collection, because its hits and the
   * specimen that is decided about depend on it.
   */
  get answer(): SearchAnswer | undefined {
    return this.session.imageId && !this.subject && !this.failure ? undefined : this.session.answer;
  }

  /** The hits of the answer without the specimen of the query itself. */
  get hits(): Hit[] {
    const { answer, subject } = this;
    return (answer?.hits ?? []).filter((it) => !subject || it.specimenId !== subject.specimenId || it.institutionId !== subject.institutionId);
  }

  /**
   * Institution and number of the specimen, where it is not in the collection: as the user gave them, or as proposed.
   */
  get named(): SpecimenIdentity {
    const { named, photographs, sha256, answer } = this.session;
    const institutions = [...new Set((answer?.hits ?? []).map((it) => it.institutionId))];
    return named ?? { institutionId: institution() ?? (institutions.length === 1 ? institutions[0]! : ''), specimenId: photographs[0] ? proposedSpecimen(photographs[0], sha256) : '' };
  }

  /** Changes parameters of the address and searches again. */
  changeParameters(changes: Record<string, string | readonly string[]>): void {
    setParameters(changes);
    void this.run();
  }

  start(photographs: QueryInput[]): void {
    setParameters({ image: undefined });
    this.#continuing = undefined;
    this.#set({ session: { ...emptySession(), photographs }, subject: undefined });
    void this.run();
  }

  /**
   * Stores what the user states about a photograph, and searches again.
   *
   * @param place position of the photograph in the order of `orderedBySide`, from 0
   */
  applyStatement(place: number, stated: QueryStatement): void {
    const photographs = orderedBySide(this.session.photographs).map(({ file, name, ...was }, at) => at === place ? { file, name, ...stated }
      : stated.side && was.side === stated.side ? { file, name } : { file, name, ...was }); // Only one photograph can show a side.
    this.#set({ session: { ...this.session, photographs, images: orderedBySide(photographs).map((it) => this.session.images[photographs.indexOf(it)] ?? {}) } });
    void this.run();
  }

  /** Changes the session and stores it. */
  update(changes: Partial<Pick<Session, 'chosen' | 'named' | 'imageId'>>): void {
    this.#set({ session: { ...this.session, ...changes } });
    void storeSession(this.entry, this.session);
  }

  fail(failure: Problem): void {
    this.#set({ failure });
  }

  setSubject(image: ImageView): void {
    this.#set({ subject: image });
    this.update({ imageId: image.imageId });
  }

  /**
   * Stores the image of a query that was added to the collection when another entry of the history is already shown.
   */
  async storeSubject(entry: string, image: ImageView): Promise<void> {
    const stored = await sessionOf(entry);
    if (stored && entry !== this.entry) await storeSession(entry, { ...stored, imageId: image.imageId });
  }

  /** Returns the request as text, without the photographs' bytes; other bytes start a new session anyway. */
  #requestKey(): string {
    return JSON.stringify([this.#host.collection?.collectionId, this.filters, this.text, this.k, this.session.photographs.map(({ file: _, ...it }) => it)]);
  }

  /** Repeats what failed: reading the image that the address names, or the search. */
  async retry(): Promise<void> {
    this.#set({ failure: undefined });
    if (this.#continuing) await this.run();
    else await this.continue();
  }

  async run(): Promise<void> {
    const collection = this.#host.collection;
    if (!collection || this.session.photographs.length === 0) return;
    this.#search?.abort();
    const controller = new AbortController();
    this.#search = controller;
    this.#set({ running: true, failure: undefined });
    const photographs = orderedBySide(this.session.photographs);
    try {
      await this.#follow(collection, photographs, controller.signal);
      if (controller.signal.aborted) return;
      this.update(this.named.institutionId ? { named: this.named } : {});
    } catch (failure) {
      if (!isAbort(failure) && !controller.signal.aborted) this.#set({ failure: Problem.from(failure) });
    } finally {
      if (this.#search === controller) this.#set({ running: false });
    }
  }

  async #follow(collection: Collection, photographs: readonly QueryInput[], signal: AbortSignal): Promise<void> {
    const requestKey = this.#requestKey();
    const digest = this.session.sha256 ?? sha256Of(photographs[0]!.file);
    // Where the search itself fails, its failure is shown and not that of the digest.
    if (typeof digest !== 'string') digest.catch(() => undefined);
    const searchParameters = { k: this.k, filters: this.filters, ...(this.text ? { text: this.text } : {}) };
    for await (const event of search(collection.collectionId, photographs, searchParameters, signal)) {
      if (signal.aborted) return;
      if (event.type === 'answer') {
        const { answer } = event;
        // Awaited before the answer is shown, because the proposed number of the specimen depends on it.
        const sha256 = await digest;
        if (signal.aborted) return;
        this.#set({ session: { ...this.session, images: answer.query.images, answer, sha256, requestKey, chosen: 0, at: Date.now() } });
      } else {
        const images = [...this.session.images];
        images[event.photograph] = { ...(event.type === 'described' ? images[event.photograph] : {}), ...event.image };
        this.#set({ session: { ...this.session, images } });
      }
    }
  }

  #set(changes: Partial<Pick<SearchSession, 'session' | 'running' | 'failure' | 'subject'>>): void {
    Object.assign(this, changes);
    this.#host.requestUpdate();
  }
}
