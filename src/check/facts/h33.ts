/** H33: forms bear the unit's name, and are dated between the end of the year and the paper. */
import type { JsonPath } from '../../model/source.ts';
import type { Facts } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { typedTexts } from '../engine/typed-texts.ts';

export const H33: Rule<'facts'> = {
  id: 'H33',
  title: '自评表的部门、实施单位是本单位的，填报日期在年度结束之后、报告日期之前',
  source: '财预〔2020〕10号；绩效自评表填报要求',
  severity: 'warning',
  needs: 'facts',
  unprinted: '自评表的部门和日期',
  check: (facts) => [...department(facts), ...implementers(facts), ...dates(facts)],
};

/** 某县文旅局 of 某县文化和旅游局: its characters, in their order. */
function isShortFor(name: string, full: string): boolean {
  let from = 0;
  return [...name].every((character) => {
    const at = full.indexOf(character, from);
    from = at + 1;
    return at >= 0;
  });
}

function department({ dossier: { performance, unit } }: Facts): Fault[] {
  const name = performance?.overall.departmentName;
  if (name === undefined || isShortFor(name, unit.name) || name === unit.shortName || name.endsWith(unit.name))
    return [];
  return [
    {
      message: `整体自评表的部门名称是“${name}”，本单位是“${unit.name}”，请核实是否套用了别的单位的表`,
      at: ['performance', 'overall', 'departmentName'],
      actual: name,
      expected: unit.name,
      hint: '改为本单位的全称或规范化简称',
    },
  ];
}

const OFFICE = /(?:局|委员会|办公室|厅)$/;

/** Another office that nothing else in the dossier names. */
function implementers(facts: Facts): Fault[] {
  const { unit, projects = [] } = facts.dossier;
  return projects.flatMap(({ name, selfEvaluation }, index): Fault[] => {
    const implementer = selfEvaluation?.implementer;
    if (implementer === undefined || !OFFICE.test(implementer) || isShortFor(implementer, unit.name)) return [];
    if (implementer.endsWith(unit.name) || implementer === unit.shortName) return [];
    const isNamed = typedTexts(facts).some(
      ({ text, path }) => text.includes(implementer) && path?.at(-1) !== 'implementer',
    );
    if (isNamed) return [];
    return [
      {
        message: `“${name}”自评表的实施单位是“${implementer}”，本单位是“${unit.name}”，其他地方没有提到它，请核实`,
        at: ['projects', index, 'selfEvaluation', 'implementer'],
        actual: implementer,
        expected: unit.name,
        hint: '套用的改为本单位；确由别的单位实施的，在文字中说明',
      },
    ];
  });
}

function dates({ dossier }: Facts): Fault[] {
  const overall = dossier.performance?.overall.date;
  const forms: readonly (readonly [what: string, date: string | undefined, at: JsonPath])[] = [
    ['整体自评表', overall, ['performance', 'overall', 'date']],
    ...(dossier.projects ?? []).map(
      ({ name, selfEvaluation }, index) =>
        [`“${name}”自评表`, selfEvaluation?.date, ['projects', index, 'selfEvaluation', 'date']] as const,
    ),
  ];
  return forms.flatMap(([what, written, at]) => {
    const date = isoOf(written ?? '');
    if (written === undefined || date === undefined) return [];
    const isEarly = Number(date.slice(0, 4)) <= dossier.year;
    if (!isEarly && date <= dossier.date) return [];
    const why = isEarly ? `还在报告年度 ${dossier.year}年之内或之前` : `晚于报告的日期 ${dossier.date}`;
    const hint = '改正填报日期；报告日期写错的，改正 date';
    return [{ message: `${what}的填报日期“${written}”${why}，请核实`, at, actual: written, hint, related: [['date']] }];
  });
}

/** 2023.5.16, 2023年5月16日, 2023-05-16 → 2023-05-16. */
function isoOf(written: string): string | undefined {
  const [, year, month = '', day = ''] = /^\s*(20\d\d)\s*[.年/-]\s*(\d{1,2})\s*[.月/-]\s*(\d{1,2})/.exec(written) ?? [];
  return year === undefined ? undefined : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
