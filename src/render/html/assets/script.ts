/** The script of the page. Everything can be read without it; it adds the pop-ups, the steps, the search and the switches. */
import { popupScript } from './popup-script.ts';
import { searchScript } from './search-script.ts';
import { stepsScript } from './steps-script.ts';
import { viewScript } from './view-script.ts';

const shared = `
const root = document.documentElement;
const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
const byId = (id) => document.getElementById(id);
const isShown = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';
root.classList.add('js');
`;

/** Later parts use what earlier ones declare. */
export const pageScript = `(function () {
'use strict';
${[shared, viewScript, popupScript, stepsScript, searchScript].map((part) => part.trim()).join('\n\n')}
})();
`;
