/**
 * Tracked changes of WordprocessingML applied to the XML itself (ISO/IEC 29500-1, 17.13.5), and what is left as an
 * outline: the tests' own judge, which knows nothing of how the document was written.
 */

export interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  children: (Node | string)[];
}

export type Verdict = 'accept' | 'reject';

/** Parses an XML document without DTD or CDATA. @throws Error when tags do not match */
export function parseXml(xml: string): Node {
  const root: Node = { name: '', attributes: {}, children: [] };
  const open = [root];
  for (const [, markup, text] of xml.matchAll(/<([^>]*)>|([^<]+)/g)) {
    const top = open.at(-1) ?? root;
    if (text !== undefined) top.children.push(entities(text));
    else if (markup?.startsWith('/')) {
      if (open.pop()?.name !== markup.slice(1)) throw new Error(`</${markup.slice(1)}> closes ${top.name}`);
    } else if (markup !== undefined && !/^[?!]/.test(markup)) {
      const node = elementOf(markup);
      top.children.push(node);
      if (!markup.endsWith('/')) open.push(node);
    }
  }
  if (open.length !== 1) throw new Error(`${open.at(-1)?.name} is not closed`);
  return elements(root)[0] ?? root;
}

function elementOf(markup: string): Node {
  const attributes = [...markup.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name,
    entities(value),
  ]);
  return { name: /^[\w:]+/.exec(markup)?.[0] ?? '', attributes: Object.fromEntries(attributes), children: [] };
}

function entities(text: string): string {
  const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return text.replace(/&(\w+);/g, (whole, name: string) => named[name] ?? whole);
}

export function elements(node: Node): Node[] {
  return node.children.filter((child): child is Node => typeof child !== 'string');
}

export function child(node: Node | undefined, ...path: readonly string[]): Node | undefined {
  return path.reduce<Node | undefined>((at, name) => at && elements(at).find((one) => one.name === name), node);
}

/** The body after all changes are accepted or rejected. @throws Error where the rules leave open what happens */
export function applyRevisions(documentXml: string, verdict: Verdict): Node {
  const body = child(parseXml(documentXml), 'w:body');
  if (body === undefined) throw new Error('no w:body');
  const [kept, dropped] = verdict === 'accept' ? ['w:ins', 'w:del'] : ['w:del', 'w:ins'];
  const stays = (row: Node) => row.name !== 'w:tr' || !child(row, 'w:trPr', dropped);
  const settle = (node: Node): void => {
    node.children = node.children.flatMap((one) => settleRun(one, kept, dropped));
    if (node.name === 'w:tbl') node.children = elements(node).filter(stays);
    for (const one of elements(node)) settle(one);
    if (elements(node).some(({ name }) => name === 'w:p')) node.children = joinParagraphs(elements(node), dropped);
  };
  settle(body);
  return body;
}

/** `w:ins` and `w:del` around runs; those inside of properties are marks and stay for the caller. */
function settleRun(one: Node | string, kept: string, dropped: string): (Node | string)[] {
  if (typeof one === 'string' || one.children.length === 0) return [one];
  if (one.name === dropped) return [];
  return one.name === kept ? one.children : [one];
}

/**
 * A paragraph whose mark goes is one with the next, which keeps its own properties; one that is empty then goes without
 * a trace, also before a table. The mark that ends a container cannot go.
 */
function joinParagraphs(blocks: readonly Node[], dropped: string): Node[] {
  const result: Node[] = [];
  let carried: Node[] | undefined;
  const withRows = blocks.filter((one) => one.name !== 'w:tbl' || elements(one).some(({ name }) => name === 'w:tr'));
  for (const block of withRows) {
    const own = elements(block).filter(({ name }) => name !== 'w:pPr');
    if (block.name === 'w:p' && child(block, 'w:pPr', 'w:rPr', dropped)) {
      carried = [...(carried ?? []), ...own];
      continue;
    }
    if (block.name === 'w:p') {
      block.children = [...elements(block).filter(({ name }) => name === 'w:pPr'), ...(carried ?? []), ...own];
    } else if (carried?.some(isContent)) throw new Error(`text before ${block.name} without a paragraph`);
    else if (carried && block.name === 'w:sectPr') throw new Error('the last paragraph mark of the document goes');
    carried = undefined;
    result.push(block);
  }
  if (carried) throw new Error('the last paragraph mark of a cell or container goes');
  return result;
}

