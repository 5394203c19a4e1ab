/**
 * C23: a metric that several sections name has one value. Only what looks like the same count told twice is asked about:
 * same words, same unit, values close to each other, no 约 and no other year.
 */

import type { Print } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { quote, tell } from '../reading/telling.ts';
import { borneOutByForms, type FormClaim, formClaims } from './form-claims.ts';
import { alike, type Metric, metricsOf, sameMetric } from './metrics.ts';
import { procurementClaims } from './procurement-claims.ts';

export const C23: Rule<'print'> = {
  id: 'C23',
  title: '同一事项在各处的数相同',
  source: '决算公开内容准确、前后一致的要求',
  severity: 'warning',
  needs: 'print',
  check: (context) => [...metrics(context), ...formClaims(context).map(ofForms), ...procurementClaims(context)],
};

/** One finding for each subject: the first value, and every place that tells another. */
function metrics(context: Print): Fault[] {
  const all = metricsOf(context);
  const likeOf = alike(all);
  const asInForms = borneOutByForms(context);
  const groups = new Map<string, Metric[]>();
  for (const one of all) {
    for (const other of likeOf(one)) {
      const subject = sameMetric(one, other);
      if (subject === undefined || (asInForms.has(one.quantity) && asInForms.has(other.quantity))) continue;
      const group = groups.get(subject) ?? [];
      groups.set(subject, [...group, ...[one, other].filter((metric) => !group.includes(metric))]);
    }
  }
  return [...groups].map(([subject, group]) => differ(subject, group));
}

function differ(subject: string, [first, ...others]: readonly Metric[]): Fault {
  if (first === undefined) throw new Error('a group holds two metrics');
  const other = others.find(({ quantity }) => !quantity.value.equals(first.quantity.value)) ?? first;
  const [here, there] = [first, other].map(({ sentence, quantity }) => quote(sentence.text, quantity));
  const places = [first, ...others].filter((metric) => metric !== other).map(({ passage }) => passage.printed.place);
  return tell('warning', other.passage, {
    message: `“${subject}”${others.length > 1 ? '各' : '两'}处的数不同：${here}，${there}，请核实`,
    actual: [first, other].map(({ quantity }) => quantity.text).join('、'),
    hint: '是同一事项的，统一为一个数（可写入 facts，各处引用）；不是的，写明区别',
    related: places,
  });
}

/** A count or percentage of the text that names an indicator, and is neither its target nor its result. */
function ofForms({ passage, sentence, quantity, name, expected }: FormClaim): Fault {
  const values = [...new Set(expected.map((value) => `${value.toFixed()}${quantity.unit}`))].join('、');
  return tell('warning', passage, {
    message: `${quote(sentence.text, quantity)}：自评表“${name}”为 ${values}，请核实`,
    actual: quantity.text,
    expected: values,
    hint: '是同一事项的，与自评表写成一个数；不是的，写明区别',
  });
}
