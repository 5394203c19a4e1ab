/** D02: every statutory table is printed with the money unit, and with its year and the unit's name where the place prints them. */
import type { Place } from '../../diagnostics/finding.ts';
import { plainText, type Table } from '../../model/report.ts';
import type { Print } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';

export const D02: Rule<'print'> = {
  id: 'D02',
  title: '各表齐全，表题、表头有表式规定的年度、单位名称和金额单位',
  source: '部门决算公开表式',
  severity: 'error',
  needs: 'print',
  check: (context) =>
    context.view.isRead
      ? notFound(context)
      : [...missingTables(context), ...context.view.tables.flatMap((table) => heads(context, table))],
};

/** Tables that the profile has in this year and that are not there. */
function missingTables(context: Print): Fault[] {
  const { tables } = context;
  const wanted = tables.map(({ id }) => id);
  const printed = new Set(context.view.tables.map(({ table }) => table.id));
  const missing = wanted.filter((id) => !printed.has(id));
  return missing.map((id) => {
    const message = `没有印出表 ${id}，模板规定要有`;
    return { severity: 'error', message, at: { file: context.view.report.meta.title } };
  });
}

/** Tables of which a paper that has most of them does not even have the name. */
function notFound({ tables, view, profile }: Print): Fault[] {
  const printed = new Set(view.tables.map(({ table }) => table.id));
  const missing = tables.filter(({ id }) => !printed.has(id));
  if (missing.length * 2 > tables.length) return [];
  const words = view.texts.map(({ text }) => text.replaceAll(/\s/g, ''));
  return missing
    .filter(({ name }) => !words.some((text) => text.includes(name)))
    .map(({ name }) => {
      const message = `没有找到“${name}”，模板“${profile.name}”规定要有，请核实`;
      return { severity: 'warning', message, at: { file: view.report.meta.title } };
    });
}

function heads(context: Print, { table, place }: { table: Table; place: Place }): Fault[] {
  if (table.style !== 'statement') return [];
  const { dossier, profile } = context;
  const print = context.tables.find(({ id }) => id === table.id)?.print ?? profile.tables;
  const title = plainText(table.title ?? []);
  const left = plainText(table.headLine?.left ?? []);
  const right = plainText(table.headLine?.right ?? []);
  const asksFor = (name: string) => `${print.title}${print.left}${print.right}`.includes(`{${name}}`);
  const hasTitle = print.naming === 'both';
  const faults = [
    ...(hasTitle && title === '' ? ['没有表题'] : []),
    ...(hasTitle && print.title.includes('{year}') && !title.includes(String(dossier.year))
      ? [`表题没有年度${dossier.year}`]
      : []),
    ...(asksFor('unit') && !`${title}${left}${right}`.includes(dossier.unit.name)
      ? [`表头没有单位名称“${dossier.unit.name}”`]
      : []),
    ...(/(万元|元)?$/.exec(`${left} ${right}`.trim())?.[0] === profile.money.unit
      ? []
      : [`表头没有金额单位“${profile.money.unit}”`]),
  ];
  const name = title === '' ? table.id : title;
  return faults.map((fault) => ({ severity: 'error', message: `表“${name}”${fault}`, at: place }));
}