function isContent({ name }: Node): boolean {
  return !/^w:(bookmark|comment)/.test(name);
}

/** What a reader can tell apart: paragraphs with style, page break and formatted text; tables with spans; sections. */
export type Outline = string | { readonly table: readonly (readonly OutlineCell[])[] };
export interface OutlineCell {
  readonly spans: string;
  readonly blocks: readonly Outline[];
}

/**
 * The outline of a container. A page break where a section begins tells nothing, and the lines of 1 pt that part tables
 * and sections are no paragraphs to a reader.
 */
export function outline(container: Node): Outline[] {
  const result: Outline[] = [];
  for (const item of elements(container).flatMap(blockOutline)) {
    const last = result.at(-1);
    const top = last === undefined || (typeof last === 'string' && last.startsWith('section '));
    if (typeof item !== 'string') result.push(item);
    else if (!item.startsWith(SPACER)) result.push(top ? item.replace(PAGE_BREAK, '') : item);
    else if (typeof last === 'string') result[result.length - 1] = last + item.slice(SPACER.length);
  }
  return result;
}

const PAGE_BREAK = '↑';
const SPACER = 'Spacer: ';

function blockOutline(block: Node): Outline[] {
  if (block.name === 'w:p') return paragraphOutline(block);
  if (block.name === 'w:tbl')
    return [
      {
        table: elements(block)
          .filter(({ name }) => name === 'w:tr')
          .map(rowOutline),
      },
    ];
  if (block.name === 'w:sectPr') return [sectionOutline(block)];
  return block.name === 'w:sdt' ? outline(child(block, 'w:sdtContent') ?? block) : [];
}

function rowOutline(row: Node): OutlineCell[] {
  return elements(row)
    .filter(({ name }) => name === 'w:tc')
    .map((cell) => {
      const spans = ['w:gridSpan', 'w:vMerge'].map((name) => child(cell, 'w:tcPr', name)?.attributes['w:val'] ?? '');
      return { spans: spans.join('/'), blocks: outline(cell) };
    });
}

function paragraphOutline(paragraph: Node): string[] {
  const style = child(paragraph, 'w:pPr', 'w:pStyle')?.attributes['w:val'] ?? '';
  const section = child(paragraph, 'w:pPr', 'w:sectPr');
  const page = child(paragraph, 'w:pPr', 'w:pageBreakBefore') && style !== 'Spacer' ? PAGE_BREAK : '';
  const line = `${page}${style}: ${formattedText(elements(paragraph).flatMap(formattedRuns))}`;
  return section === undefined ? [line] : [line, sectionOutline(section)];
}

interface FormattedRun {
  readonly format: string;
  readonly text: string;
}

/** Where the text was cut into runs does not matter, how it is formatted does. */
function formattedText(runs: readonly FormattedRun[]): string {
  return runs
    .filter(({ text }) => text !== '')
    .map(({ format, text }, index, all) => (format === (all[index - 1]?.format ?? '') ? text : `⟦${format}⟧${text}`))
    .join('');
}

function formattedRuns(node: Node): FormattedRun[] {
  if (node.name === 'w:hyperlink') return elements(node).flatMap(formattedRuns);
  if (node.name !== 'w:r') return [];
  const property = (name: string) => child(node, 'w:rPr', name)?.attributes['w:val'] ?? '';
  const bold = child(node, 'w:rPr', 'w:b') ? 'bold' : '';
  const format = [bold, property('w:rStyle'), property('w:sz')].filter((one) => one !== '').join(' ');
  return [{ format, text: elements(node).map(pieceOutline).join('') }];
}

function sectionOutline(section: Node): string {
  return `section ${child(section, 'w:pgSz')?.attributes['w:orient'] ?? ''}`;
}

function pieceOutline(piece: Node): string {
  const text = piece.children.filter((one) => typeof one === 'string').join('');
  if (['w:t', 'w:delText', 'w:instrText', 'w:delInstrText'].includes(piece.name)) return text;
  if (piece.name === 'w:fldChar') return `{${piece.attributes['w:fldCharType']}}`;
  return { 'w:br': '\n', 'w:tab': '\t', 'w:drawing': `[${drawingName(piece)}]` }[piece.name] ?? '';
}

function drawingName(drawing: Node): string {
  return elements(drawing)
    .flatMap(elements)
    .map(({ attributes }) => attributes.name ?? '')
    .join('');
}
