/** Rules of the old shapes as rules of the engine. */
import type { Finding } from '../diagnostics/finding.ts';
import type { AnyRule, Fault, Rule } from './engine/rule.ts';
import type { ReportRule } from './report/report-rule.ts';
import { C_RULES } from './report/rules/c-rules.ts';
import { D_RULES } from './report/rules/d-rules.ts';
import { E_RULES } from './report/rules/e-rules.ts';

function fault({ place, related, rule: _rule, waived: _waived, ...rest }: Finding): Fault {
  return { ...rest, at: { place }, ...(related && { related: related.map((one) => ({ place: one })) }) };
}

function ofReport({ check, ...head }: ReportRule): Rule<'print'> {
  return { ...head, needs: 'print', check: (on) => check(on).map(fault) };
}

export const ADAPTED: readonly AnyRule[] = [...C_RULES, ...D_RULES, ...E_RULES].map(ofReport);
