/** The listing of a movement for the terminal: one line that says all, then what there is to it. */
import { alignedRows } from '../../diagnostics/align.ts';
import { SEVERITY_NAMES } from '../../diagnostics/filter.ts';
import type { Finding } from '../../diagnostics/finding.ts';
import type { FigureChange, Movement, ProseChange, ValueChange } from './movement.ts';
import { placeLines } from './place-lines.ts';
import { placeCounts, summaryText } from './summary.ts';
import { shownPair } from './text-pair.ts';
import { causeGroups, causeText, formulaText, isTelling, KIND_WORDS, placeText, valueText } from './words.ts';

export interface MovementTextOptions {
  /**
   * `causes`: two states of one unit: inputs first, the figures under the input that moved them.
   * `table`: two units or years, of which nearly everything differs: a table of figures by id first.
   */
  readonly layout?: 'causes' | 'table';
  /** Names of the two states: `第3次编制`, `第4次编制`. */
  readonly labels?: { readonly former: string; readonly present: string };
  /**
   * Entries that are shown of each list; what is not shown is counted. Without it all of them, but in a `table` only the
   * first of every list except the table itself.
   */
  readonly limit?: number;
  /** How to see what is not shown. */
  readonly more?: string;
}

/** Of two years nearly every sentence differs. */
const FIRST_ENTRIES = 30;

