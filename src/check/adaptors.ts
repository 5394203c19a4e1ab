/** Rules of the old shapes as rules of the engine. */
import type { Finding } from '../diagnostics/finding.ts';
import { checkBlankResults } from './blank-results.ts';
import { checkDeclaredShape } from './declared-tables.ts';
import type { Facts } from './engine/needs.ts';
import type { AnyRule, Fault, Rule } from './engine/rule.ts';
import { checkOfficialDocument } from './official-document.ts';
import { OTHER_RULES } from './other-rules.ts';
import { checkOverallFunds } from './overall-funds.ts';
import { reconcileFigures } from './reconcile-figures.ts';
import { reconcileTables } from './reconcile-tables.ts';
import { checkReferences } from './references.ts';
import type { ReportRule } from './report/report-rule.ts';
import { C_RULES } from './report/rules/c-rules.ts';
import { D_RULES } from './report/rules/d-rules.ts';
import { E_RULES } from './report/rules/e-rules.ts';
import { checkRubric } from './rubric.ts';
import type { Rule as ViewRule } from './rule.ts';
import { RULES } from './rules/index.ts';
import { agreeingCells } from './tables/agreeing-cells.ts';
import { viewsOf } from './tables/layouts.ts';

function fault({ place, related, rule: _rule, waived: _waived, ...rest }: Finding): Fault {
  return { ...rest, at: { place }, ...(related && { related: related.map((one) => ({ place: one })) }) };
}

function ofView({ check, ...head }: ViewRule): Rule<'tables'> {
  return { ...head, needs: 'tables', check: (on) => check(on.view, on).map(fault) };
}

function ofReport({ check, ...head }: ReportRule): Rule<'print'> {
  return { ...head, needs: 'print', check: (on) => check(on).map(fault) };
}

/** Several rules that one function tells of. */
function ofFacts(ids: readonly string[], check: (facts: Facts) => Finding[]): Rule<'facts'>[] {
  return OTHER_RULES.filter(({ id }) => ids.includes(id)).map((head) => ({
    ...head,
    needs: 'facts',
    check: (on) =>
      check(on)
        .filter(({ rule }) => rule === head.id)
        .map(fault),
  }));
}

export const ADAPTED: readonly AnyRule[] = [
  ...RULES.map(ofView),
  ...[...C_RULES, ...D_RULES, ...E_RULES].map(ofReport),
  ...ofFacts(['V31', 'V32', 'V33', 'V34', 'V35', 'V36', 'V37'], (on) =>
    checkReferences({ ...on, explainsItems: on.profile.glossary?.entries.some((entry) => 'items' in entry) ?? false }),
  ),
  ...ofFacts(['E09'], ({ dossier, locate }) => checkBlankResults(dossier, locate)),
  ...ofFacts(['V40', 'V41'], (on) => checkDeclaredShape(on.dossier, viewsOf(on)[0].view.layouts, on.locate)),
  ...ofFacts(['E03', 'E04', 'E07', 'E12'], (on) => checkRubric(on, on.profile.scoring?.grades)),
  ...ofFacts(['E15', 'E17'], checkOverallFunds),
  ...ofFacts(['G01', 'G02', 'G03', 'G04'], (on) => checkOfficialDocument(on, on.profile.redHead !== undefined)),
  ...ofFacts(['R01'], (on) => reconcileTables(on, viewsOf(on)[1].view.layouts, viewsOf(on)[1].declared)),
  ...ofFacts(['R02', 'V42'], (on) => {
    const { rounding, percent, score } = on.profile;
    const style = { rounding, percentDecimals: percent.text.decimals, scoreDecimals: score.decimals };
    return reconcileFigures(on, style, agreeingCells(viewsOf(on)[1]));
  }),
];
