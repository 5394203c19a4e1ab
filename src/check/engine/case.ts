/**
 * Cases of a rule, kept beside it in `<rule>.cases.ts` under the rule's id. No product code imports them; the tests run
 * each through the whole program on a copy of a clean dossier (`test/rule-cases.test.ts`).
 */

export interface RuleCases {
  /** Mistakes that the rule tells. */
  readonly fails: readonly FailingCase[];
  /** What looks like such a mistake and is none; that the clean dossiers pass is tested for every rule anyway. */
  readonly passes: readonly Case[];
}

/** A small edit of a clean dossier. */
export interface Case {
  /** What somebody has done, in a few words. */
  readonly name: string;
  /** `accounts` unless given. */
  readonly on?: CleanDossier;
  /**
   * New values of report.json by path, such as `expenditure[0].project` or `reasons["balance.grandTotal"]`; an index
   * one past the end appends, `undefined` takes away. Amounts are in the dossier's unit (万元). @throws for a path whose
   * owner is not there
   */
  readonly set?: Readonly<Record<string, unknown>>;
  /** In a Markdown file, by its name: the text that stands there once, and what is written instead. */
  readonly prose?: Readonly<Record<string, readonly [from: string, to: string]>>;
  /** In the composed report: the first text that holds the words, and what it prints instead of them. */
  readonly printed?: readonly [from: string, to: string];
  /** The report is read as a paper, without its dossier. */
  readonly read?: true;
  /** The dossier says what it has published (`declared`); it does not unless said so. */
  readonly declared?: true;
}

export interface FailingCase extends Case {
  /** A piece of the message. */
  readonly says: string;
  /** JSON path of the place, or the file with its line: `explanation/use-207.md:3`. */
  readonly at?: string;
}

/**
 * - `accounts`: all statements, three projects with self-evaluation, an overall self-evaluation (2022, 万元);
 * - `agriculture`: all statements with several funds, vehicles, 机关运行经费, two projects (2023, 万元);
 * - `redHead`: an official document with staff, three projects, an overall self-evaluation with goals and results (2024, 元);
 * - `selfEvaluation`: basic and project expenditure only, a rubric (2021, 元).
 */
export type CleanDossier = 'accounts' | 'agriculture' | 'redHead' | 'selfEvaluation';
