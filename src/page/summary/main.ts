/** The script of 汇总.html. Everything can be read without it; it sorts tables, filters units and opens their findings. */
import { all, required } from '../elements.ts';
import { startFilters } from './filters.ts';
import { startFindings } from './findings.ts';
import { startSorting } from './sorting.ts';

document.documentElement.classList.add('js');
const findings = startFindings();
startFilters(findings);
for (const table of all<HTMLTableElement>('table')) startSorting(table, findings.closeAll);
required('print').addEventListener('click', () => print());
