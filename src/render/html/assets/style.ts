/** The style sheet of the page. Faces are those of the reader's machine. */
import { darkStyle } from './dark-style.ts';
import { printStyle } from './print-style.ts';
import { reportStyle } from './report-style.ts';

const frame = `
:root{--ink:#1c1c1c;--soft:#565656;--line:#cfcac2;--desk:#efece6;--paper:#fff;--red:#a61b1b;--focus:#1a56b0;
--error:#a61b1b;--error-bg:#fdeceb;--warning:#7a4b00;--warning-bg:#fff4d9;--info:#1b4f8a;--info-bg:#eaf2fb;
--ins:#0b5a1f;--ins-bg:#e7f5ea;--del:#8c1d18;
--fang:"FangSong","仿宋","STFangsong","FangSong_GB2312","Noto Serif CJK SC","Source Han Serif SC","Songti SC",serif;
--song:"SimSun","宋体","Songti SC","STSong","Noto Serif CJK SC","Source Han Serif SC",serif;
--hei:"SimHei","黑体","Heiti SC","STHeiti","Microsoft YaHei","PingFang SC","Noto Sans CJK SC",sans-serif;
--kai:"KaiTi","楷体","STKaiti","Kaiti SC","Noto Serif CJK SC",serif;
--screen:"Microsoft YaHei","PingFang SC","Noto Sans CJK SC","Heiti SC","SimHei",sans-serif}
*{box-sizing:border-box}
html{scroll-padding-top:72px;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--desk);color:var(--ink);font:15px/1.6 var(--screen);overflow-wrap:anywhere}
h1,h2,h3,h4,h5,h6,p,ul,dl,dd,figure,fieldset{margin:0;padding:0}
fieldset{border:0;min-width:0}
ul{list-style:none}
a{color:var(--info)}
button{font:inherit;color:inherit;background:var(--paper);border:1px solid #8a857c;border-radius:4px;padding:2px 12px;
min-height:32px;cursor:pointer}
button:hover{background:#f3f0ea}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
main:focus{outline:none}
.unseen,.print-only,.watermark{position:absolute;width:1px;height:1px;margin:-1px;padding:0;overflow:hidden;
clip-path:inset(50%);white-space:nowrap;border:0}
.print-only,.watermark{display:none}
.skip{position:absolute;left:-999em;top:0;z-index:30;background:var(--paper);padding:8px 16px}
.skip:focus{left:8px;top:8px}
.banner{background:var(--paper);border-top:4px solid var(--red);padding:16px 24px 12px;text-align:center}
.banner h1{font:700 24px/1.4 var(--song)}
.label{color:var(--red);margin-top:4px}
.label b{border:2px solid var(--red);padding:0 8px;margin-right:8px;letter-spacing:.15em}
.banner dl{display:flex;flex-wrap:wrap;justify-content:center;margin-top:8px;color:var(--soft);font-size:14px}
.banner dl div{margin:0 12px}
.banner dt,.banner dd{display:inline}
.banner dt::after{content:"："}
.bar{position:sticky;top:0;z-index:10;display:flex;flex-wrap:wrap;align-items:center;justify-content:center;
background:var(--paper);border-top:1px solid var(--line);border-bottom:1px solid var(--line);padding:4px 16px;font-size:14px}
.bar>*{margin:4px 10px}
.view{display:flex}
.view label{position:relative}
.view input{position:absolute;opacity:0;width:100%;height:100%;margin:0;cursor:pointer}
.view span{display:block;border:1px solid #8a857c;padding:4px 12px;margin-left:-1px}
.view input:checked+span{background:#4a4540;color:#fff;font-weight:700}
.view input:focus-visible+span{outline:3px solid var(--focus);outline-offset:2px}
.steps{display:flex;align-items:center}
.steps span{padding:0 6px;font-variant-numeric:tabular-nums}
.steps>span{min-width:6.5em;text-align:center;padding:0 8px}
.steps span span{padding:0}
.desk{display:block;max-width:1560px;margin:0 auto;padding:12px}
.side{font-size:14px}
.side details{background:var(--paper);border:1px solid var(--line);border-radius:4px;margin-bottom:12px}
.side summary{padding:8px 12px;cursor:pointer}
.side summary h2{display:inline;font-size:15px}
.side details>:not(summary){padding:0 12px}
.side details>:last-child{padding-bottom:10px}
.side h3{font-size:14px;margin-top:6px}
.side .error h3{color:var(--error)}.side .warning h3{color:var(--warning)}.side .info h3{color:var(--info)}
.side li a{display:block;padding:4px 0;color:var(--ink);text-decoration:none;border-bottom:1px solid #ece8e1}
.side li a:hover{background:#f6f3ee}
.side li[aria-current] a,.side li a[aria-current]{background:#f1ece2;box-shadow:-4px 0 0 var(--red)}
.side li b{font-weight:700}
.side .group span,.side .changes span{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden;
color:var(--soft)}
.side small{display:block;font-size:12px;color:var(--soft)}
.side .level-2 a{padding-left:1em}.side .level-3 a{padding-left:2em}
.side .none{color:var(--soft)}
.filter{display:flex;flex-wrap:wrap}
.filter label{margin-right:5px;font-size:13px;white-space:nowrap}
.filter input{margin:0 1px 0 0;vertical-align:-2px}
.note{background:var(--paper);border:1px solid var(--line);border-left:5px solid;border-radius:3px;padding:6px 10px;
margin:6px 0 12px;font:13px/1.55 var(--screen);text-align:left;color:var(--ink)}
.note.error{border-left-color:var(--error)}.note.warning{border-left:5px dashed var(--warning)}
.note.info{border-left:5px dotted var(--info)}
.note p{margin-top:3px}
.note p+p+p{font-size:12px;color:var(--soft)}
.note summary{cursor:pointer}
.note-title{font-weight:700}
.note .gist{display:block;white-space:normal}
.note:not([open]) .gist{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden}
.note.error .note-title,.note.error a{color:var(--error)}.note.warning .note-title,.note.warning a{color:var(--warning)}
.note.info .note-title,.note.info a{color:var(--info)}
.back{text-align:right}
.note.current{box-shadow:0 0 0 2px #4a4540}
.hide-error .error,.hide-warning .warning,.hide-info .info{display:none}
.hide-error mark.error,.hide-warning mark.warning,.hide-info mark.info{display:inline;background:none;border:0}
#popup{position:fixed;z-index:20;width:380px;max-width:calc(100vw - 16px);max-height:min(440px,70vh);overflow:auto;
background:var(--paper);border:1px solid #6f6a62;border-top:4px solid #4a4540;border-radius:4px;padding:10px 14px;
font:14px/1.55 var(--screen);box-shadow:0 4px 18px rgba(0,0,0,.22)}
#popup[hidden]{display:none}
#popup h2{font-size:15px;margin-bottom:4px}
#popup dl div{display:flex}
#popup dt{flex:0 0 5em;color:var(--soft)}
#popup dd{flex:1;min-width:0;font-variant-numeric:tabular-nums}
#popup .inputs-title{margin-top:6px;color:var(--soft)}
#popup li button{display:flex;width:100%;justify-content:space-between;text-align:left;border:0;
border-bottom:1px solid #ece8e1;border-radius:0;padding:4px 2px;color:var(--info)}
#popup li button span:last-child{margin-left:12px;white-space:nowrap;color:var(--ink)}
#popup .actions{display:flex;flex-wrap:wrap;margin-top:8px}
#popup .actions button{margin-right:8px}
.search{display:flex;align-items:center}
html:not(.js) .search{display:none}
.search input{font:inherit;color:inherit;background:var(--paper);border:1px solid #8a857c;border-radius:4px;padding:3px 8px;
width:13em;min-height:32px}
.search span{min-width:4.5em;text-align:center;font-variant-numeric:tabular-nums;color:var(--soft)}
.search button{padding:2px 10px}
::highlight(hits){background:#ffe08a;color:#1c1c1c}
::highlight(hit){background:#ff9f1c;color:#1c1c1c}
.search span:empty{min-width:6px}
.to-top{padding:4px 8px;text-decoration:none}
@media (min-width:900px){
.contents-panel[open] .outline{max-height:42vh;overflow:auto}
.desk{display:grid;grid-template-columns:230px minmax(0,1fr);grid-column-gap:14px;align-items:start}
.side{position:sticky;top:66px;max-height:calc(100vh - 78px);overflow:auto}
}
@media (min-width:1180px){
.js main{margin-right:252px}
.js main.noteless{margin-right:0}
.js main .note{position:absolute;left:100%;top:0;width:240px;margin:0 0 0 12px}
}
@media (max-width:899px){
html{scroll-padding-top:120px}
.desk{padding:8px}
.banner{padding:12px 12px 8px}.banner h1{font-size:20px}
.bar{padding:2px 4px}.bar>*{margin:3px 5px}
.keys{display:none}
.search{flex:1 1 100%;justify-content:center}.search input{flex:1 1 auto;width:auto;min-width:0}
}
@media (max-width:599px){
#popup{left:0!important;right:0;top:auto!important;bottom:0;width:100%;max-width:none;max-height:55vh}
#print{display:none}
.view{flex:0 0 100%;justify-content:center}
.steps button{padding:2px 10px}.steps>span{min-width:0;padding:0 4px}
.view span{padding:4px 9px}
}
`;

export const pageStyle = `${frame.trim()}\n${reportStyle.trim()}\n${darkStyle.trim()}\n${printStyle.trim()}\n`;
