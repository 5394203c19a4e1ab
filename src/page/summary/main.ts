/** The script of 汇总.html. Everything can be read without it; it sorts tables, filters units and opens their findings. */
import type { SummaryDetails } from '../../model/summary-details.ts';
import { all, required } from '../elements.ts';
import { startFilters } from './filters.ts';
import { startFindings } from './findings.ts';
import { startSorting } from './sorting.ts';

let details: SummaryDetails | undefined;

/** Read when somebody asks: of a thousand units there is much of it. */
function detailsOnce(): SummaryDetails {
  details ??= JSON.parse(required('details').textContent ?? '') as SummaryDetails;
  return details;
}

document.documentElement.classList.add('js');
const findings = startFindings(detailsOnce);
startFilters(detailsOnce, findings);
for (const table of all<HTMLTableElement>('table')) startSorting(table, findings.closeAll);
required('print').addEventListener('click', () => print());
