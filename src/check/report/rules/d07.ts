/** D07: years other than last year's, this year's and next year's stand in citations, plans or the past. */
import type { Finding } from '../../../diagnostics/finding.ts';
import { type Hit, hits, type Passage, readingOf } from '../language/reading.ts';
import { tell } from '../language/telling.ts';
import { isCited, isHistory } from '../language/years.ts';
import type { ReportRule } from '../report-rule.ts';

const YEAR = /(?<!\d)(?:19|20)\d\d(?=年)/g;
const COMPARED = /(?:与|比|较|和)$/;
const ACCOUNTS =
  /^年度?(?:部门|单位)?(?:决算|收入|支出|收、支|收支|财政拨款|一般公共预算|“三公”|机关运行经费|政府采购)/;
const YEARLY_TITLE = /^年度?.*(?:决算|自评|评价|重点工作|“三公”)/;

export const D07: ReportRule = {
  id: 'D07',
  title: '年度只用本年度、上年度；其他年份须在文号、文件名、规划或往事中',
  source: '决算公开检查：套用上年文本',
  severity: 'warning',
  check({ view, dossier }) {
    return hits(readingOf(view), YEAR).flatMap((hit) => judge(hit, dossier.year));
  },
};

function judge(hit: Hit, reportYear: number): Finding[] {
  const year = Number(hit.match[0]);
  if (isCited(hit)) return [];
  const after = hit.passage.text.slice(hit.at + 4);
  if (isTitle(hit.passage)) {
    const stale = year < reportYear && YEARLY_TITLE.test(after) && !isHistory(hit);
    return stale ? [told(hit, reportYear, 'error', `标题的年度是${year}年`)] : [];
  }
  if (Math.abs(year - reportYear) <= 1) return [];
  if (isYearOnYear(hit, after)) return [told(hit, reportYear, 'error', `以${year}年与本年度比较`)];
  if (isHistory(hit) || year > reportYear) return [];
  return [told(hit, reportYear, hit.passage.printed.kind === 'cell' ? 'warning' : 'info', `出现${year}年`)];
}

function isTitle({ printed: { kind } }: Passage): boolean {
  return kind === 'heading' || kind === 'tableTitle' || kind === 'cover' || kind === 'caption';
}

/** 与2019年度相比, 2019年度收入… where this or last year should stand. */
function isYearOnYear({ passage: { text }, at }: Hit, after: string): boolean {
  const compares =
    COMPARED.test(text.slice(0, at)) && /^年度?(?:[^，。；]{0,12}(?:相比|增加|减少|增长|下降))/.test(after);
  return compares && ACCOUNTS.test(after.replace(/^年度?相比/, '年度决算'));
}

function told(hit: Hit, reportYear: number, severity: Finding['severity'], what: string): Finding {
  const { passage, at } = hit;
  const quoted = passage.text.slice(Math.max(0, at - 8), at + 18);
  return tell(D07, hit, {
    severity,
    message: `${what}（“${quoted}”），报告年度是${reportYear}年，请核实是否沿用了旧文本`,
    hint: `是旧文本的，改为${reportYear}年（上年为${reportYear - 1}年）；确指往年事项的不必改`,
    actual: hit.match[0],
  });
}
