/** `juesuan explain`: where a printed figure comes from, and where it is printed. */
import { resolve } from 'node:path';
import { nearest } from '../../diagnostics/suggest.ts';
import type { Figure, FigureSet } from '../../model/figure.ts';
import type { Analysis, Paths } from '../../pipeline.ts';
import { type PrintedFigure, printedFigures } from '../../review/places.ts';
import { exactText, NOT_ENTERED, placeText } from '../../review/provenance.ts';
import { recover } from '../../write/write-outputs.ts';
import type { ExplainArguments } from '../calls/explain.ts';
import { displayText, formulaText, inputTree, roundingText } from '../explain/figure-text.ts';
import { pathsFrom } from '../paths.ts';
import { alignedRows, print } from '../terminal/output.ts';
import { unitFolder } from '../units/units.ts';
import { UsageError } from '../usage-error.ts';

/** An analysis that got as far as the figures. */
interface Explained extends Analysis {
  readonly figures: FigureSet;
  readonly printed: readonly PrintedFigure[];
  readonly paths: Paths;
}

/** A printed figure with the number of its page in the PDF. */
interface LocatedFigure extends PrintedFigure {
  readonly page?: number;
}

export async function explain(args: ExplainArguments): Promise<void> {
  const analysis = await explained(args);
  const word = args.数据;
  if (word === undefined) print(figureList(analysis));
  else print(await explanation(word, analysis, args.depth));
}

async function explained(args: ExplainArguments): Promise<Explained> {
  const paths = pathsFrom(args);
  recover(paths.out);
  const folder = unitFolder(args.单位, paths.units);
  const { analyse } = await import('../../pipeline.ts');
  const analysis = analyse(resolve(folder), paths, folder);
  const { figures, report } = analysis;
  if (figures === undefined) {
    throw new UsageError(`${analysis.unit} 的数据有错误，还不能计算。请先运行：juesuan check ${args.单位}`);
  }
  return { ...analysis, figures, paths, printed: report === undefined ? [] : printedFigures(report) };
}

/** The pages of what is told; a report is laid out only when something is. */
async function located(printed: readonly PrintedFigure[], analysis: Explained): Promise<LocatedFigure[]> {
  if (printed.length === 0) return [];
  const { layOutReport } = await import('../../pipeline.ts');
  const layout = await layOutReport(analysis, analysis.paths);
  return printed.map((place) => {
    const { node } = place;
    const page = node.kind === 'chart' ? layout?.blockPages.get(node.id) : layout?.pageOf(node);
    return page === undefined ? place : { ...place, page };
  });
}

function figureList({ figures, profile }: Explained): string {
  const rows = [...figures.values()].map((figure) => [figure.id, displayText(figure, profile), figure.label]);
  return alignedRows([['数据代号', '显示', '名称'], ...rows]).join('\n');
}

async function explanation(word: string, analysis: Explained, depth: number): Promise<string> {
  const figure = analysis.figures.get(word);
  if (figure !== undefined) return figureText(figure, analysis, depth);
  if (!/\d/.test(word) || /^[A-Za-z]/.test(word)) throw new UsageError(unknownFigure(word, analysis));
  return printedText(word, analysis);
}

function unknownFigure(word: string, { unit, figures }: Explained): string {
  const near = nearest(word, figures.keys());
  return `没有数据 ${word}。${near === undefined ? `全部数据：juesuan explain ${unit}` : `是否应为 ${near}？`}`;
}

/** Everything about one figure. */
async function figureText(figure: Figure, analysis: Explained, depth: number): Promise<string> {
  const own = analysis.printed.filter(({ figureId }) => figureId === figure.id);
  const tree = inputTree(figure, analysis.figures, depth);
  const lines = [
    `${figure.label}（${figure.id}）`,
    `  显示：${displayText(figure, analysis.profile)}`,
    `  精确值：${exactText(figure)}`,
    ...roundingText(figure, analysis.profile),
    ...formulaText(figure),
    ...sourceLines(figure),
    ...(tree.length === 0 ? [] : ['  来自：', ...tree.map((line) => `    ${line}`)]),
    ...printedLines(await located(own, analysis)),
  ];
  return lines.join('\n');
}

function sourceLines(figure: Figure): string[] {
  if (figure.source !== undefined) return [`  填写在：${placeText(figure.source)}`];
  return figure.inputs.length === 0 ? [`  ${NOT_ENTERED}`] : [];
}

function printedLines(printed: readonly LocatedFigure[]): string[] {
  if (printed.length === 0) return ['  报告中没有印出'];
  return [`  印在 ${printed.length} 处：`, ...printed.flatMap(placeLines)];
}

function placeLines({ headings, text, where, page }: LocatedFigure): string[] {
  const number = page === undefined ? '' : `第${page}页  `;
  return [`    ${text}  ${number}${headings.join(' > ')}`, `      ${where}`];
}

/** All figures that print as the number that the user has before them. */
async function printedText(word: string, analysis: Explained): Promise<string> {
  const wanted = plainNumber(word);
  const printed = analysis.printed.filter(({ text }) => plainNumber(text) === wanted);
  const hits = await located(printed, analysis);
  if (hits.length === 0) throw new UsageError(`报告中没有印出 ${word}。全部数据：juesuan explain ${analysis.unit}`);
  const ids = [...new Set(hits.map(({ figureId }) => figureId))];
  const blocks = ids.map((id) => {
    const figure = analysis.figures.get(id);
    const title = figure === undefined ? id : `${figure.label}（${id}）= ${exactText(figure)}`;
    const own = hits.filter(({ figureId }) => figureId === id);
    const origin = figure === undefined ? [] : [...formulaText(figure), ...sourceLines(figure)];
    return [title, ...origin, ...printedLines(own)].join('\n');
  });
  return blocks.join('\n\n');
}

/** `1,085.68万元` → `1085.68`: without separators, sign of plus and unit, in half-width digits. */
function plainNumber(text: string): string {
  const plain = text.normalize('NFKC').replace(/[,\s+]/g, '');
  return /^-?\d+(?:\.\d+)?/.exec(plain)?.[0] ?? plain;
}
