/** Finds the sentence or cell of the report that a finding is about. */
import type { Finding, Place, PrintedSpot } from '../diagnostics/finding.ts';
import type { FigureSet } from '../model/figure.ts';
import type { Report } from '../model/report.ts';
import { declaredCell } from './declared-cells.ts';
import { type PlacedText, placedTexts } from './printed-texts.ts';

/** A piece of one printed text, by the offsets of its characters. */
export interface Anchor {
  readonly at: PlacedText;
  readonly start: number;
  readonly end: number;
}

/**
 * @returns a function from a finding to its anchor: the place that it names in the report; else a printed figure of the
 *   value that it names in the dossier; else the text that best holds the words it quotes; undefined when the report
 *   prints nothing of it
 */
export function anchorFinder(report: Report, figures: FigureSet): (finding: Finding) => Anchor | undefined {
  const texts = placedTexts(report);
  const sources = [...figures.values()].flatMap(({ id, source }) => (source?.path ? [{ id, path: source.path }] : []));
  return (finding) => {
    const clues = cluesOf(finding);
    const named = places(finding).flatMap(({ printed }) => (printed === undefined ? [] : [printed]))[0];
    if (named !== undefined) return narrowed(bestOf(textsAt(texts, named), clues), clues);
    const declared = declaredCell(finding.place?.path ?? '', report);
    if (declared !== undefined) return whole(textIn(texts, declared.cell) ?? textIn(texts, declared.label));
    const ids = places(finding).flatMap((place) => figureIds(place, sources));
    const inputs = ids.flatMap((id) => figures.get(id)?.inputs ?? []);
    const byFigure = (wanted: readonly string[]) => figureAnchor(texts, wanted, clues);
    const byWords = () => narrowed(bestMatch(texts, clues), clues);
    return byFigure(ids) ?? (isDeclared(finding) ? (byFigure(inputs) ?? byWords()) : (byWords() ?? byFigure(inputs)));
  };
}

function places({ place, related = [] }: Finding): readonly Place[] {
  return place === undefined ? related : [place, ...related];
}

interface FigureSource {
  readonly id: string;
  readonly path: string;
}

/** Figures that are entered at the place or inside of it, and the figure that a declared value claims. */
function figureIds({ path = '' }: Place, sources: readonly FigureSource[]): readonly string[] {
  if (path === '') return [];
  const declared = /^declared\.figures(?:\["([^"]+)"\]|\.(.+))$/.exec(path);
  if (declared !== null) return [declared[1] ?? declared[2] ?? ''];
  const inside = sources.filter((source) => source.path === path || source.path.startsWith(`${path}.`));
  return inside.map(({ id }) => id);
}

function textIn(texts: readonly PlacedText[], { part, block, row, cell }: PrintedSpot): PlacedText | undefined {
  return texts.find(({ spot }) => spot.part === part && spot.block === block && spot.row === row && spot.cell === cell);
}

function whole(at: PlacedText | undefined): Anchor | undefined {
  return at && { at, start: 0, end: at.text.length };
}

function textsAt(texts: readonly PlacedText[], { part, block, row, cell }: PrintedSpot): readonly PlacedText[] {
  const inBlock = texts.filter(({ spot }) => spot.part === part && spot.block === block);
  const inCell = inBlock.filter(({ spot }) => spot.row === row && spot.cell === cell);
  return inCell.length > 0 ? inCell : inBlock;
}

/** A cell is marked whole; of a sentence the printed figure alone. */
function figureAnchor(
  texts: readonly PlacedText[],
  ids: readonly string[],
  clues: readonly string[],
): Anchor | undefined {
  if (ids.length === 0) return undefined;
  const wanted = new Set(ids);
  const holding = texts.filter(({ inlines }) => inlines.some((inline) => isFigure(inline, wanted)));
  const best = holding.find(({ role }) => role === 'text') ?? bestOf(holding, clues);
  if (best === undefined) return undefined;
  let offset = 0;
  if (best.role === 'cell') return whole(best);
  for (const inline of best.inlines) {
    const length = 'text' in inline ? inline.text.length : 1;
    if (isFigure(inline, wanted)) return { at: best, start: offset, end: offset + length };
    offset += length;
  }
  return undefined;
}

