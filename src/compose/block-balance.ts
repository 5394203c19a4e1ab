/** Blocks of a template that are not closed, or stand too deep in each other. */
import type { Finding } from '../diagnostics/finding.ts';
import { TEMPLATE_NESTING } from '../model/limits.ts';
import { placeOf, type TemplateFile } from './template-place.ts';

interface OpenBlock {
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

/** `{{#x}}` without `{{/x}}`, or closed by another name: told at the place of the opening, which Handlebars does not know. */
export function blockFaults(source: string, scope: TemplateFile): Finding[] {
  const open: OpenBlock[] = [];
  let line = 1;
  let lineStart = 0;
  for (const match of source.matchAll(/\n|\{\{~?([#/])\s*([A-Za-z]+)/g)) {
    if (match[0] === '\n') {
      line += 1;
      lineStart = match.index + 1;
      continue;
    }
    const at = { name: match[2] ?? '', line, column: match.index - lineStart + 1 };
    if (match[1] === '#') {
      open.push(at);
      if (open.length > TEMPLATE_NESTING) return [nestingFinding(scope, at)];
    } else {
      const last = open.pop();
      if (last?.name !== at.name) return [balanceFinding(scope, last, at)];
    }
  }
  return open.map((block) => balanceFinding(scope, block, undefined));
}

function nestingFinding(scope: TemplateFile, at: OpenBlock): Finding {
  return {
    rule: 'T29',
    severity: 'error',
    message: `{{#${at.name}}} 嵌套太深，最多 ${TEMPLATE_NESTING} 层`,
    place: placeOf(scope, at.line, at.column),
    hint: '拆成几句，或把内层写成共用语句（partials）',
  };
}

function balanceFinding(scope: TemplateFile, open: OpenBlock | undefined, close: OpenBlock | undefined): Finding {
  const at = open ?? close ?? { name: '', line: 1, column: 1 };
  const message =
    open === undefined
      ? `{{/${at.name}}} 前面没有对应的 {{#${at.name}}}`
      : `{{#${at.name}}} 没有对应的 {{/${at.name}}}`;
  return {
    rule: 'T05',
    severity: 'error',
    message,
    place: placeOf(scope, at.line, at.column),
    ...(open && close ? { actual: `{{/${close.name}}}`, related: [placeOf(scope, close.line, close.column)] } : {}),
    expected: open === undefined ? `{{#${at.name}}}` : `{{/${at.name}}}`,
    hint: '补上缺少的一半，或删去多余的一半',
  };
}
