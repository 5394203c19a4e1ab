/**
 * The `report.json` of a new dossier: every field that is always required or that the profile requires. Those that only
 * the unit can know are `null` or empty, and `check` asks for all of them at once.
 */
import type { Profile } from '../../model/profile.ts';
import type { SchemaNode } from './schema-node.ts';

export interface SkeletonFacts {
  readonly profile: string;
  readonly year: number;
  readonly name: string;
  /** Prose files by the names that the profile asks for. */
  readonly prose: Readonly<Record<string, string>>;
  /** What the profile requires besides. */
  readonly requires: Pick<Partial<Profile>, 'requires' | 'priorYear' | 'facts'>;
  readonly schema: SchemaNode;
}

export function skeleton(facts: SkeletonFacts): Record<string, unknown> {
  const { requires = [], priorYear = [], facts: numbers } = facts.requires;
  const dossier = basis(facts);
  const paths = requires.flatMap((alternatives) => alternatives.split('|').slice(0, 1)).map((key) => key.split('.'));
  for (const path of [...paths, ...priorYear.map((id) => ['priorYear', id])]) fill(dossier, path, facts.schema);
  if (numbers !== undefined) dossier.facts = Object.fromEntries(Object.keys(numbers).map((name) => [name, null]));
  return withExamples(dossier);
}

/** What most rows of the accounts have, though no row must: a row shows where the amounts go. */
const OF_MOST_ROWS = {
  revenue: ['generalPublic'],
  expenditure: ['initialBudget', 'basic', 'project'],
} as const;

function withExamples(dossier: Record<string, unknown>): Record<string, unknown> {
  const examples = Object.entries(OF_MOST_ROWS).flatMap(([list, keys]) => {
    const rows = dossier[list];
    const amounts = Object.fromEntries(keys.map((key) => [key, null]));
    return Array.isArray(rows) ? [[list, rows.map((row: object) => ({ ...row, ...amounts }))] as const] : [];
  });
  return { ...dossier, ...Object.fromEntries(examples) };
}

function basis({ profile, year, name, prose }: SkeletonFacts): Record<string, unknown> {
  return {
    $schema: './report.schema.json',
    profile,
    status: 'preparing',
    year,
    date: '',
    amountUnit: '万元',
    unit: { name, level: levelOf(name), nature: natureOf(name) },
    prose,
  };
}

const LEVELS = {
  省: '省级',
  自治区: '省级',
  市: '市级',
  区: '区级',
  县: '县级',
  旗: '县级',
  乡: '乡级',
  镇: '乡级',
  街道: '乡级',
} as const;

/** Words of an office that only look like places: 市场监督管理局; 城市 and 城乡 only behind a place or 和, since names of places end so too. */
const NO_PLACE = /市场|市容|市政(?![府协法务策])|乡村|社区|区划|区域|(?<=[省市区县旗乡镇和])(?:城市|城乡|城镇)/g;

/** Offices that stand in a 乡, 镇 or 街道 and belong to those above it: schools, hospitals, and what a county's office keeps there. */
const OF_THE_COUNTY = /(?:学校|小学|中学|学院|幼儿园|医院|卫生院|派出所|司法所|法庭|税务所)$/;

/** 级 of the unit by the last place in its name: 某某市某某区财政局 is of a 区. */
function levelOf(name: string): string {
  const places = OF_THE_COUNTY.test(name) ? /自治区|[省市区县旗]/g : /自治区|街道|[省市区县旗乡镇]/g;
  const last = [...name.replaceAll(NO_PLACE, ' ').matchAll(places)].at(-1)?.[0];
  return last === undefined ? '区级' : LEVELS[last as keyof typeof LEVELS];
}

const INSTITUTION = /(?:中心|馆|站|医院|卫生院|研究院|研究所|学校|小学|中学|大学|学院|幼儿园|电视台)$/;

/** 单位性质 by what the name ends in; the guide says to look at it. */
function natureOf(name: string): string {
  return INSTITUTION.test(name) ? 'institution' : 'administrative';
}

/** Puts a blank at a path where nothing stands yet. */
function fill(owner: Record<string, unknown>, [key = '', ...rest]: readonly string[], schema: SchemaNode): void {
  const node = child(schema, key);
  if (node === undefined) return;
  if (owner[key] === undefined) owner[key] = rest.length > 0 && isRecord(node) ? {} : blank(node, 1);
  const value = owner[key];
  if (rest.length > 0 && typeof value === 'object' && value !== null)
    fill(value as Record<string, unknown>, rest, node);
}

function child({ properties, additionalProperties }: SchemaNode, key: string): SchemaNode | undefined {
  if (properties?.[key] !== undefined) return properties[key];
  return typeof additionalProperties === 'object' ? additionalProperties : undefined;
}

function isRecord({ properties, additionalProperties }: SchemaNode): boolean {
  return properties === undefined && typeof additionalProperties === 'object';
}

/** Of an object its required fields, of a list one entry where it must have as much. */
function blank(node: SchemaNode, least = 0): unknown {
  const { type, anyOf, properties = {}, required = [], items, minItems = least } = node;
  if (anyOf !== undefined) return anyOf.some((form) => form.type === 'number') ? null : blank(anyOf[0] ?? {});
  if (type === 'object') return Object.fromEntries(required.map((key) => [key, blank(properties[key] ?? {})]));
  if (type === 'array') return items === undefined || minItems === 0 ? [] : [blank(items)];
  return type === 'string' ? '' : null;
}

/** As text of the file. */
export function skeletonText(dossier: Record<string, unknown>): string {
  return `${JSON.stringify(dossier, null, 2)}\n`;
}
