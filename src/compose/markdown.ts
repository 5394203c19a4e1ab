/**
 * The Markdown of templates and prose, reduced to what official prose needs: headings, paragraphs, strong, tables and
 * leaf directives. Lists, quotes, code, HTML, links, emphasis by one asterisk and setext headings are switched off:
 * `1.`, `（一）`, `①`, `- ` and `权重*B/A` are printed as written.
 */
import type { Paragraph as MdParagraph, PhrasingContent, RootContent, TableRow } from 'mdast';
import { directiveFromMarkdown, type LeafDirective } from 'mdast-util-directive';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { directive } from 'micromark-extension-directive';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Extension } from 'micromark-util-types';
import { rememberedByText } from '../model/remembered.ts';
import type { Inline } from '../model/report.ts';
import type { LineReader, Marks } from './marks.ts';

const SWITCHED_OFF: Extension = {
  disable: {
    null: [
      'autolink',
      'blockQuote',
      'characterEscape',
      'characterReference',
      'codeFenced',
      'codeIndented',
      'codeText',
      'definition',
      'htmlFlow',
      'htmlText',
      'labelEnd',
      'labelStartImage',
      'labelStartLink',
      'list',
      'setextUnderline',
      'thematicBreak',
    ],
  },
};

export interface MarkdownRow {
  readonly cells: readonly (readonly Inline[])[];
  readonly line: number;
}

export type MarkdownBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly text: readonly Inline[]; readonly line: number }
  | { readonly kind: 'paragraph'; readonly text: readonly Inline[]; readonly line: number }
  | { readonly kind: 'table'; readonly rows: readonly MarkdownRow[]; readonly line: number }
  | {
      readonly kind: 'directive';
      readonly name: string;
      readonly attributes: Readonly<Record<string, string>>;
      /** `::note[…]`. */
      readonly label: readonly Inline[];
      readonly line: number;
    };

const SYNTAX = {
  extensions: [cjkFriendlyExtension(), gfmTable(), directive(), SWITCHED_OFF],
  mdastExtensions: [gfmTableFromMarkdown(), directiveFromMarkdown()],
};

/** Characters of sections and prose files whose syntax trees, many times as large, are kept: a few reports. */
const KEPT = 100_000;
const treeOf = rememberedByText((source) => fromMarkdown(source, SYNTAX).children, KEPT);

/**
 * Parses rendered Markdown; marks are put back as inlines. The marks are numbered anew within the text, so that its
 * tree is that of the last time unless the text itself is another.
 */
export function parseMarkdown(rendered: string, allMarks: Marks, lines?: LineReader): MarkdownBlock[] {
  const { text: source, marks } = allMarks.excerpt(rendered);
  return treeOf(source).flatMap((node) => toBlock(node, { source, marks, lines }));
}

/** What a tree was made from. */
interface Parsed {
  readonly source: string;
  readonly marks: Marks;
  /** Of a prose file. */
  readonly lines: LineReader | undefined;
}

function toBlock(node: RootContent, parsed: Parsed): MarkdownBlock[] {
  const line = node.position?.start.line ?? 1;
  switch (node.type) {
    case 'heading':
      return [{ kind: 'heading', level: node.depth, text: toInlines(node.children, parsed), line }];
    case 'paragraph':
      return [{ kind: 'paragraph', text: toInlines(node.children, parsed), line }];
    case 'table':
      return [{ kind: 'table', rows: node.children.map((row) => toRow(row, parsed)), line }];
    case 'leafDirective':
      return [
        {
          kind: 'directive',
          name: node.name,
          attributes: toAttributes(node, parsed.marks),
          label: toInlines(node.children, parsed),
          line,
        },
      ];
    default:
      return [{ kind: 'paragraph', text: resolved(sourceOf(node, parsed.source), parsed, false), line }];
  }
}

function toRow(row: TableRow, parsed: Parsed): MarkdownRow {
  const cells = row.children.map((cell) => toInlines(cell.children, parsed));
  return { cells, line: row.position?.start.line ?? 1 };
}

function toAttributes(node: LeafDirective, marks: Marks): Record<string, string> {
  const entries = Object.entries(node.attributes ?? {});
  return Object.fromEntries(entries.map(([key, value]) => [key, marks.plain(value ?? '')]));
}

function toInlines(nodes: MdParagraph['children'], parsed: Parsed, strong = false): Inline[] {
  return nodes.flatMap((node) => toInline(node, parsed, strong));
}

function toInline(node: PhrasingContent, parsed: Parsed, strong: boolean): Inline[] {
  switch (node.type) {
    case 'text':
      return resolved(joinLines(node.value), parsed, strong);
    case 'strong':
      return toInlines(node.children, parsed, true);
    case 'emphasis':
      return [
        { kind: 'text', text: '*', strong },
        ...toInlines(node.children, parsed, strong),
        { kind: 'text', text: '*', strong },
      ];
    case 'break':
      return [{ kind: 'lineBreak' }];
    default:
      return resolved(sourceOf(node, parsed.source), parsed, strong);
  }
}

/** A line end inside a paragraph is no space: Chinese is written without. */
function joinLines(text: string): string {
  return text.replace(/\s*\n\s*/g, '');
}

function resolved(text: string, { marks, lines }: Parsed, strong: boolean): Inline[] {
  if (!strong) return marks.resolve(text, lines);
  const written = (inline: Inline) => {
    const emphasised = inline.kind === 'text' || inline.kind === 'figure' ? { ...inline, strong } : inline;
    return lines?.written(emphasised) ?? emphasised;
  };
  return marks.resolve(text, { begins: (line, offset) => lines?.begins(line, offset), written });
}

function sourceOf(node: RootContent | PhrasingContent, source: string): string {
  return source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}
