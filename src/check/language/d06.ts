/** D06: the unit's name is the same everywhere; names of offices and projects do not change from place to place. */
import type { Severity } from '../../diagnostics/finding.ts';
import { literally } from '../../model/literally.ts';
import { rememberedByText } from '../../model/remembered.ts';
import type { Print } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { type Hit, hits, type Reading, readingOf } from '../reading/words.ts';
import { nearMisses } from './near-miss.ts';
import { tell } from './telling.ts';

export const D06: Rule<'print'> = {
  id: 'D06',
  title: '单位名称、内设机构名称、项目名称前后一致',
  source: '决算公开检查：名称规范',
  severity: 'warning',
  needs: 'print',
  check(context) {
    const { view, dossier } = context;
    const reading = readingOf(view);
    return [
      ...unitNames(reading, dossier.unit.name),
      ...otherUnits(reading, dossier.unit.name),
      ...offices(reading),
      ...projects(reading, context),
    ];
  },
};

/** Characters of names of which the patterns are kept. */
const KEPT = 5_000;

/** The name in full, and without the places in front of its own: 某某市某某区某某局 → 某某区某某局. */
function namesOf(full: string): string[] {
  const shorter = [...full.matchAll(/[省市](?=.{6,})/g)].map((match) => full.slice(match.index + 1));
  return [full, ...shorter];
}

/** The places of the name that can be told by their last character: 某某区. */
function placesOf(full: string): string[] {
  return [...full.matchAll(/[一-龥]{2,3}?[市区县旗]/g)].map(([place]) => place);
}

function unitNames(reading: Reading, full: string): Fault[] {
  const names = namesOf(full);
  const slips = names.flatMap((name) => nearMisses(reading, name).map((hit) => ({ hit, name })));
  const inNames = (hit: Hit) => slips.some(({ hit: other }) => other.passage === hit.passage && overlap(other, hit));
  const places = placesOf(full).flatMap((name) =>
    nearMisses(reading, name)
      .filter((hit) => isMerePlace(hit) && !inNames(hit))
      .map((hit) => ({ hit, name, place: true })),
  );
  const distinct = slips.filter(({ hit }, index) => !slips.slice(0, index).some(({ hit: one }) => same(one, hit)));
  return [
    ...distinct.map(({ hit, name }) => told(hit, name)),
    ...places.map(({ hit, name }) => told(hit, name, 'info')),
  ];
}

function overlap(one: Hit, other: Hit): boolean {
  return one.at <= other.at && other.at < one.at + one.match[0].length;
}

function same(one: Hit, other: Hit): boolean {
  return one.passage === other.passage && overlap(one, other);
}

/** 各区县, 本市 and the like are no names of places. */
function isMerePlace({ match, passage: { text }, at }: Hit): boolean {
  const before = text.slice(Math.max(0, at - 1), at);
  return (
    !/[各全本我省市县区乡镇、和及与该两]/.test(match[0].slice(0, -1)) && /^[^一-龥]?$|[在对为到市于与]/.test(before)
  );
}

function told(hit: Hit, name: string, severity: Severity = 'warning'): Fault {
  const message = `“${hit.match[0]}”与单位名称中的“${name}”差一个字，请核实是否写错`;
  const hint = `写错的改为“${name}”；确指别的单位或地方的不必改`;
  return tell(hit, { severity, message, hint, actual: hit.match[0], expected: name });
}

/** What only the report's own unit does in it. */
const OWN =
  '(?:所属各?(?:预算)?单位|20\\d\\d年度?(?:无|没有|收入|总收入|总支出|财政拨款|一般公共|“三公”|政府采购|机关运行|预算绩效|部门决算|单位决算)|共有车辆|部门决算)';

const officesAt = rememberedByText(
  (place) => new RegExp(`${literally(place)}([一-龥]{2,12}?(?:局|委员会|委|办公室|院|中心))(?=${OWN})`, 'g'),
  KEPT,
);

