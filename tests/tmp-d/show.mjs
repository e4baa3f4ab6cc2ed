import fs from 'node:fs';
const t=fs.readFileSync('/tmp/d-out.txt','utf8');
const m=t.match(/Counterexample: \[(\[.*\])\]\n/);
const steps=JSON.parse(m[1].replaceAll('__proto__:null,',''));
const want=process.argv[2];
for (const s of steps){ const posts=[...(s.posts??[]),...(s.meanwhile??[])]; console.log(s.what, s.way??'', s.name??'', s.query??'', JSON.stringify(s.languages??''), JSON.stringify(s.sources??''), s.after??'', posts.filter(p=>!want||String(p.name)===want).map(p=>JSON.stringify(p)).join(' ')); }
