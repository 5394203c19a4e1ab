/** 政府采购 told again in an annex: “政府采购预算金额1.5万元，实际支出1.5万元，其中采购货物1.5万元”. */

import type { Print } from '../engine/needs.ts';
import { eachPassage } from '../reading/by-section.ts';
import { prints } from '../reading/precision.ts';
import type { Quantity } from '../reading/sentences.ts';
import { figureText, quote, tell } from '../reading/telling.ts';
import { hasData } from './stated-facts.ts';

const CLAIMS: readonly (readonly [lead: RegExp, id: string])[] = [
  [/(实际(支出|采购|执行)|政府采购支出)(金额|数|总额|合计)?(为|共)?$/, 'procurement.total'],
  [/(采购|其中：?)货物(支出|金额)?(为)?$/, 'procurement.goods'],
  [/(采购|其中：?)工程(支出|金额)?(为)?$/, 'procurement.works'],
  [/(采购|其中：?)服务(支出|金额)?(为)?$/, 'procurement.services'],
];

/** The statement itself has rules of its own. */
const STATEMENT = /政府采购/;

/** One finding for each sentence about 政府采购 of the report year that tells another amount than the statement does. */
export const procurementClaims = eachPassage((context, passage) =>
  passage.sentences.flatMap((sentence) => {
    const from = sentence.text.indexOf('政府采购');
    if (
      STATEMENT.test(passage.trail) ||
      from === -1 ||
      sentence.quantities.length === 0 ||
      !isOfYear(context, sentence.text)
    )
      return [];
    const wrong = sentence.quantities.flatMap((quantity) =>
      quantity.start > from ? wrongClaim(context, quantity) : [],
    );
    const [first] = wrong;
    if (first === undefined) return [];
    return [
      tell('warning', passage, {
        message: `${quote(sentence.text, first.quantity)}：政府采购支出说明中“${first.label}”为 ${first.expected}，请核实`,
        actual: first.quantity.text,
        expected: first.expected,
        hint: '口径相同的，统一为一个数；不同的，写明口径',
      }),
    ];
  }),
);

function isOfYear({ dossier }: Print, text: string): boolean {
  const years = [...text.matchAll(/(20\d\d)年/g)].map(([, year]) => Number(year));
  return years.every((year) => year === dossier.year);
}

function wrongClaim(context: Print, quantity: Quantity) {
  const id = quantity.kind === 'amount' ? CLAIMS.find(([lead]) => lead.test(quantity.lead))?.[1] : undefined;
  const figure = id !== undefined && hasData(context, id) ? context.figures.get(id) : undefined;
  if (figure?.value === undefined || prints(quantity, figure.value, context)) return [];
  return [{ quantity, label: figure.label, expected: figureText(context, figure) }];
}
