import { NumberTable } from '#server/features/matching/ranking/number-table.ts';
const rnd=()=> (Math.random()*2**32)|0;
const q=new NumberTable(300);const keys:number[]=[];for(let i=0;i<300;i++){const k=rnd();keys.push(k);q.add(k,1);}
const bits=new Uint32Array(2048);for(const k of keys)bits[(k>>>8)&2047]!|=1<<((k>>>3)&31);
const items=Array.from({length:800},()=>Int32Array.from({length:300},(_, i)=> i<10?keys[(Math.random()*300)|0]!:rnd()));
const plain=()=>{let s=0;for(const it of items)for(let i=0;i<it.length;i++){const a=q.get(it[i]!);if(a===0)continue;s+=a;}return s;};
const filt=()=>{let s=0;for(const it of items)for(let i=0;i<it.length;i++){const k=it[i]!;if(((bits[(k>>>8)&2047]!>>>((k>>>3)&31))&1)===0)continue;const a=q.get(k);if(a===0)continue;s+=a;}return s;};
for(const [n,f] of [['plain',plain],['filt',filt],['plain',plain],['filt',filt],['plain',plain],['filt',filt]] as const){let best=1e9;for(let i=0;i<30;i++){const t=performance.now();f();best=Math.min(best,performance.now()-t);}console.log(n,best.toFixed(2));}
