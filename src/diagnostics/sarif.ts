/**
 * Findings as SARIF 2.1.0 (OASIS Standard, 27 March 2020), which code hosts and editors show beside the lines:
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
import type { Finding, Severity } from './finding.ts';
import { findingKey, fingerprints } from './fingerprint.ts';
import { type SarifLocation, sarifLocation } from './sarif-location.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<Severity, string>;

type Level = (typeof LEVELS)[Severity];

/** What is known of a rule. */
export interface RuleText {
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  /** What the rule rests on. */
  readonly source: string;
  /** What to do about a finding. */
  readonly advice: string;
}

export interface UnitFindings {
  readonly unit: string;
  /** Title of the report: a place that names it instead of a file is a place in the report, not in a file. */
  readonly title?: string;
  readonly findings: readonly Finding[];
}

interface Text {
  readonly text: string;
}

interface SarifRule {
  readonly id: string;
  readonly shortDescription: Text;
  readonly fullDescription: Text;
  readonly help: Text;
  readonly defaultConfiguration: { readonly level: Level };
}

interface SarifResult {
  readonly ruleId: string;
  /** Left out for a rule that is not listed. */
  readonly ruleIndex?: number;
  readonly level: Level;
  readonly message: Text;
  readonly locations: readonly SarifLocation[];
  readonly relatedLocations: readonly SarifLocation[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  /** An empty list says that nobody has answered the finding (§3.27.23). */
  readonly suppressions: readonly { kind: 'external'; status: 'accepted'; justification: string }[];
  readonly properties: { readonly unit: string };
}

export interface SarifLog {
  readonly $schema: string;
  readonly version: '2.1.0';
  readonly runs: readonly [SarifRun];
}

interface SarifRun {
  readonly tool: { readonly driver: SarifDriver };
  readonly language: 'zh-CN';
  /** Columns count as in JavaScript strings. */
  readonly columnKind: 'utf16CodeUnits';
  readonly results: readonly SarifResult[];
}

interface SarifDriver {
  readonly name: 'juesuan';
  readonly version: string;
  readonly language: 'zh-CN';
  readonly rules: readonly SarifRule[];
}

/** One log with one run for all units of a call. `version` is that of the program. */
export function findingsToSarif(units: readonly UnitFindings[], rules: readonly RuleText[], version: string): SarifLog {
  const driver = { name: 'juesuan', version, language: 'zh-CN', rules: rules.map(ruleOf) } as const;
  const indices = new Map(rules.map(({ id }, index) => [id, index]));
  const results = units.flatMap((unit) => resultsOf(unit, indices));
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [{ tool: { driver }, language: 'zh-CN', columnKind: 'utf16CodeUnits', results }],
  };
}

/** The same log as JSON, piece by piece: of many units it is longer than a text can be. */
export function* sarifText(
  units: Iterable<UnitFindings>,
  rules: readonly RuleText[],
  version: string,
): Generator<string> {
  const end = ']}]}';
  const indices = new Map(rules.map(({ id }, index) => [id, index]));
  yield JSON.stringify(findingsToSarif([], rules, version)).slice(0, -end.length);
  let before = '';
  for (const unit of units) {
    const results = resultsOf(unit, indices).map((result) => JSON.stringify(result));
    if (results.length === 0) continue;
    yield before + results.join(',');
    before = ',';
  }
  yield end;
}

/** Braces enclose placeholders; those that are meant stand twice (§3.11.5). */
function message(text: string): Text {
  return { text: text.replace(/[{}]/g, '$&$&') };
}

function ruleOf({ id, severity, title, source, advice }: RuleText): SarifRule {
  return {
    id,
    shortDescription: message(title),
    fullDescription: message(`${title}（依据：${source}）`),
    help: message(advice),
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function resultsOf({ unit, title, findings }: UnitFindings, indices: ReadonlyMap<string, number>): SarifResult[] {
  const prints = fingerprints(findings.map((finding) => findingKey(unit, finding)));
  return findings.map((finding, index) => {
    const { rule, severity, place, related = [], waived } = finding;
    return {
      ruleId: rule,
      ruleIndex: indices.get(rule),
      level: LEVELS[severity],
      message: message(messageOf(finding)),
      locations: place === undefined ? [] : [sarifLocation(place, title)],
      relatedLocations: related.map((other) => sarifLocation(other, title)),
      partialFingerprints: { 'juesuan/v1': prints[index] ?? '' },
      suppressions: waived === undefined ? [] : [{ kind: 'external', status: 'accepted', justification: waived }],
      properties: { unit },
    };
  });
}

function messageOf({ message, actual, expected, hint }: Finding): string {
  const details: readonly [string, string | undefined][] = [
    ['实际', actual],
    ['应为', expected],
    ['提示', hint],
  ];
  return [message, ...details.flatMap(([label, text]) => (text === undefined ? [] : [`${label}：${text}`]))].join('\n');
}
