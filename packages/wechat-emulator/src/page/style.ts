/** The one style sheet: paper and ink in both themes, everything that can be tapped at least 44 px high. */
export const style = `
:root{color-scheme:light dark;--paper:#f4f3ee;--card:#fffefa;--ink:#24261f;--soft:#5d6156;--line:#d9d8cd;--green:#17664a;--on:#fff;--wash:#e0eee6;--warn:#8f3420;--warn-wash:#f8e3dc}
@media(prefers-color-scheme:dark){:root{--paper:#171916;--card:#21241f;--ink:#ecefe6;--soft:#adb3a5;--line:#3a3f37;--green:#8ed4b3;--on:#0f2119;--wash:#243a30;--warn:#f3a995;--warn-wash:#43271f}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.6 system-ui,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;overflow-wrap:anywhere}
main,header>div{max-width:760px;margin:0 auto;padding:0 16px}
main{padding-bottom:48px}
header{background:var(--card);border-bottom:1px solid var(--line);padding:12px 0 0}
h1{font-size:1.25rem;margin:0}h2{font-size:1.05rem;margin:28px 0 10px}h3{font-size:1rem;margin:0}
p{margin:4px 0}.soft,small{color:var(--soft);font-size:.875rem}
.top{display:flex;justify-content:space-between;align-items:center;gap:12px}
nav{display:grid;grid-template-columns:repeat(3,1fr);gap:4px;margin:8px 0}
@media(min-width:620px){nav{grid-template-columns:repeat(6,1fr)}}
nav a{min-height:44px;display:grid;place-items:center;border-radius:10px;color:var(--soft);text-decoration:none}
nav a[aria-current]{background:var(--wash);color:var(--green);font-weight:600}
a{color:var(--green)}
.link{display:inline-flex;align-items:center;min-height:44px;min-width:44px}
.card{background:var(--card);border:1px solid var(--line);border-radius:14px;padding:14px 16px;margin:0 0 10px}
.card.warn{background:var(--warn-wash);border-color:var(--warn)}.card.good{background:var(--wash);border-color:var(--green)}
.row{display:flex;flex-wrap:wrap;gap:8px;align-items:center;margin-top:8px}
form{margin:0}
form.stack{display:grid;gap:10px;flex:1 1 100%}
button,select,input:not([type=checkbox]),textarea{font:inherit;color:inherit;min-height:44px;border-radius:10px;border:1px solid var(--line);background:var(--card);padding:8px 14px}
select,input:not([type=checkbox]),textarea{width:100%;background:var(--paper)}
textarea{min-height:88px;resize:vertical}
button{cursor:pointer}button.main{background:var(--green);border-color:var(--green);color:var(--on);font-weight:600}
button[aria-pressed=true]{background:var(--wash);border-color:var(--green);color:var(--green);font-weight:600}
label.field{display:grid;gap:4px}label.tick{display:flex;gap:10px;align-items:center;min-height:44px}
input[type=checkbox]{width:22px;height:22px;flex:none;accent-color:var(--green)}
:focus-visible{outline:3px solid var(--green);outline-offset:2px}
.tag{display:inline-block;white-space:nowrap;border:1px solid var(--green);color:var(--green);border-radius:6px;padding:0 6px;font-size:.8rem}
dl{margin:6px 0;display:grid;gap:2px 12px;grid-template-columns:auto 1fr}dt{color:var(--soft)}dd{margin:0}
ul.plain{list-style:none;margin:0;padding:0}ul.plain li{padding:10px 0;border-top:1px solid var(--line)}ul.plain li:first-child{border-top:0}
.reply{border-left:3px solid var(--green);padding-left:10px;margin-top:6px}
details summary{min-height:44px;display:flex;align-items:center;cursor:pointer;gap:8px;list-style:none}
details summary::-webkit-details-marker{display:none}
details summary::after{content:"▾";color:var(--soft)}details[open]>summary::after{content:"▴"}
code,pre{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.85rem}pre{white-space:pre-wrap;margin:6px 0}
`;

/** Loads the page anew when something happened, unless somebody is typing. */
export const refreshScript = `
const seen = async () => (await (await fetch('/__emu/revision')).json()).revision;
let last = await seen();
let touched = false;
addEventListener('input', () => { touched = true; });
setInterval(async () => {
  if (document.hidden || touched) return;
  const now = await seen().catch(() => last);
  if (now !== last) { last = now; location.reload(); }
}, 2000);
`;
