/** A chart with its caption: one piece that no page break parts. */

import { chartInWords } from '../model/chart-text.ts';
import type { Band } from '../model/page.ts';
import type { Chart } from '../model/report.ts';
import type { Change } from '../model/review.ts';
import { element, plainElement } from '../model/structure.ts';
import type { BlockContext } from './block-context.ts';
import { type Box, sumOfHeights } from './box.ts';
import { drawChart } from './chart-drawing.ts';
import { INKS } from './decorations.ts';

import type { PageFlow } from './page-flow.ts';

/** Between drawing and caption, pt. */
const CAPTION_GAP = 4;

/** Printed at the upper left of a chart that came or went. */
const CHANGE_LABELS: Record<Change, string> = { inserted: '〔新增〕', deleted: '〔删除〕' };

export function chartBox(chart: Chart, context: BlockContext): Box {
  const { style, typesetter, width } = context;
  const caption = typesetter.lines(chart.caption, style.caption, { width });
  const captionGap = style.caption.spaceBefore ?? CAPTION_GAP;
  const height = style.chart.height + captionGap + sumOfHeights(caption);
  return {
    keepWithNext: false,
    spaceBefore: style.caption.lineHeight / 2,
    spaceAfter: style.caption.spaceAfter ?? 0,
    height,
    startHeight: height,
    place: (flow) => {
      if (flow.isTrial) {
        flow.addShapes();
        flow.take(height);
        return;
      }
      flow.register(chart.id);
      const { left } = flow;
      const top = flow.take(style.chart.height);
      const frame = { x: left, y: top, w: width, h: style.chart.height };
      flow.inside(element({ role: 'Figure', alternative: chartInWords(chart), frame }), () => {
        drawChart(chart, flow, { style: style.chart, typesetter, left, top, width });
        if (chart.change !== undefined) addChange(flow, chart.change, { top, height }, context);
        flow.take(captionGap);
        flow.inside(plainElement('Caption'), () => {
          for (const line of caption) flow.addLine(line, left, flow.take(line.height));
        });
      });
    },
  };
}

function addChange(flow: PageFlow, change: Change, band: Band, { style, typesetter }: BlockContext): void {
  flow.addChanged(band);
  const look = { ...style.chart.label, align: 'left', font: 'hei', colour: INKS[change] } as const;
  flow.addLine(typesetter.line(CHANGE_LABELS[change], look), flow.left, band.top);
}
