/** C26: “N个/N方面/等N项” is the number listed, where the whole list stands in the sentence; 一是…二是… likewise. */

import { plainText } from '../../model/report.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { eachPassage } from '../reading/by-section.ts';
import { readReport } from '../reading/passages.ts';
import { tell } from '../reading/telling.ts';
import type { ReportView } from '../reading/view.ts';
import { type CountedList, countedLists } from './counted-lists.ts';

export const C26: Rule<'print'> = {
  id: 'C26',
  title: '“N个”“N方面”“等N项”与所列个数相同',
  source: '文字中的计数',
  severity: 'warning',
  needs: 'print',
  check: (context) => [...(context.view.isRead ? units(context.view) : []), ...lists(context)],
};

const lists = eachPassage((_context, passage) =>
  passage.printed.part === 'glossary'
    ? []
    : countedLists(passage.text)
        .filter(isWrong)
        .map((list): Fault => {
          const counted = list.most === list.least ? `${list.most}` : `${list.least}～${list.most}`;
          return tell('warning', passage, {
            message: `“${list.text}”写 ${list.said}，所列为 ${counted} 个，请核实`,
            actual: counted,
            expected: `${list.said}`,
            hint: '核对个数和所列的名称',
          });
        }),
);

/** 等N项 may list only some of them. */
function isWrong({ said, least, most, partial }: CountedList): boolean {
  return least > said || (!partial && most < said);
}

const UNITS =
  /(?:(?:编制|汇编|编报)范围的(?:独立核算|预算|二级预算)*单位(?:共计?|共有|有|为)?(?=\d)|共有(?=\d{1,2}[个家](?:预算|独立核算|基层)?单位))(\d{1,2})[个家]/;

/** 纳入…编制范围的单位共5个, above a table of which the lines count 1, 2, 3. */
function units(view: ReportView): Fault[] {
  return readReport(view).flatMap((passage): Fault[] => {
    const { printed, text } = passage;
    if (printed.kind !== 'paragraph' || !/单位构成|机构设置/.test(passage.trail)) return [];
    const said = UNITS.exec(text)?.[1];
    const list = view.tables.find(({ headings }) => headings.join() === printed.headings.join());
    const lines = (list?.table.body ?? []).filter(([first]) => /^\d+$/.test(cellText(first?.paragraphs)));
    if (said === undefined || lines.length === 0 || lines.length === Number(said)) return [];
    const message = `写“${UNITS.exec(text)?.[0]}”，所列的单位为 ${lines.length}个，请核实`;
    return [
      tell('warning', passage, {
        ...{ message, actual: `${said}个`, expected: `${lines.length}个`, hint: '改正个数，或补上漏列的单位' },
      }),
    ];
  });
}

function cellText(paragraphs: readonly Parameters<typeof plainText>[0][] = []): string {
  return paragraphs.map(plainText).join('').trim();
}
