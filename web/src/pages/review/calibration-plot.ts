import { html, css, unsafeCSS, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type uPlot from 'uplot';
import plotStyles from 'uplot/dist/uPlot.min.css';
import type { Accuracy } from '../../api/review.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { percent } from '../../strings/format.js';
import { t } from '../../strings/index.js';

const HEIGHT_PX = 260;

/**
 * Calibration plot: share of right answers against match score. On the diagonal the score equals the probability. The
 * table beside it has the figures.
 */
@customElement('calibration-plot')
export class CalibrationPlot extends VitrineElement {
  static override styles = [unsafeCSS(plotStyles), shared, css`:host { display: block; } .plot { width: 100%; min-height: 17rem; } .u-legend { display: none; }`];

  @property({ attribute: false }) accessor bins: Accuracy['calibration'] = [];
  @query('.plot') private accessor place!: HTMLElement;
  #plot: uPlot | undefined;
  readonly #resized = new ResizeObserver(() => this.#plot?.setSize({ width: this.place.clientWidth, height: HEIGHT_PX }));
  readonly #dark = matchMedia('(prefers-color-scheme: dark)');
  readonly #recolour = () => void this.#draw();

  override connectedCallback(): void {
    super.connectedCallback();
    this.#dark.addEventListener('change', this.#recolour);
  }

  override disconnectedCallback(): void {
    this.#resized.disconnect();
    this.#dark.removeEventListener('change', this.#recolour);
    this.#plot?.destroy();
    this.#plot = undefined;
    super.disconnectedCallback();
  }

  protected override reconnected(): void {
    void this.#draw();
  }

  protected override updated(_changed: PropertyValues<this>): void {
    void this.#draw();
  }

  async #draw(): Promise<void> {
    const { default: Plot } = await import('uplot');
    if (!this.isConnected) return;
    this.#plot?.destroy();
    // A canvas cannot use CSS custom properties, so their values are read from an element of the page.
    const probe = (name: string) => {
      this.place.style.setProperty('color', `var(${name})`);
      return getComputedStyle(this.place).color;
    };
    const [ink, line, accent] = [probe('--ink-2'), probe('--line'), probe('--accent')];
    this.place.style.removeProperty('color');
    const axis = (label: string): uPlot.Axis => ({ label, stroke: ink, grid: { stroke: line, width: 1 }, ticks: { stroke: line }, values: (_, shares) => shares.map((it) => percent(it)) });
    const points = [...this.bins].sort((a, b) => a.mean - b.mean);
    const xs = [0, ...points.map((it) => it.mean), 1];
    this.#plot = new Plot({
      width: this.place.clientWidth || 320, height: HEIGHT_PX, cursor: { show: false }, legend: { show: false },
      scales: { x: { time: false, range: [0, 1] }, y: { range: [0, 1] } },
      axes: [axis(t.review.accuracy.score), axis(t.review.accuracy.right)],
      series: [{}, { label: t.review.accuracy.ideal, stroke: ink, dash: [4, 4], points: { show: false } }, { label: t.review.accuracy.right, stroke: accent, width: 2, points: { show: true, size: 9, fill: accent, stroke: accent } }],
    }, [xs, xs, [null, ...points.map((it) => it.right), null]], this.place);
    this.#resized.observe(this.place);
  }

  override render(): TemplateResult {
    return html`<div class="plot" role="img" aria-label=${t.review.accuracy.plot(this.bins.map((it) => `${percent(it.mean)}: ${percent(it.right)}`).join('; '))}></div>`;
  }
}