function isFigure(inline: PlacedText['inlines'][number], ids: ReadonlySet<string>): boolean {
  return inline.kind === 'figure' && ids.has(inline.figureId);
}

/** What was declared is not printed: the figure itself is. */
function isDeclared({ place }: Finding): boolean {
  return place?.path?.startsWith('declared.') ?? false;
}

/** What the finding quotes: “…” of its message, then the parts of the actual value; the longest first. */
function cluesOf(finding: Finding): readonly string[] {
  const { message } = finding;
  const actual = isDeclared(finding) ? '' : (finding.actual ?? '');
  const quoted = [...message.matchAll(/“((?:“[^“”]*”|[^“”])+)”/g)].map(([, words = '']) => words);
  const pieces = [...quoted, ...actual.split('、')].flatMap((piece) => piece.split('…'));
  const clues = new Set(pieces.map((piece) => piece.trim()).filter((piece) => piece.length > 1));
  return [...clues].sort((a, b) => b.length - a.length);
}

function bestOf(texts: readonly PlacedText[], clues: readonly string[]): PlacedText | undefined {
  return bestMatch(texts, clues) ?? texts[0];
}

/** The text with the most of the clues in it; words in its headings or its table's title count less. */
function bestMatch(texts: readonly PlacedText[], clues: readonly string[]): PlacedText | undefined {
  let best: PlacedText | undefined;
  let most = 0;
  for (const text of texts) {
    if (!clues.some((clue) => holds(text.text, clue))) continue;
    const score = clues.reduce((sum, clue) => sum + clueScore(text, clue), 0);
    if (score > most) {
      best = text;
      most = score;
    }
  }
  return best;
}

function clueScore({ text, context }: PlacedText, clue: string): number {
  if (text.trim() === clue) return 5;
  if (holds(text, clue)) return 4;
  return context.includes(clue) ? 1 : 0;
}

/** Words of at most this many characters may be a mere number. */
const SHORT_CLUE = 12;

/** A number is not found within a longer one: 0% is not in 100%. */
function holds(text: string, clue: string): boolean {
  const at = text.indexOf(clue);
  if (at < 0 || clue.length > SHORT_CLUE) return at >= 0;
  const cut = /^\d/.test(clue) && /[\d.,]/.test(text.charAt(at - 1));
  return !cut && !(/\d$/.test(clue) && /[\d.,]/.test(text.charAt(at + clue.length)));
}

const SENTENCE_END = /[。；！？\n]/;
/** A paragraph of this many characters is marked whole when no clue tells the sentence. */
const SHORT = 80;

/** The sentences of the text that hold a clue; the whole of a cell or a short text. */
function narrowed(at: PlacedText | undefined, clues: readonly string[]): Anchor | undefined {
  if (at === undefined) return undefined;
  const { text, role } = at;
  if (role !== 'text' && text.length <= SHORT) return whole(at);
  const clue = clues.find((words) => holds(text, words));
  if (clue === undefined) return text.length <= SHORT ? whole(at) : { at, ...sentence(text, 0, 1) };
  const start = text.indexOf(clue);
  return { at, ...sentence(text, start, start + clue.length) };
}

/** Widens a piece of text to whole sentences. */
function sentence(text: string, from: number, to: number): { start: number; end: number } {
  let start = from;
  while (start > 0 && !SENTENCE_END.test(text.charAt(start - 1))) start -= 1;
  let end = to;
  while (end < text.length && !SENTENCE_END.test(text.charAt(end - 1))) end += 1;
  return { start, end };
}
