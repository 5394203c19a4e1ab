/** “优”的10个、“良”的2个: the projects of each grade are all that were evaluated. */
import type { Fault } from '../engine/rule.ts';
import { eachPassage } from '../reading/by-section.ts';
import type { Passage } from '../reading/passages.ts';
import { quote, tell } from '../reading/telling.ts';

const GRADE = '(优秀?|良好?|中等?|一般|合格|不合格|较?差)';
const PARTS = [
  // 评价结果为“优”的10个, 良的项目2个, 优15个
  new RegExp(
    `(?:[“"]${GRADE}[”"]|(?<=[，、；：为是中])${GRADE})(?:等次|等级|级)?的?(?:项目)?(?:有|共|为)?(\\d+)[个项]`,
    'g',
  ),
  // 7个项目自评等级为优
  new RegExp(
    `(\\d+)[个项](?:项目)?的?(?:绩效)?(?:自评|评价)?(?:等级|等次|结果|评级)?(?:均|都)?(?:评定|评)?为[“"]?${GRADE}`,
    'g',
  ),
];
const WHOLES = [/(\d+)[个项](?=[^，。；、：\d]{0,16}项目)/g, /项目(?:共计?|总数|数量?)?(?:为|有)?(\d+)[个项]/g];

interface Count {
  readonly start: number;
  readonly end: number;
  readonly value: number;
}

/** The grades that a sentence counts, against the projects that it or those before it in the paragraph tell. */
export const wrongGrades = eachPassage((_context, passage) =>
  passage.printed.kind === 'paragraph' || passage.printed.kind === 'cell' ? gradesIn(passage) : [],
);

function gradesIn(passage: Passage): Fault[] {
  if (!/[优良]/.test(passage.text)) return [];
  return passage.sentences.flatMap(({ text, start }) => {
    const parts = found(text, PARTS);
    const [first] = parts;
    if (first === undefined || parts.length < 2) return [];
    const isPart = ({ start: at }: Count) => parts.some((part) => at >= part.start && at < part.end);
    const own = found(text.slice(0, first.start), WHOLES).filter((one) => !isPart(one));
    const wholes = own.length > 0 ? own : found(passage.text.slice(0, start), WHOLES);
    const [whole] = wholes;
    const added = sum(parts);
    if (whole === undefined || [...wholes.map(({ value }) => value), sum(wholes)].includes(added)) return [];
    const isSure = wholes.length === 1 && own.length === 1;
    const said = quote(own.length > 0 ? text : passage.text, whole);
    const message = `${said}：各等级的项目相加为 ${added}个${isSure ? '' : '，请核实'}`;
    const hint = '核对总数和各部分的个数';
    const told = { message, actual: `${whole.value}个`, expected: `${added}个`, hint };
    return [tell(isSure ? 'error' : 'warning', passage, told)];
  });
}

function found(text: string, patterns: readonly RegExp[]): Count[] {
  const all = patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => {
      const value = Number(match.slice(1).find((one) => /^\d+$/.test(one ?? '')));
      return { start: match.index, end: match.index + match[0].length, value };
    }),
  );
  return all.sort((one, other) => one.start - other.start);
}

function sum(counts: readonly Count[]): number {
  return counts.reduce((total, { value }) => total + value, 0);
}
