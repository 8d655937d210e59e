import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Decision } from '../api/types.js';
import { refreshed, withDecision, withOlder, type DecisionHistory } from '../decide/decision-history.js';
import { historyOf, reverseDecision, type HistorySubject } from '../decide/history.js';
import '../elements/history-list.js';
import { t } from '../strings/index.js';
import { RecordPage } from './record-page.js';
import { toastProblem } from './toasts.js';

/** Base class of pages that show a record with the history of decisions about it. */
export abstract class DecidedRecordPage extends RecordPage {
  /** Decisions about the record; undefined until they are read. */
  @state() protected accessor history: DecisionHistory | undefined;
  @state() private accessor readingOlder = false;

  /** Reads the newest decisions about the record; older ones that are shown stay. */
  protected async readHistory(collectionId: string, subject: HistorySubject, signal: AbortSignal): Promise<void> {
    const newest = await historyOf(collectionId, subject, { signal });
    this.history = refreshed(this.history, newest);
  }

  /** Draws the history, with buttons that undo or restore each decision, and a button that shows older ones. */
  protected historyPart(collectionId: string, subject: HistorySubject): TemplateResult | typeof nothing {
    if (!this.history && this.failure) return nothing;
    const show = this.whileShown((decision: Decision) => {
      if (this.history) this.history = withDecision(this.history, decision);
    });
    return html`<history-list .decisions=${this.history?.decisions} ?older=${this.history?.next !== undefined} ?busy=${this.readingOlder} undoable
      @older=${() => void this.#readOlder(collectionId, subject)}
      @reverse-decision=${(event: CustomEvent<Decision>) => reverseDecision(collectionId, event.detail, show)}></history-list>`;
  }

  async #readOlder(collectionId: string, subject: HistorySubject): Promise<void> {
    const cursor = this.history?.next;
    if (cursor === undefined || this.readingOlder) return;
    this.readingOlder = true;
    const show = this.whileShown((older: DecisionHistory) => {
      if (this.history) this.history = withOlder(this.history, older);
    });
    try {
      show(await historyOf(collectionId, subject, { cursor }));
    } catch (failure) {
      toastProblem(t.decide.history, failure);
    } finally {
      this.readingOlder = false;
    }
  }
}
