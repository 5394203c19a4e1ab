/**
 * C19: 机关运行经费 is that of administrative units and of those managed as civil service: at most 公用经费 of 公开06, equal
 * to it when the whole department is such, less when institutions have a share in it, none in a pure institution.
 */
import type { Figure } from '../../model/figure.ts';
import type { Print } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { figureText, quote, sourceOf, tell } from '../reading/telling.ts';
import { contradictions, hasData, type StatedFact, statedFacts } from './stated-facts.ts';

export const C19: Rule<'print'> = {
  id: 'C19',
  title: '机关运行经费只限行政单位和参公事业单位，不大于公开06表公用经费',
  source: '部门决算公开说明（机关运行经费口径）',
  severity: 'error',
  needs: 'print',
  check: (context) => {
    const stated = statedFacts(context).find(({ figures, quantity }) => {
      return figures[0]?.id === 'agencyOperatingCosts' && quantity.role === 'value';
    });
    return [...contradictions(context, 'C19'), ...(stated === undefined ? [] : against(context, stated))];
  },
};

function against(context: Print, stated: StatedFact): Fault[] {
  const operating = context.figures.get('economic.operating');
  const { nature } = context.dossier.unit;
  const { quantity } = stated;
  if (nature === 'institution') {
    if (quantity.value.isZero()) return [];
    return [
      told(context, stated, '本单位是事业单位（非参公），不应有机关运行经费', '改为“本单位为事业单位，无机关运行经费”'),
    ];
  }
  if (operating?.value === undefined || !hasData(context, 'economic.operating')) return [];
  const half = quantity.quantum.div(2);
  if (quantity.value.minus(half).greaterThan(operating.value)) {
    return [
      told(context, stated, `大于公用经费 ${figureText(context, operating)}`, '核对机关运行经费的口径', operating),
    ];
  }
  return nature === 'mixed' ? mixed(context, stated, operating) : whole(context, stated, operating);
}

/** A department with institutions whose operating costs count in full as 机关运行经费. */
function mixed(context: Print, stated: StatedFact, operating: Figure): Fault[] {
  const running = [...context.figures.values()].find(
    ({ id, value }) => /^generalPublic\.\d{5}50\.total$/.test(id) && value?.isPositive() === true && !value.isZero(),
  );
  const equal = operating.value?.minus(stated.quantity.value).abs().lessThan(stated.quantity.quantum) === true;
  if (running === undefined || !equal || stated.quantity.value.isZero()) return [];
  const code = running.id.split('.')[1] ?? '';
  const name = context.classification.functional.get(code)?.name ?? code;
  const message = `等于全部公用经费，而部门有事业单位（“${name}”支出 ${figureText(context, running)}），事业单位的公用经费不计入，请核实`;
  return [told(context, stated, message, '机关运行经费只计行政单位和参公事业单位的公用经费', operating, 'warning')];
}

function whole(context: Print, stated: StatedFact, operating: Figure): Fault[] {
  const { quantity } = stated;
  if (operating.value === undefined || operating.value.minus(quantity.value).abs().lessThanOrEqualTo(quantity.quantum))
    return [];
  const message = `小于公用经费 ${figureText(context, operating)}，本部门全为行政或参公单位，两数应当相等，请核实`;
  const hint = '核对机关运行经费的口径；部门中另有事业单位的，单位性质（nature）写 mixed';
  return [told(context, stated, message, hint, operating, 'warning')];
}

function told(
  { view }: Print,
  { passage, sentence, quantity }: StatedFact,
  fault: string,
  hint: string,
  operating?: Figure,
  severity: 'error' | 'warning' = 'error',
): Fault {
  const related = operating === undefined ? [] : [sourceOf(view, 'economic.operating').place];
  const message = `${quote(sentence.text, quantity)}：${fault}`;
  return tell(severity, passage, { message, actual: quantity.text, hint, related });
}