export function movementText(movement: Movement, options: MovementTextOptions = {}): string {
  const { labels, layout = 'causes' } = options;
  const title = labels === undefined ? [] : [`${labels.former} → ${labels.present}`];
  const lists = layout === 'causes' ? options : { limit: FIRST_ENTRIES, more: '加 --format json 列出全部', ...options };
  const inputs = section('输入', inputTotal(movement), inputLines(movement), lists);
  const figures =
    layout === 'causes'
      ? causeSections(movement, options)
      : [...tableSection(movement, options), ...onlySections(movement, lists)];
  const places = section('报告', placeCounts(movement.places).join('、'), placeLines(movement.places), lists);
  const findings = findingSection(movement, lists);
  const order = layout === 'causes' ? [inputs, figures, places, findings] : [figures, inputs, places, findings];
  return `${[[...title, summaryText(movement)], ...order.flat()].map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** What belongs together in a list, and is shown or not shown together. */
export type Entry = readonly string[];

/** A heading with its count, and the entries below it; nothing when there are none. */
function section(name: string, count: string, entries: readonly Entry[], options: MovementTextOptions): string[][] {
  if (entries.length === 0) return [];
  return [[`${name}${count === '' ? '' : `（${count}）`}`, ...limited(entries, options).flat()]];
}

function limited(entries: readonly Entry[], { limit, more }: MovementTextOptions): Entry[] {
  if (limit === undefined || entries.length <= limit) return [...entries];
  const rest = `  …… 另有 ${entries.length - limit} 项没有列出${more === undefined ? '' : `（${more}）`}`;
  return [...entries.slice(0, limit), [rest]];
}

function inputTotal({ inputs: { values, prose, templates } }: Movement): string {
  return `${values.length + prose.length + templates.length} 处`;
}

function inputLines({ inputs: { values, prose, templates } }: Movement): Entry[] {
  return [
    ...values.map((change, index) => [`  [${index + 1}] ${valueText(change)}`, `      ${placeOf(change)}`]),
    ...prose.map(proseLines),
    ...templates.map(({ kind, file, inserted, deleted }) => [
      `  ${file}  ${KIND_WORDS[kind]}（+${inserted} 行，-${deleted} 行）`,
    ]),
  ];
}

function placeOf({ kind, place: { file, line, column }, path }: ValueChange): string {
  return `${kind === 'deleted' ? '原在 ' : ''}${file}:${line}:${column}（${path}）`;
}

function proseLines({ kind, file, line, former, present }: ProseChange): Entry {
  const { former: old, present: now } = shownPair(former.join(' | '), present.join(' | '));
  const what = old === '' && now === '' ? '分段有变' : KIND_WORDS[kind];
  return [
    `  ${kind === 'deleted' ? '原在 ' : ''}${file}:${line}  ${what}`,
    ...(old === '' ? [] : [`      旧  ${old}`]),
    ...(now === '' ? [] : [`      新  ${now}`]),
  ];
}

function causeSections(movement: Movement, options: MovementTextOptions): string[][] {
  const { moved, came, went } = movement.figures;
  const printed = moved.filter((figure) => figure.printed);
  const unprinted = moved.filter((figure) => !figure.printed);
  return [
    ...section('数据', movedCount(movement), causeEntries(printed, movement), options),
    ...section('数据，报告中没有印出的', `${unprinted.length} 个`, figureEntries(unprinted), options),
    ...comingSections('新增的数据', came, options),
    ...comingSections('不再有的数据', went, options),
  ];
}

function movedCount({ figures: { moved, exactOnly, restyled } }: Movement): string {
  return [
    `${moved.length} 个`,
    ...(exactOnly.length === 0 ? [] : [`另有 ${exactOnly.length} 个只动了尾数，印出的不变`]),
    ...(restyled.length === 0 ? [] : [`${restyled.length} 个只改了写法`]),
  ].join('；');
}

function causeEntries(figures: readonly FigureChange[], movement: Movement): Entry[] {
  return causeGroups(figures).flatMap(({ roots, figures: own }) => {
    const why = `  ${causeText(roots, movement)}：`;
    return figureEntries(own, true).map((entry, index) => (index === 0 ? [why, ...entry] : entry));
  });
}

/** Numbers first, in columns; names are long. */
function figureEntries(figures: readonly FigureChange[], withFormula = false): Entry[] {
  const rows = alignedRows(figures.map((figure) => [...shownNumbers(figure), figure.label]));
  return figures.map((figure, index) => {
    const formula = withFormula ? formulaText(figure) : undefined;
    return [`    ${rows[index]}`, ...(formula === undefined ? [] : [`        ＝ ${formula}`])];
  });
}

function shownNumbers({ former, present, difference = '' }: FigureChange): string[] {
  return [`${former?.shown ?? '无'} → ${present?.shown ?? '无'}`, difference];
}

function comingSections(name: string, figures: readonly FigureChange[], options: MovementTextOptions): string[][] {
  const telling = figures.filter(isTelling);
  const zeros = figures.length - telling.length;
  const count = `${telling.length} 个${zeros === 0 ? '' : `；另有 ${zeros} 个没有印出的零`}`;
  const rows = telling.map(({ id, label, former, present }) => [id, (present ?? former)?.shown ?? '', label]);
  return section(
    name,
    count,
    alignedRows(rows).map((row) => [`  ${row}`]),
    options,
  );
}

/** The figures that the reports print, by id. */
function tableSection({ figures: { moved, restyled, common } }: Movement, options: MovementTextOptions): string[][] {
  const printed = moved.filter(isPrinted);
  const rows = printed.map(({ id, label, former, present, difference = '' }) => [
    id,
    former?.shown ?? '',
    present?.shown ?? '',
    difference,
    label,
  ]);
  const [head = '', ...lines] = alignedRows([['数据代号', '旧', '新', '增减', '名称'], ...rows]);
  const styles = restyled.length === 0 ? '' : `，${restyled.length} 个只是写法不同`;
  const count = `双方都有 ${common} 个${styles}，不同的 ${moved.length} 个，其中报告印出的 ${printed.length} 个如下`;
  const [first, ...rest] = lines.map((line): Entry => [`  ${line}`]);
  return first === undefined ? [] : section('数据', count, [[`  ${head}`, ...first], ...rest], options);
}

function onlySections({ figures: { came, went } }: Movement, options: MovementTextOptions): string[][] {
  return [
    ...comingSections('只有新的才有的数据', came.filter(isPrinted), options),
    ...comingSections('只有旧的才有的数据', went.filter(isPrinted), options),
  ];
}

function isPrinted({ printed }: FigureChange): boolean {
  return printed;
}

function findingSection({ findings: { came, went, answered, remaining } }: Movement, options: MovementTextOptions) {
  const entries = [
    ...came.map((finding) => findingEntry('新增', finding)),
    ...went.map((finding) => findingEntry('消除', finding)),
    ...answered.map((finding) => findingEntry('说明', finding)),
  ];
  const count = `新增 ${came.length}，消除 ${went.length}，仍有 ${remaining}`;
  return section('问题', count, entries, options);
}

function findingEntry(what: string, { severity, rule, message, place }: Finding): Entry {
  const where = place === undefined ? [] : [`      ${placeText(place)}`];
  return [`  ${what}  ${SEVERITY_NAMES[severity]} ${rule}：${message}`, ...where];
}
