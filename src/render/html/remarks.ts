/** Findings on the page: a flag at the place, the note beside it, the list to jump by. */
import { SEVERITIES, SEVERITY_NAMES } from '../../diagnostics/filter.ts';
import type { Severity } from '../../diagnostics/finding.ts';
import type { Report } from '../../model/report.ts';
import type { Remark } from '../../model/review.ts';
import { attributes, html, type Markup } from './markup.ts';

/** Beside the text, or in a list of the page's own. */
export type NotePlace = 'beside' | 'apart';

/** Hands out the flags of a page in reading order, and remembers which notes are still to be written. */
export class RemarkBook {
  readonly findings: readonly Remark[];
  private readonly byNumber: ReadonlyMap<number, Remark>;
  private readonly flagged = new Map<number, number>();
  private pending: Remark[] = [];

  /** @param pages number of a remark → printed page on which its text begins */
  constructor(
    { review }: Report,
    private readonly pages: ReadonlyMap<number, number>,
    private readonly notes: NotePlace,
  ) {
    this.findings = review?.remarks.filter(({ kind }) => kind === 'finding') ?? [];
    this.byNumber = new Map(this.findings.map((remark) => [remark.number, remark]));
  }

  /** Those of the remarks that are findings. */
  findingsOf(numbers: readonly number[] = []): readonly Remark[] {
    return numbers.flatMap((number) => this.byNumber.get(number) ?? []);
  }

  /** Links from a place to the notes of its findings; the first flag of a finding is where the lists lead to. */
  flags(findings: readonly Remark[]): readonly Markup[] {
    return findings.map((finding) => {
      const times = (this.flagged.get(finding.number) ?? 0) + 1;
      this.flagged.set(finding.number, times);
      if (times === 1 && this.notes === 'beside') this.pending.push(finding);
      return flag(finding, times);
    });
  }

  /** Notes of the findings that were flagged since the last call. */
  takeNotes(): readonly Markup[] {
    const notes = this.pending.map((finding) => this.note(finding, flagId(finding)));
    this.pending = [];
    return notes;
  }

  /** Where the lists lead to: the flag of a finding, or its note where the report has no place for it. */
  targetOf(finding: Remark): string {
    return this.flagged.has(finding.number) ? flagId(finding) : noteId(finding);
  }

  /** Whether the report has a place for a finding. */
  isPlaced({ number }: Remark): boolean {
    return this.flagged.has(number);
  }

  /** `3　错误 A07　第5页`. */
  titleOf({ number, title }: Remark): string {
    const page = this.pages.get(number);
    return `${number}　${title}${page === undefined ? '' : `　第${page}页`}`;
  }

  /** Notes of findings about what the report does not print. */
  unplacedNotes(): readonly Markup[] {
    return this.findings.filter(({ number }) => !this.flagged.has(number)).map((finding) => this.note(finding));
  }

  /** What is wrong in sight, the rest behind it. @param flagged id of the flag in the text */
  private note(finding: Remark, flagged?: string): Markup {
    const given = attributes({
      class: `note ${severityOf(finding)}`,
      id: noteId(finding),
      tabindex: -1,
      'data-finding': flagged === undefined ? finding.number : undefined,
    });
    const [gist = '', ...rest] = finding.lines;
    const title = html`<span class="note-title">批注${this.titleOf(finding)}</span>`;
    const back = flagged === undefined ? undefined : html`<p class="back"><a href="#${flagged}">回到正文</a></p>`;
    return html`<details${given}><summary id="${gistId(finding)}">${title}<span class="gist">${gist}</span></summary>${rest.map((line) => html`<p>${line}</p>`)}${back}</details>`;
  }
}

const SHORT_NAMES: Readonly<Record<Severity, string>> = { error: '错', warning: '警', info: '提' };

export function severityOf({ severity = 'info' }: Pick<Remark, 'severity'>): Severity {
  return severity;
}

/** The gravest severity of some findings. */
export function gravest(findings: readonly Remark[]): Severity | undefined {
  return SEVERITIES.find((severity) => findings.some((finding) => severityOf(finding) === severity));
}

function flagId({ number }: Remark): string {
  return `at-${number}`;
}

function noteId({ number }: Remark): string {
  return `note-${number}`;
}

/** What a flag is described by: what is wrong, in one sentence. */
function gistId({ number }: Remark): string {
  return `gist-${number}`;
}

function flag(finding: Remark, times: number): Markup {
  const id = times === 1 ? flagId(finding) : `${flagId(finding)}-${times}`;
  const given = attributes({
    class: `flag ${severityOf(finding)}`,
    id,
    href: `#${noteId(finding)}`,
    'data-finding': times === 1 ? finding.number : undefined,
    'aria-label': `${SHORT_NAMES[severityOf(finding)]}${finding.number}，${finding.title}`,
    'aria-describedby': gistId(finding),
  });
  return html`<a${given}>${SHORT_NAMES[severityOf(finding)]}${finding.number}</a>`;
}

function paragraphs({ lines }: Remark): readonly Markup[] {
  return lines.map((line) => html`<p>${line}</p>`);
}

/** Filter and lists by severity, from grave to slight. */
export function findingsPanel(book: RemarkBook): Markup {
  if (book.findings.length === 0) return html`<p class="none">没有批注。</p>`;
  const groups = SEVERITIES.map((severity) => ({
    severity,
    own: book.findings.filter((finding) => severityOf(finding) === severity),
  })).filter(({ own }) => own.length > 0);
  const boxes = groups.map(
    ({ severity, own }) =>
      html`<label><input type="checkbox" name="severity" value="${severity}" checked> ${SEVERITY_NAMES[severity]} ${own.length}</label>`,
  );
  const lists = groups.map(
    ({ severity, own }) =>
      html`<div class="group ${severity}"><h3>${SEVERITY_NAMES[severity]}（${own.length}）</h3><ul>${own.map((finding) => entry(finding, book))}</ul></div>`,
  );
  return html`<fieldset class="filter"><legend class="unseen">显示哪些批注</legend>${boxes}</fieldset>${lists}`;
}

function entry(finding: Remark, book: RemarkBook): Markup {
  return html`<li><a class="to-finding" href="#${book.targetOf(finding)}"><b>${book.titleOf(finding)}</b> <span>${finding.lines[0]}</span></a></li>`;
}

/** All findings in the order of their numbers: what a printed page has at its end. */
export function printedFindings({ findings }: RemarkBook): Markup | undefined {
  if (findings.length === 0) return undefined;
  const items = findings.map(
    (finding) =>
      html`<div class="printed-note ${severityOf(finding)}"><p><b>${SHORT_NAMES[severityOf(finding)]}${finding.number}　${finding.title}</b></p>${paragraphs(finding)}</div>`,
  );
  return html`<section class="print-only" aria-label="批注"><p class="role-title">批　注</p>${items}</section>`;
}
