/** A chart with its caption: one piece that no page break parts. */
import type { Chart } from '../../model/report.ts';
import type { BlockContext } from './blocks.ts';
import { type Box, sumOfHeights } from './box.ts';
import { drawChart } from './chart-drawing.ts';

/** Between drawing and caption, pt. */
const CAPTION_GAP = 4;

export function chartBox(chart: Chart, { style, typesetter, width }: BlockContext): Box {
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
      flow.register(chart.id);
      const top = flow.take(style.chart.height);
      flow.add(...drawChart(chart, { style: style.chart, typesetter, left: flow.left, top, width }));
      flow.take(captionGap);
      for (const line of caption) flow.addLine(line, flow.left, flow.take(line.height));
    },
  };
}
