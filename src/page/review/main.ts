/** The script of the page for review. Everything can be read without it; it adds the pop-ups, the steps, the search and the switches. */
import { signal } from '@preact/signals';
import type { FigureEntry } from '../../model/figure-note.ts';
import { required, root } from './dom.ts';
import { startPopup } from './popup.tsx';
import { startSearch } from './search.ts';
import { startSteps } from './steps.ts';
import { startView } from './view.ts';

root.classList.add('js');
const figures = JSON.parse(required('figures').textContent ?? '[]') as readonly FigureEntry[];
startPopup(signal(figures), () => null);
startSteps();
startSearch();
startView();
