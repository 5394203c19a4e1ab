/**
 * C13: 主要包括 lists exactly the items of 公开06 with an amount. Without 公开06 the list is held against the “三公” table:
 * an item cannot be spent on in one place and be zero in the other.
 */

import type { Print } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { eachPassage } from '../reading/by-section.ts';
import type { Passage } from '../reading/passages.ts';
import { tell } from '../reading/telling.ts';

export const C13: Rule<'print'> = {
  id: 'C13',
  title: '“主要包括”所列即公开06表有金额的款级科目，与“三公”经费决算不矛盾',
  source: '公开06表各款；公开09表',
  severity: 'error',
  needs: 'print',
  check: (context) =>
    costLists(context).flatMap(({ passage, kind, list }) => {
      const open = /等(支出)?$/.test(list);
      const names = list.replace(/等(支出)?$/, '').split(/、|，/);
      const costs = kind === '人员' ? 'personnel' : 'operating';
      return [
        ...misnamed(context, passage, names),
        ...twice(passage, names),
        ...(context.dossier.basicByEconomicItem.length > 0
          ? againstItems(context, passage, names, costs, open)
          : againstThreePublic(context, passage, names)),
      ];
    }),
};

interface CostList {
  readonly passage: Passage;
  /** 人员 or 公用. */
  readonly kind: string;
  readonly list: string;
}

/** At the head of a paragraph, or after the sum of both: …。其中：人员经费…，主要包括：…；公用经费…. */
const LIST =
  /(?<=^|[。；]|其中：)(?:其中：)?(人员|公用)经费[^。；]*?(?:主要(?:包括|用于)|(?<=，)包括(?=[^。；、]*、[^。；、]*、))[：:]?([^。；]+)/g;

const costLists = eachPassage((_context, passage): CostList[] =>
  passage.printed.part === 'glossary' || passage.printed.kind === 'note'
    ? []
    : [...passage.text.matchAll(LIST)].map(([, kind = '', list = '']) => ({ passage, kind, list })),
);

function bare(name: string): string {
  return name
    .replace(/\d[\d.,]*万?元/, '')
    .replace(/[（）()\s]/g, '')
    .replace(/(支出|费用|费)$/, '');
}

function againstItems(
  { classification, figures }: Print,
  passage: Passage,
  names: readonly string[],
  costs: string,
  open: boolean,
): Fault[] {
  const entries = [...classification.economic.values()].filter(
    ({ code, costs: kind }) => code.length === 5 && kind === costs,
  );
  const spent = entries.filter(({ code }) => figures.get(`economic.${code}`)?.value?.isZero() === false);
  const listed = new Set(names.map(bare));
  const known = new Set(entries.map(({ name }) => bare(name)));
  const extra = names.filter((name) => known.has(bare(name)) && !spent.some((one) => bare(one.name) === bare(name)));
  const missing = open ? [] : spent.filter(({ name }) => !listed.has(bare(name)));
  return [
    ...extra.map((name) =>
      tell('error', passage, {
        message: `“主要包括”列有“${name}”，公开06表这一科目没有金额`,
        actual: name,
        hint: '删去没有金额的科目',
      }),
    ),
    ...missing.map(({ name }) =>
      tell('error', passage, {
        message: `“主要包括”没有列“${name}”，公开06表这一科目有金额`,
        expected: name,
        hint: '补上这一科目',
      }),
    ),
  ];
}

function twice(passage: Passage, names: readonly string[]): Fault[] {
  const again = names.filter((name, at) => name !== '' && names.indexOf(name) < at);
  return again.map((name) =>
    tell('warning', passage, {
      message: `“主要包括”两次列“${name}”`,
      actual: name,
      hint: '删去重复的一个，核对是否漏列了别的科目',
    }),
  );
}

/** So many characters in common mean that one item is meant. */
const COMMON = 4;

/** 个人农业生产奖励金: no item bears this name, and one is called 个人农业生产补贴. */
function misnamed({ classification }: Print, passage: Passage, names: readonly string[]): Fault[] {
  const known = [...classification.economic.values()].map(({ name }) => name);
  const bareNames = new Set(known.map(bare));
  return names.flatMap((name) => {
    const own = bare(name);
    if (own.length <= COMMON || bareNames.has(own)) return [];
    const near = known.find((one) => bare(one).length > COMMON && bare(one).startsWith(own.slice(0, COMMON)));
    if (near === undefined || names.includes(near) || own.startsWith(bare(near)) || bare(near).startsWith(own))
      return [];
    return [
      tell('warning', passage, {
        message: `“主要包括”列有“${name}”，经济分类没有这一科目，是否“${near}”？`,
        actual: name,
        expected: near,
        hint: '写科目的全称',
      }),
    ];
  });
}

/** 经济分类 item → the kind of “三公” money that it is part of. */
const THREE_PUBLIC: Readonly<Record<string, string>> = {
  因公出国境: 'overseas',
  公务接待: 'reception',
  公务用车运行维护: 'vehicleOperation',
  公务用车购置: 'vehiclePurchase',
};

function againstThreePublic({ figures, dossier, view }: Print, passage: Passage, names: readonly string[]): Fault[] {
  if (dossier.threePublic === undefined) return [];
  const wrong = names.filter((name) => {
    const key = THREE_PUBLIC[bare(name)];
    return key !== undefined && figures.get(`threePublic.final.${key}`)?.value?.isZero() === true;
  });
  if (wrong.length === 0) return [];
  const table = view.tables.find(({ table: { id } }) => id === 'T9');
  const listed = wrong.map((name) => `“${name}”`).join('、');
  return [
    tell('warning', passage, {
      message: `“主要包括”列有${listed}，“三公”经费决算中${wrong.length > 1 ? '这几项都' : '这一项'}为 0，请核实`,
      actual: wrong.join('、'),
      hint: '“主要包括”只列有支出的科目；确有支出的，改正“三公”经费决算',
      related: [table?.place],
    }),
  ];
}
