/** Charts between their unit and their caption. */
import type { Chart, Inline } from '../../model/report.ts';
import { type BlockContext, type Blocks, startOfBlock } from './context.ts';
import { runs } from './inlines.ts';
import { styledParagraph } from './paragraph.ts';
import { tracked } from './revisions.ts';
import { textRun } from './run.ts';
import { STYLE } from './styles.ts';
import type { Xml } from './xml.ts';

/** The unit above the chart, the chart, and its caption; unit and drawing share the style's chart height. */
export function chartBlocks(chart: Chart, context: BlockContext): Blocks {
  const unit = styledParagraph(
    STYLE.chartUnit,
    textRun(chart.unit, { ...context, remarks: undefined }),
    context,
    startOfBlock(context),
  );
  const start = chart.unit === '' ? startOfBlock(context) : {};
  const frame = styledParagraph(STYLE.chart, drawing(chart, context), context, start);
  const caption = styledParagraph(STYLE.caption, runs(remarkedCaption(chart), context), context);
  return [...(chart.unit === '' ? [] : [unit]), frame, caption];
}

function drawing(chart: Chart, context: BlockContext): Xml {
  const run = context.drawings.get(chart);
  if (run === undefined) throw new Error(`the frame has no chart ${chart.id}`);
  return tracked(run, context);
}

/** Remarks on the chart stand at its caption. */
function remarkedCaption({ caption, remarks }: Chart): readonly Inline[] {
  return remarks === undefined ? caption : caption.map((inline) => ({ ...inline, remarks }));
}
