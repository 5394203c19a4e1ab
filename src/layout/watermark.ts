/** What stands on every page of a draft: the watermark behind the text and the label above it. Lengths in pt. */
import type { Page, PlacedLine } from '../model/page.ts';
import type { Review } from '../model/review.ts';
import type { TextStyle } from '../style/style-sheet.ts';
import { mm } from '../style/style-sheet.ts';
import { placedLine } from './page-flow.ts';
import type { pageGeometry } from './page-geometry.ts';
import type { Typesetter } from './typesetter.ts';

/** Length of the watermark in parts of the page's diagonal; its size in parts of the shorter side, at most. */
const DIAGONAL_SHARE = 0.64;
const LARGEST_SIZE = 0.24;
/** From the base line of a hanzi to its middle, in em. */
const MIDDLE = 0.38;
const WATERMARK: TextStyle = { font: 'hei', size: 100, lineHeight: 100, align: 'left', colour: 'EBEBEB' };
const LABEL: TextStyle = { font: 'fang', size: 9, lineHeight: 12, align: 'right', colour: '595959' };
/** From the upper edge of the paper to the label. */
const LABEL_TOP = mm(13);

/** The watermark along the diagonal, from lower left to upper right. */
export function watermarkLine({ watermark }: Review, { paper }: Page, typesetter: Typesetter): PlacedLine {
  const { width, height } = paper;
  const perPoint = typesetter.width(watermark, WATERMARK) / WATERMARK.size;
  const wanted = (Math.hypot(width, height) * DIAGONAL_SHARE) / perPoint;
  const size = Math.min(wanted, Math.min(width, height) * LARGEST_SIZE);
  const line = typesetter.line(watermark, { ...WATERMARK, size });
  const turn = Math.atan2(height, width);
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const half = line.setting.width / 2;
  const x = width / 2 - half * cos + MIDDLE * size * sin;
  const y = height / 2 + half * sin + MIDDLE * size * cos;
  return { ...placedLine({ ...line, baseline: 0 }, x, y), turn };
}

/** The label at the top right, in the margin. */
export function labelLine(
  { label }: Review,
  { margins, width }: ReturnType<typeof pageGeometry>,
  typesetter: Typesetter,
): PlacedLine {
  const line = typesetter.line(label, LABEL);
  return placedLine(line, margins.left + width - line.setting.width, LABEL_TOP);
}
