/** Where findings stand in a report, in words. */
import type { Finding } from '../diagnostics/finding.ts';
import type { FigureSet } from '../model/figure.ts';
import type { PageSpan } from '../model/printed-pages.ts';
import type { Block, Report } from '../model/report.ts';
import { anchorFinder } from './anchors.ts';
import { paperPlaces } from './paper-place.ts';

/**
 * @param spans printed pages of the blocks; of a report that is not laid out none
 * @returns `第7页，三、支出决算表 > …`; empty where the report prints nothing of a finding
 */
export function findingPlaces(
  report: Report,
  figures: FigureSet,
  spans: ReadonlyMap<Block, PageSpan>,
): (finding: Finding) => string {
  let read: readonly [find: ReturnType<typeof anchorFinder>, wordsOf: ReturnType<typeof paperPlaces>] | undefined;
  return (finding) => {
    // Most builds have no finding to place.
    read ??= [anchorFinder(report, figures), paperPlaces(report)];
    const [find, wordsOf] = read;
    const spot = find(finding)?.at.spot;
    if (spot === undefined) return '';
    const block = report.parts.find(({ id }) => id === spot.part)?.blocks[spot.block];
    const page = block === undefined ? undefined : spans.get(block)?.first;
    return [...(page === undefined ? [] : [`第${page}页`]), wordsOf(spot)].filter((words) => words !== '').join('，');
  };
}
