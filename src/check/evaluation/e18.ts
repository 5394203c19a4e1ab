/**
 * E18: a project has one name in list, form and report; an indicator that stands in several forms has one target
 * and one result; the
 * number of projects in the text is that of the forms. Source: 财预〔2020〕10号; inspections of published reports.
 */

import type { Print } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { squeezed } from '../reading/squeezed.ts';
import { isDroppedFrom, projectCounts } from './projects-in-text.ts';
import { sharedIndicators } from './shared-indicators.ts';

export const E18: Rule<'print'> = {
  id: 'E18',
  title: '项目名称、个数和指标目标值、完成值在文字、项目清单和自评表中一致',
  source: '财预〔2020〕10号；部门决算公开检查',
  severity: 'warning',
  needs: 'print',
  check: (context) => [
    ...checkNames(context),
    ...checkSubjects(context),
    ...sharedIndicators(context),
    ...projectCounts(context),
  ],
};

/** A project code before the name, as budget systems print it. */
const CODE = /^[0-9A-Za-z]{8,}[-－—]/;
const QUOTED = /“([^”]+)”/;

function checkNames({ dossier }: Print): Fault[] {
  return (dossier.projects ?? []).flatMap(({ name, selfEvaluation }, index): Fault[] => {
    if (selfEvaluation === undefined) return [];
    const path = ['projects', index, 'selfEvaluation'];
    const inForm = squeezed((selfEvaluation.tableName ?? name).replace(CODE, ''));
    const inTitle = squeezed(QUOTED.exec(selfEvaluation.title ?? '')?.[1] ?? inForm);
    const key = inForm === squeezed(name) ? 'title' : 'tableName';
    const other = key === 'title' ? inTitle : inForm;
    if (other === squeezed(name)) return [];
    return [
      {
        severity: 'warning',
        message: `项目名称不一致：项目清单为“${name}”，自评表${key === 'title' ? '标题' : ''}为“${other}”`,
        at: [...path, key],
        actual: other,
        expected: name,
        hint: '改成与预算批复一致的同一名称',
        related: [['projects', index, 'name']],
      },
    ];
  });
}

/** Subjects of evaluation reports that are a project's name with a few characters more or fewer. */
function checkSubjects({ dossier }: Print): Fault[] {
  const names = (dossier.projects ?? []).map(({ name }) => squeezed(name));
  return (dossier.specialReports ?? []).flatMap(({ subject }, index): Fault[] => {
    const own = squeezed(subject);
    const near = names.findIndex((name) => isDroppedFrom(name, own) || isDroppedFrom(own, name));
    if (names.includes(own) || near < 0) return [];
    const name = dossier.projects?.[near]?.name ?? '';
    return [
      {
        severity: 'warning',
        message: `评价报告的对象“${subject}”与项目清单中的“${name}”名称不一致，请核实是否为同一项目`,
        at: ['specialReports', index, 'subject'],
        actual: subject,
        expected: name,
        hint: '同一项目的，改成同一名称；不同项目的不必改',
        related: [['projects', near, 'name']],
      },
    ];
  });
}
