/** Looks of the page of a paper that was audited. */
import { Markup } from '../markup.ts';

export const PAPER_STYLE = new Markup(`
body { margin: 0; font: 16px/1.7 "Songti SC", "SimSun", serif; color: #1b1b1b; background: #f4f4f1; }
header { padding: 1rem 1.5rem; background: #fff; border-bottom: 1px solid #d5d5d0; }
header h1 { margin: 0 0 .3rem; font-size: 1.25rem; }
header p { margin: .1rem 0; font-size: .9rem; color: #555; }
.desk { display: grid; grid-template-columns: minmax(0, 2fr) minmax(20rem, 1fr); gap: 1rem; padding: 1rem; }
main { background: #fff; padding: 1.5rem 2rem; border: 1px solid #d5d5d0; overflow-x: auto; }
main p { margin: .4rem 0; text-indent: 2em; }
main .h1 { font-size: 1.3rem; font-weight: bold; text-align: center; text-indent: 0; margin-top: 2rem; }
main .h2, main .h3 { font-weight: bold; }
main .note, main .above { font-size: .88rem; text-indent: 0; color: #444; }
.contents { list-style: none; }
.table { margin: 1rem 0; overflow-x: auto; }
table { border-collapse: collapse; font-size: .82rem; line-height: 1.35; }
th, td { border: 1px solid #999; padding: .15rem .4rem; white-space: pre-line; }
th { background: #f0f0ec; font-weight: normal; }
mark.error { background: #ffc9c3; } mark.warning { background: #ffe9a8; } mark.info { background: #d5ecff; }
aside { position: sticky; top: 1rem; max-height: calc(100vh - 2rem); overflow-y: auto; }
aside ol { margin: 0; padding-left: 2.2rem; }
aside li { margin-bottom: .7rem; padding: .4rem .7rem; background: #fff; border-left: 4px solid #999; font-size: .9rem; }
aside li.error { border-color: #c8281b; } aside li.warning { border-color: #c58a00; } aside li.info { border-color: #2f7fc1; }
aside p { margin: .2rem 0; } aside .detail { color: #555; font-size: .85rem; }
main a[href^="#f-"] + a { margin-left: .35em; }
:target { outline: 3px solid #2f7fc1; }
@media (max-width: 60rem) { .desk { grid-template-columns: 1fr; } aside { position: static; max-height: none; } }
@media print { aside { position: static; max-height: none; overflow: visible; } .desk { display: block; } }
`);
