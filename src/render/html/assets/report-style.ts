/** How the report itself looks on the page. */
export const reportStyle = `
main{position:relative;background:var(--paper);border:1px solid var(--line);padding:20px 36px 48px;
font:17px/1.9 var(--fang)}
.part{padding:20px 0;border-top:1px dashed var(--line)}
.part:first-child{border-top:0}
.block{scroll-margin-top:72px}
.page-break{border:0;border-top:1px dashed var(--line);margin:24px 0}
p,h2,h3,h4,h5,h6,td,th,li{white-space:pre-line}
main p,main h2,main h3,main h4,main h5,main h6,main td,main th{white-space:pre-wrap}
.cover{text-align:center;padding:48px 0}
.cover-title{font:700 28px/1.6 var(--song)}
.cover-line{font-family:var(--kai);font-size:19px;margin-top:48px}
.cover-line+.cover-line{margin-top:0}
main .level-1{font:700 23px/1.5 var(--song);text-align:center;margin:16px 0 12px}
main .level-2,main .level-3,main .level-4,main .level-5{font-size:18px;line-height:1.9;font-weight:400;text-indent:2em}
main .level-2{font-family:var(--hei);margin-top:16px}
main .level-3{font-family:var(--kai);font-weight:700}
main .level-4{font-weight:700}
.role-body{text-indent:2em;text-align:justify}
.role-centered{text-align:center}
.role-right{text-align:right}
.role-note{font-size:13px;line-height:1.7}
.role-mark,.head-mark{font-family:var(--hei)}
.role-title{font:700 22px/1.5 var(--song);text-align:center;margin:8px 0}
main .outline{font-size:16px}
main .outline .level-1{font:inherit;font-family:var(--hei);text-align:left;margin:4px 0 0}
main .outline .level-2,main .outline .level-3{font:inherit;text-indent:0;padding-left:1em;margin:0}
main .outline .level-3{padding-left:2em}
main .outline a{color:var(--ink);text-decoration:none;display:block}
main .outline a:hover{text-decoration:underline}
.issuer{font:700 36px/1.4 var(--song);color:#c00000;text-align:center;letter-spacing:.06em}
.document-number{text-align:center;border-bottom:2px solid #c00000;padding:24px 0 8px;margin-bottom:28px}
.document-number.signed{display:flex;justify-content:space-between;align-items:flex-end}
.signers span{display:block;font-family:var(--kai)}
.attachment{padding-left:6em;text-indent:-4em}
.attachment span{display:inline-block;min-width:3em;text-indent:0}
.signed-off{text-align:center;width:14em;max-width:100%;margin:24px 3em 0 auto}
.signed-off.unsealed{margin-right:2em}
.imprint{border:solid #3a3a3a;border-width:1.5px 0;margin-top:24px;font-size:.9em}
.imprint p{display:flex;justify-content:space-between;margin:0;padding:3px 1em}
.imprint p+p{border-top:1px solid #3a3a3a}
.scroller{position:relative;overflow-x:auto;margin:4px -24px}
.table-head+.scroller{margin-top:0}
table{width:100%;border-collapse:collapse;table-layout:fixed;line-height:1.35;border:2px solid #3a3a3a}
main th,main td{border:1px solid #6b6b6b;padding:3px 4px;text-align:left;font-weight:400;vertical-align:middle;
white-space:pre-wrap;font-variant-numeric:tabular-nums}
table.statement{font-size:12.5px;min-width:600px;overflow-wrap:normal}
table.statement.landscape{font-size:12px;min-width:720px}
table.statement th,table.statement td{padding:2px 3px;height:22px}
table.statement th[scope^=col]{padding:2px 0}
table.form{font-size:14px;min-width:620px}
main th.strong,main td.strong{font-family:var(--hei)}
main .right{text-align:right}main .center{text-align:center}
main table .indent-1.indent-1{padding-left:1.2em}main table .indent-2.indent-2{padding-left:2.2em}
main table .indent-3.indent-3{padding-left:3.2em}main table .indent-4.indent-4{padding-left:4.2em}
.table-head{margin:12px -24px 2px}
.cue{display:none;position:sticky;left:0;width:max-content;max-width:100%;margin:0;padding:2px 6px;
font:12px/1.5 var(--screen);color:var(--soft);background:var(--desk);border-radius:3px}
.scroller.cut .cue{display:block}
.scroller.cut{border-right:3px solid var(--line)}
.scroller.cut .stub{position:sticky;left:0;z-index:1;background:var(--paper);box-shadow:inset -1px 0 0 #6b6b6b,2px 0 4px rgba(0,0,0,.12)}
.scroller.cut .row-inserted>.stub{background:var(--ins-bg)}
.page-mark{margin:10px 0 2px;border-top:1px solid var(--line);text-align:right;font:12px/1.6 var(--screen);color:var(--soft)}
.contents .outline a,.contents-panel a{overflow:hidden}
.outline .page{float:right;margin-left:1em;color:var(--soft);font-variant-numeric:tabular-nums}
.table-title{display:block;font:700 20px/1.5 var(--song);text-align:center}
.head-line{display:flex;justify-content:space-between;font-size:13px}
figure{margin:16px 0;text-align:center;position:relative}
svg{width:100%;max-width:580px;height:auto;font:13px var(--fang)}
svg text{fill:currentColor}
svg .axis{stroke:#6b6b6b;stroke-width:1;fill:none}
svg .leader{stroke:#6b6b6b;stroke-width:.7;fill:none}
svg rect,svg .slice{stroke:#3a3a3a;stroke-width:.7}
svg .stroke{stroke:#fff;stroke-width:2}
svg .point{cursor:pointer}
svg .point:focus-visible{outline:none}
svg .point:focus-visible rect,svg .point:focus-visible .slice{stroke:var(--focus);stroke-width:4}
svg .point:focus-visible text{fill:var(--focus);font-weight:700;text-decoration:underline}
.chart-unit{text-align:right;font-size:14px}
figcaption{font-family:var(--hei);font-size:15px}
.legend{font-size:14px}
.legend li{display:inline-block;margin:0 10px}
svg.swatch{width:12px;height:12px;margin-right:5px}
.figure{cursor:pointer;border-radius:2px}
p .figure{border-bottom:1px dotted #5d7fa8}
.figure:hover,.figure[aria-expanded]{background:#dce9f8}
mark{color:inherit;background:none;padding:1px 0}
mark.error{background:var(--error-bg);border-bottom:2px solid var(--error)}
mark.warning{background:var(--warning-bg);border-bottom:2px dashed var(--warning)}
mark.info{background:var(--info-bg);border-bottom:2px dotted var(--info)}
.flag{display:inline-block;font:700 11px/1.4 var(--screen);text-indent:0;text-decoration:none;white-space:nowrap;
border:1px solid;border-radius:3px;padding:0 3px;margin:0 2px;vertical-align:super;background:var(--paper)}
.flag.error{color:var(--error)}.flag.warning{color:var(--warning);border-style:dashed}
.flag.info{color:var(--info);border-style:dotted}
.here{outline:2px solid #4a4540;outline-offset:2px}
.flag:focus-visible{outline-width:2px;outline-offset:1px}
.flags{text-align:center}
ins{color:var(--ins);background:var(--ins-bg);text-decoration:underline;text-underline-offset:3px}
del{color:var(--del);text-decoration:line-through}
table.statement td ins,table.statement td del{display:inline-block}
ins::before,del::before{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
ins::before{content:"〔新增〕"}
del::before{content:"〔删去〕"}
ins.whole,del.whole{display:block;padding-left:10px;margin-left:-16px;border-left:6px solid var(--ins)}
ins.whole{text-decoration:none}
del.whole{border-left:6px double var(--del)}
del.whole svg{opacity:.6}
ins.whole::before,del.whole::before{position:static;display:inline-block;width:auto;height:auto;clip-path:none;overflow:visible;
font:700 12px/1.6 var(--screen);text-decoration:none}
.row-inserted{background:var(--ins-bg)}
.row-inserted>:first-child{box-shadow:inset 5px 0 0 var(--ins)}
.row-deleted{color:var(--del);text-decoration:line-through}
.row-deleted>:first-child{box-shadow:inset 3px 0 0 #fff,inset 6px 0 0 var(--del)}
[data-view=new] del,[data-view=old] ins{display:none!important}
[data-view=new] ins,[data-view=old] del{color:inherit;background:none;text-decoration:none}
[data-view=new] ins::before,[data-view=old] del::before{content:none}
[data-view=new] ins.whole,[data-view=old] del.whole{border:0;padding:0;margin:0}
[data-view=new] .row-deleted,[data-view=old] .row-inserted{visibility:collapse}
[data-view=new] .row-inserted,[data-view=old] .row-deleted{color:inherit;background:none;text-decoration:none}
[data-view=new] tr>:first-child,[data-view=old] tr>:first-child{box-shadow:none}
[data-view=old] .page-mark,[data-view=old] .flag,[data-view=old] main .note,[data-view=old] .print-only{display:none}
[data-view=old] mark{background:none;border:0}
@media (max-width:899px){
main{padding:8px 16px 32px}
.scroller{margin:4px -12px}
.table-head{margin:8px -12px 2px}
}
@media (max-width:599px){
main .level-1{font-size:20px}.cover-title{font-size:23px}.issuer{font-size:25px}
.attachment{padding-left:4em}
}
`;
