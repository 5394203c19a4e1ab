/** Papers made of our own reports, changed as by another hand, and what an audit says of them. */
import { readdirSync } from 'node:fs';
import type { Finding } from '../../src/diagnostics/finding.ts';
import type { Paper, PaperBlock, PaperText } from '../../src/model/paper.ts';
import { type Audit, auditPaper } from '../../src/stories/audit/auditing.ts';
import { analyseUnit, paths } from '../support.ts';
import { paperOfReport } from './paper-of-report.ts';

export const PROFILES = readdirSync(paths.templates).filter((name) => !name.includes('.') && name !== 'base');

const papers = new Map<string, Paper>();
const known = new WeakMap<Paper, Finding[]>();

/** The same paper each time. */
export function paperOfUnit(unit: string): Paper {
  const { report } = analyseUnit(unit);
  if (report === undefined) throw new Error(`${unit} has no report`);
  const paper = papers.get(unit) ?? paperOfReport(report);
  papers.set(unit, paper);
  return paper;
}

export function audited(paper: Paper): Audit {
  const result = auditPaper({ paper, paths, profiles: PROFILES });
  if ('refused' in result) throw new Error(`refused: ${result.refused}`);
  return result.audit;
}

export function findingsOf(paper: Paper): Finding[] {
  return audited(paper).findings.map(({ finding }) => finding);
}

/** `C05 error`, of each finding that the paper before did not have. */
export function toldAnew(before: Paper, after: Paper): Finding[] {
  const findings = known.get(before) ?? findingsOf(before);
  known.set(before, findings);
  const told = new Set(findings.map(({ rule, message }) => `${rule} ${message}`));
  return findingsOf(after).filter(({ rule, message }) => !told.has(`${rule} ${message}`));
}

/** The first text that holds the words, with others in their place. @throws where no text holds them */
export function reworded(paper: Paper, from: string, to: string): Paper {
  let found = false;
  const swap = (text: PaperText): PaperText => {
    if (found || !text.text.includes(from)) return text;
    found = true;
    return { ...text, text: text.text.replace(from, to) };
  };
  const blocks = paper.blocks.map((block) => mapped(block, swap));
  if (!found) throw new Error(`no text holds “${from}”`);
  return { ...paper, blocks };
}

/** The cell right of the label in a table, counted from 1, with another number. */
export function recounted(paper: Paper, table: string, label: string, from: string, to: string): Paper {
  let found = false;
  let title = '';
  const blocks = paper.blocks.map((block) => {
    if (block.kind === 'heading') title = block.text.text;
    if (block.kind !== 'table') return block;
    const names = [title, ...block.above.map(({ text }) => text)];
    if (!names.some((name) => name.replace(/^.*、/, '') === table || name.endsWith(`年度${table}`))) return block;
    const row = block.cells.find(({ text }) => text.text.replaceAll(/\s/g, '') === label)?.row;
    const cells = block.cells.map((cell) => {
      if (found || cell.row !== row || cell.text.text !== from) return cell;
      found = true;
      return { ...cell, text: { ...cell.text, text: to } };
    });
    return { ...block, cells };
  });
  if (!found) throw new Error(`no ${from} in ${label} of ${table}`);
  return { ...paper, blocks };
}

function mapped(block: PaperBlock, swap: (text: PaperText) => PaperText): PaperBlock {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'note':
      return { ...block, text: swap(block.text) };
    case 'contents':
      return { ...block, entries: block.entries.map(swap) };
    case 'table':
      return {
        ...block,
        above: block.above.map(swap),
        cells: block.cells.map((cell) => ({ ...cell, text: swap(cell.text) })),
        notes: block.notes.map(swap),
      };
    case 'chart':
      return { ...block, texts: block.texts.map(swap) };
  }
}
