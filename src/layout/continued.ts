/** 续表 above the pages on which a statutory table goes on, with its unit of money: in the margin, where Word has its header. */
import { CONTINUED, plainText, type Table } from '../model/report.ts';
import type { TextStyle } from '../style/style-sheet.ts';
import type { BlockContext } from './block-context.ts';
import type { PageFlow } from './page-flow.ts';
import type { TableFrame } from './table-measure.ts';

/**
 * Marks the page that was just begun as one of a table that goes on; undefined for tables that are not marked: those that
 * share pages with text, and forms, whose heads say what they are.
 */
export function continuedMark(
  { statutory, headLine }: Table,
  style: TextStyle,
  frame: TableFrame,
  { ownPage, typesetter }: Pick<BlockContext, 'ownPage' | 'typesetter'>,
): ((flow: PageFlow) => void) | undefined {
  if (statutory === undefined || ownPage === undefined) return undefined;
  const left = typesetter.line(CONTINUED, style);
  const right = typesetter.line(plainText(headLine?.right ?? []), style);
  return (flow) => {
    const y = flow.top - style.lineHeight;
    const x = flow.left + frame.left;
    flow.addLine(left, x, y);
    flow.addLine(right, x + frame.width - right.setting.width, y);
  };
}
