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
      ? [...notFound(context), ...otherHeads(context), ...marksTwice(context)]
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

const UNIT = /(?:部门|单位)(?:名称)?[：:]([^\s：:\d]{4,}?)(?=\s|\d{4}年|金额|单位[：:]|$)/;

/** What most tables of a paper say whose they are, and the few that name somebody else. */
function otherHeads({ view }: Print): Fault[] {
  const told = view.texts.flatMap(({ kind, text, place }) => {
    const said = kind === 'headLine' ? UNIT.exec(text)?.[1] : undefined;
    const name = said?.replace(/[（(](?:本级|汇总|机关)[）)]$/, '');
    return name === undefined ? [] : [{ name, place }];
  });
  const times = (name: string) => told.filter((one) => one.name === name).length;
  const [usual] = [...told].sort((one, other) => times(other.name) - times(one.name));
  if (usual === undefined || times(usual.name) * 2 <= told.length) return [];
  const others = told.filter(({ name }) => !name.includes(usual.name) && !usual.name.includes(name));
  return others.map(({ name, place }) => ({
    ...{ severity: 'warning', at: place, actual: name, expected: usual.name },
    message: `表头写“${name}”，其他各表写“${usual.name}”，请核实`,
    hint: '改为本单位的名称',
  }));
}

const MARK = /公开\d{1,2}表/;

/** 公开06表 above two tables. */
function marksTwice({ view }: Print): Fault[] {
  const marks = view.texts.flatMap(({ kind, text, place }) => {
    const mark = kind === 'headLine' ? MARK.exec(text)?.[0] : undefined;
    return mark === undefined ? [] : [{ mark, place }];
  });
  return marks.flatMap(({ mark, place }, index) => {
    const first = marks.findIndex((one) => one.mark === mark);
    if (first === index) return [];
    const related = [marks[first]?.place].filter((one) => one !== undefined);
    return [
      {
        severity: 'warning',
        message: `“${mark}”标了两次，请核实`,
        at: place,
        actual: mark,
        related,
        hint: '按表的顺序编号',
      },
    ];
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
