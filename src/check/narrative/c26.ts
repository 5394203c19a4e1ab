/** C26: “N个/N方面/等N项” is the number listed, where the whole list stands in the sentence; 一是…二是… likewise. */

import type { Fault, Rule } from '../engine/rule.ts';
import { readReport } from '../reading/passages.ts';
import { tell } from '../reading/telling.ts';
import { type CountedList, countedLists } from './counted-lists.ts';

export const C26: Rule<'print'> = {
  id: 'C26',
  title: '“N个”“N方面”“等N项”与所列个数相同',
  source: '文字中的计数',
  severity: 'warning',
  needs: 'print',
  check: ({ view }) =>
    readReport(view).flatMap((passage) =>
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
    ),
};

/** 等N项 may list only some of them. */
function isWrong({ said, least, most, partial }: CountedList): boolean {
  return least > said || (!partial && most < said);
}