/** 下一步，某某县某某局将…: what the report's own unit is going to do. */
const plansAt = rememberedByText(
  (place) =>
    new RegExp(
      `(?<=(?:下一步|今后|下一年度?)，)${literally(place)}[一-龥]{2,12}?(?:局|委员会|委|办公室|院|中心)(?=将)`,
      'g',
    ),
  KEPT,
);

/** 宝塘区财政局所属各预算单位 in the report of 宝塘区审计局: an office of the same place, copied from its paper. */
function otherUnits(reading: Reading, full: string): Fault[] {
  const place = /^.*[市区县旗州盟]/.exec(full.slice(0, -2))?.[0];
  if (place === undefined) return [];
  return [...hits(reading, officesAt(place)), ...hits(reading, plansAt(place))].flatMap((hit) => {
    const found = hit.match[0];
    // A slip of a character is told above; a part of the name, such as 某某局机关, is the unit itself.
    if (full.includes(found) || found.includes(full) || nearMisses(reading, full).some((one) => same(one, hit)))
      return [];
    const message = `“${found}”不是本单位（${full}），请核实是否套用了别的单位的文字`;
    return [tell(hit, { message, hint: `改为“${full}”`, actual: found, expected: full })];
  });
}

/** Names of so many characters may have this part of them wrong: 农作物病虫害综合防治 for 农作物病虫害统防统治. */
const PROJECT = { shortest: 8, wrong: 0.35 } as const;

/** Names of the same length that begin and end alike. */
const likeName = rememberedByText((name) => {
  const half = name.slice(0, Math.ceil(name.length / 2));
  const rest = name.length - half.length;
  return new RegExp(`${literally(half)}[一-龥]{${rest - 1}}${literally(name.slice(-1))}`, 'g');
}, KEPT);

/** A project under another name of the same length, which begins and ends as its own does. */
function projects(reading: Reading, { dossier, classification }: Print): Fault[] {
  const names = (dossier.projects ?? []).map(({ name }) => name);
  const items = [...classification.functional.values(), ...classification.economic.values()].map(({ name }) => name);
  return names.flatMap((name) => {
    if (name.length < PROJECT.shortest) return [];
    return hits(reading, likeName(name)).flatMap((hit) => {
      const found = hit.match[0];
      const wrong = [...found].filter((character, at) => character !== name[at]).length;
      if (wrong === 0 || wrong > name.length * PROJECT.wrong || [...names, ...items].some((one) => one.includes(found)))
        return [];
      const message = `“${found}”与项目名称“${name}”差 ${wrong} 个字，请核实是否同一项目`;
      return [tell(hit, { message, hint: '同一项目写成一个名称', actual: found, expected: name })];
    });
  });
}

const OFFICE = /(?<=[、由设括为：，])[一-龥]{3,12}?[股科处](?=[、，。；等负牵承人和组])/g;

/** 参保管理股 in one place, 参保管理费股 in another: one character more. */
function offices(reading: Reading): Fault[] {
  const found = hits(reading, OFFICE);
  const first = new Map(found.map((hit) => [hit.match[0], hit]).reverse() as [string, Hit][]);
  return [...first].flatMap(([longer, hit]) => {
    const shorter = [...first.keys()].find((name) => name.length >= 5 && oneMore(longer, name));
    const other = shorter === undefined ? undefined : first.get(shorter);
    if (other === undefined || shorter === undefined) return [];
    const message = `“${longer}”与别处的“${shorter}”只差一个字，请核实是否同一机构`;
    const related = [other.passage.printed.place];
    return [tell(hit, { message, related, hint: '同一机构的名称前后一致', actual: longer, expected: shorter })];
  });
}

/** Whether `longer` is `shorter` with one character put in. */
function oneMore(longer: string, shorter: string): boolean {
  if (longer.length !== shorter.length + 1) return false;
  return [...longer].some((_, index) => longer.slice(0, index) + longer.slice(index + 1) === shorter);
}
