/** The page on paper: the report alone, label and number in the margins, findings at the end. */
export const printStyle = `
@page{size:A4;margin:24mm 22mm 22mm;@bottom-center{content:"— " counter(page) " —";font-size:11pt}
@top-right{font-size:9pt}}
@page wide{size:A4 landscape;margin:22mm 20mm 18mm}
@media print{
body{background:none;font-size:10.5pt}
.banner,.bar,.side,.skip,.cue,.page-mark,#popup,.note{display:none!important}
.scroller.cut{border:0}.scroller.cut .stub{position:static;background:none;box-shadow:none}
.desk{display:block;padding:0;max-width:none}
.js main,main{background:none;margin:0;padding:0;border:0;min-height:0!important;font-size:14pt;line-height:1.75}
.watermark{display:block;position:fixed;top:45%;left:0;width:100%;height:auto;clip-path:none;overflow:visible;margin:0;
text-align:center;font:700 64pt/1 var(--hei);color:#e9e4e4;transform:rotate(-35deg);z-index:-1;
-webkit-print-color-adjust:exact;print-color-adjust:exact}
.part{border:0;padding:0;break-before:page}
.part:first-child{break-before:auto}
.page-break{border:0;margin:0;height:0;break-after:page}
.block.wide{page:wide}
.scroller{overflow:visible;margin:4px 0}
table.statement,table.statement.landscape,table.form{min-width:0;font-size:9pt;line-height:1.25}
table.statement th,table.statement td{height:auto}
tr,.block.chart{break-inside:avoid}
h2,h3,h4,h5,h6,.table-head,.role-mark{break-after:avoid}
.table-head{margin:4px 0 2px}
.role-note{font-size:9pt}
p .figure{border:0}
mark,ins,.row-inserted{-webkit-print-color-adjust:exact;print-color-adjust:exact}
.print-only{display:block;position:static;width:auto;height:auto;margin:0;clip-path:none;overflow:visible;white-space:normal;
break-before:page;font:10.5pt/1.6 var(--screen)}
.printed-note{margin:0 0 8pt;break-inside:avoid}
a{color:inherit;text-decoration:none}
}
`;
