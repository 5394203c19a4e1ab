/** `check --docx`: the findings of all units of the call as one Word document. */
import { resolve } from 'node:path';
import { type FindingFilter, filterFindings } from '../../diagnostics/filter.ts';
import type { Analysis, Paths } from '../../pipeline.ts';
import type { IssueSection } from '../../review/issue-list.ts';
import { replaceFile } from '../../write/file-system.ts';
import { UsageError } from '../usage-error.ts';

export class IssueList {
  private readonly sections: IssueSection[] = [];

  /** @param file where the list is written. @throws UsageError unless it is a .docx file */
  constructor(
    private readonly file: string,
    private readonly paths: Paths,
    private readonly filter: FindingFilter,
  ) {
    if (!/\.docx$/i.test(file)) throw new UsageError(`--docx 后面写文件名，如 问题清单.docx；现为 ${file}`);
  }

  async add(analysis: Analysis): Promise<void> {
    const { issueSection } = await import('../../stories/draft/issues.ts');
    const isShown = (finding: Analysis['findings'][number]) => filterFindings([finding], this.filter).length > 0;
    this.sections.push(issueSection(analysis, this.paths, isShown));
  }

  /** Writes the file; the former one stays until the new one is complete. */
  async write(): Promise<void> {
    const { renderIssueList } = await import('../../stories/draft/issues.ts');
    const bytes = await renderIssueList(this.sections);
    replaceFile(resolve(this.file), bytes);
  }
}
