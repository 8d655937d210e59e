import { html, css, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ReviewOverview } from '../../api/review.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { whole } from '../../strings/format.js';
import { t } from '../../strings/index.js';

/** Progress of a review queue: decided and open tasks, rate, and estimated remaining time. */
@customElement('review-progress')
export class ReviewProgress extends VitrineElement {
  static override styles = [shared, css`
    :host { display: block; flex: 1 1 14rem; max-width: 26rem; }
    p { margin: 0 0 0.2rem; font-size: 0.85rem; color: var(--ink-2); }
    progress { appearance: none; display: block; width: 100%; height: 0.4rem; border: 0; border-radius: 1rem; background: var(--sunk); overflow: hidden; }
    progress::-webkit-progress-bar { background: var(--sunk); }
    progress::-webkit-progress-value { background: var(--accent); }
    progress::-moz-progress-bar { background: var(--accent); }
  `];

  @property({ attribute: false }) accessor overview: ReviewOverview | undefined;
  /** Number of tasks decided since the queue was opened. */
  @property({ type: Number }) accessor done = 0;
  /** Number of open tasks in the queue. */
  @property({ type: Number }) accessor open: number | undefined;

  override render(): TemplateResult | typeof nothing {
    const { overview, open } = this;
    if (!overview) return nothing;
    const parts = [
      open === undefined ? '' : t.review.progress(this.done, open),
      overview.rate ? t.review.rate(whole(overview.rate.perHour)) : '',
      overview.timeLeftMs === undefined ? '' : t.review.timeLeft(duration(overview.timeLeftMs)),
    ].filter(Boolean);
    return html`<p class="number">${parts.join(' · ')}</p>
      ${open === undefined ? nothing : html`<progress max=${Math.max(1, this.done + open)} .value=${this.done} aria-label=${t.review.progress(this.done, open)}></progress>`}`;
  }
}

/** Returns a duration as text: in minutes below two hours, in hours below two days, otherwise in days. */
function duration(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  if (minutes < 120) return t.review.minutes(minutes);
  const hours = Math.round(minutes / 60);
  return hours < 48 ? t.review.hours(hours) : t.review.days(Math.round(hours / 24));
}
