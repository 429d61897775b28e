import type { Endings } from './endings.js'

/** Norwegian. */
export const NO: Endings = {
  nouns: `
    b 0ene 0er 0en 0ens 0a 0enes 0e 0es 0s; d 0ene 0er 0et 0ets 0en 0ens 0a 0enes 0s 0e 0ers; e 1
    0r 0ne 0n 0ns 1a 0t 0s 0nde 1ingene 1inger 0te 0de 1ing 1inga 1ingen 1ingens 0nes; f 0ene 0er
    0en 0ens 0enes 0ers 0s 0et 0ets 0a; g 0ene 0en 0ens 0er 0a 0et 0ets 0enes 0s 0ers; i 0ene 0er
    0en 0ens 0et 0ets 0a 0enes; j 0ene 0en 0ens 0er 0e 0a 0es 0enes; k 0ene 0en 0ens 0er 0et 0ets
    0a 0enes 0e 0es 2økene 2økenes 2øker 0as 0s; l 0en 0ens 0ene 0er 0et 0ets 2lene 2ler 0a 3lene
    3ler 0enes 0e 3lenes 0s 0es; m 0ene 0er 0mene 0et 0ets 0mer 0a 0en 0ens 0met 0mets 0enes 0ers
    0men 0mens 2ene 2er 2et 2ets 0menes 0s 0ma; n 0ene 0er 0en 0ens 0s 0enes 0ers 0et 0ets 0a
    3enn 3ennene 3ennenes 3enns; p 0ene 0er 0et 0ets 0en 0ens 0a 0enes 0s 0e 0ers 0es; r 0ene 0en
    0ens 0er 0et 0ets 2rene 0enes 2re 0s 0a 0ne 0nes 0es 2ret 2rets 2ra 2renes 2res 1ne 1nes 2rer
    2rers 0ers; s 0ene 0er 0en 0ens 0et 0ets 0a 0enes 0e 0es; t 0ene 0er 0en 0ens 0et 0ets 0a
    0enes 0s 0ers; u 0ene 0er 0et 0ets 0en 0ens 0a 0enes 0e 0ingene 0inger 0ende 0es 0s 0ing
    0inga 0ingen 0ingens 0t 0r 0dd 0dde; v 0ene 0et 0ets 0er 0en 0ens 0a 0enes 0e 0s 0es; y 0ene
    0er 0en 0ens 0et 0ets 0a 0enes 0ingene 0inger 0ende 0s 0e 0es 0ing 0inga 0ingen 0ingens; å
    0ene 0er 0et 0ets 0a 0s 0ingene 0inger 0ende 0r 0tt 0enes 0es 0ing 0inga 0ingen 0ingens 0en
    0ens 1o 0else 0elsen 0elsens 0dd 0dde 1od; é 1eene 1eer 1een 1eens 1eenes 1ea 1eet 1eets 0s;
    ø 0ene 0er 0et 0ets 0a 0en 0ens 0s; ad 0ene 0er 0en 0ens 0enes 0et 0ets 0s 0a; ag 0ene 0et
    0ets 0a 0er 0en 0ens 0enes 0s; ak 0ene 0et 0ets 0er 0en 0ens 0a 0enes 0s; al 0ene 0er 0en
    0ens 0et 0ets 0enes 0a 0t 0e 0s; am 0mene 0mer 0met 0mets 0menes 0ma 0men 0mens 0s 0mers; an
    0ene 0er 0en 0ens 0et 0ets 0a 0enes; ap 0ene 0er 0et 0ets 0a 0en 0ens 0enes 0s 0ers; ar 0ene
    0er 0en 0ens 0et 0ets 0a 0enes 2edre 2edrene 2edrenes 0e 0s 0t; at 0ene 0er 0en 0ens 0et 0ets
    0a 0enes; av 0ene 0et 0ets 0a 0en 0ens 0er 0enes; by 0ene 0en 0ens 0er 0enes 0s; dd 0ene 0et
    0ets 0a 0enes 0er 0en 0ens 0e 0es; de 0r 0ne 0t 0n 0ns 0ts 1a 0s 0nes 0nde 1ingene 1inger 0de
    0te 1 1ing 1inga 1ingen 1ingens; di 0ene 0er 0en 0ens; ed 0ene 0er 0et 0ets 0enes 0a 0ers 0s
    0en 0ens; ef 0en 0ene 0ens 0er 0enes 0ers 0s; ei 0er 0ene 0en 0ens 0e 0enes 0es 0a 0ende
    0ingene 0inger 0ing 0inga 0ingen 0ingens 0dd 0dde 0t; ek 0ene 0er 0en 0ens 0et 0ets 0a 0enes
    0t 0e 0es 0ers 0s; el 0en 0ens 2lene 2ler 3lene 3ler 0et 0ets 3lenes 0ene 0er 3lers 3let
    3lets 3la 2lenes 2la 0s 2let 2lets 2lers; em 0ene 0er 0et 0ets 0a 0enes 0ers 0mene 0met 0mets
    0mer; en 0ene 0er 0a 0en 0ens 0s 2nene 2nenes 0et 0ets 0enes 2ne 0es; ep 0ene 0et 0ets 0a 0er
    0enes; er 2rene 0en 0ens 0et 0ets 2re 0es 0ne 0nes 2ret 2rets 2ra 2renes 0s 2res 1ne 1nes
    2rer 2rers 3re 3rene 0ene 0enes 0er 0ers 3renes 3res; et 0ene 0er 0en 0ens 0s 0enes; ff 0ene
    0er 0et 0ets 0a 0en 0ens 0e 0enes 0es; ft 0en 0ene 0ens 0er 0a 0enes 0et 0ets 3eftene
    3eftenes 3efter; ge 0r 0ne 0n 0ns 1a 0s 0t 0nde 1ingene 1inger 0te 0de 0nes 1 1ing 1inga
    1ingen 1ingens 0ts 0lse 0lsen 0lsens 0rs; gg 0ene 0et 0ets 0a 0er 0en 0ens 0s 0e 0enes 0es;
    gi 0en 0ene 0ens 0er; gl 0ene 0en 0ens 0er 0enes 0a 0e 0es 0et 0ets; gn 0ene 0a 0er 0et 0ets
    0en 0ens 0enes 0e 0es; ie 0r 0ne 0n 0ns 1a 0t 0s 0nes 0nde 1ingene 1inger 0te 0de 1 0ts 1d
    1de; ik 0ene 0er 0en 0ens 0a 0enes 0et 0ets 0e 0es 0t 0s; il 0ene 0en 0ens 0er 0a 0et 0ets
    0enes 0e 0t 0es; in 0ene 0er 0en 0ens 0a 0et 0ets 0enes 0s 0t 0e; ir 0ene 0er 0en 0ens 0et
    0ets 0a 0enes 0e 0t; iv 0ene 0er 0et 0ets 0a 0en 0ens 0e 0t 0enes; je 0r 0ne 0n 0ns 1a 0nes
    0s 0t 0nde 0te 0de 1ingene 1inger; jø 0ene 0er 0et 0ets 0a; ke 0r 0ne 1a 0t 0n 0ns 0s 0nde
    1ingene 1inger 0te 0de 0ts 0nes 1ing 1inga 1ingen 1ingens 1 1t 1te; kk 0ene 0er 0en 0ens 0a
    0enes 0et 0ets 0e 0es 1t 0s; le 0r 0ne 0n 0ns 1a 0t 0s 0nde 1ingene 1inger 0nes 0te 0de 1ing
    1inga 1ingen 1ingens 1 0ts 0rs 1t 1te; lk 0ene 0et 0ets 0enes 0a 0er 0en 0ens 0s 0e 0es; ll
    0ene 0er 0en 0ens 0et 0ets 0a 0enes 0e 0es 1t; lm 0ene 0en 0ens 0er 0enes 0s 0e 0a 0es; lt
    0ene 0er 0et 0ets 0en 0ens 0a 0e 0enes 0es; ly 0ene 0et 0ets 0a 0enes 0er 0en 0ens; me 0r 0ne
    0n 0ns 1a 0t 0s 0nde 1ingene 1inger 0te 0de 1ing 1inga 1ingen 1ingens 0nes 2; mp 0ene 0en
    0ens 0er 0enes 0a 0e 0es; nd 0ene 0er 0en 0ens 0a 0et 0ets 0s 0as 0enes 0e 0es; ne 1; ng 0ene
    0en 0ens 0er 0a 0enes 0s 0ers; nk 0ene 0en 0ens 0er 0enes 0e 0a 0es 0ers 0s 0et 0ets; nn 0en
    0ens 3enn 3ennene 3ennenes 3enns 0ene 0s 0er 0et 0ets 0a 0enes 0e; ns 0ene 0en 0ens 0er 0a 0e
    0enes 0es; ok 0en 0ens 0a 2økene 2økenes 2øker 0as 0ene 0er 0s; ol 0ene 0er 0en 0ens 0et 0ets
    0a 0enes 0e 0es 0t; om 0mene 0men 0mens 0mer 0met 0mets 0er 0ene 0ma 0en 0ens 0menes 0et 0ets
    0s; on 0ene 0er 0en 0ens 0enes 0s 0ers; or 0ene 0er 0en 0ens 0et 0ets 0s 0enes 0a 2ødre
    2ødrene 2ødrenes; ot 0en 0ens 2øttene 2øtter 0s 0a 0ene 0er 0as 2øtene 2øter 0e 0et 0ets
    0enes 0es; ov 0ene 0et 0ets 0er 0en 0ens 0a 0enes; pe 0r 0ne 0n 0ns 1a 0t 0s 0nde 1ingene
    1inger 0te 0de 0nes 1ing 1inga 1ingen 1ingens 1 1t 1te 0ts; pp 0ene 0er 0en 0ens 0et 0ets 0a
    0e 0es 0enes; re 0r 0s 1ingene 1inger 0nde 1ing 1inga 1ingen 1ingens 1 1t 1te 0ne 1a 0t 3ér
    0n 0ns 0te 0de 0nes 0ts; rk 0ene 0er 0et 0ets 0a 0en 0ens 0enes 0e 0s 0es; rm 0en 0ene 0ens
    0er 0a 0enes 0ers; rn 0ene 0et 0ets 0er 0a 0en 0enes 0ens 0s 0e 0es; rs 0ene 0er 0enes 0et
    0ets 0en 0ens 0a; se 0r 0ne 0n 0ns 1a 0s 0t 0nes 0nde 1ingene 1inger 0te 0de 1ing 1inga
    1ingen 1ingens; sk 0ene 0er 0en 0ens 0e 0a 0es 0enes 0et 0ets; st 0ene 0er 0en 0ens 0enes 0a
    0ers; te 0r 0ne 1a 0n 0ns 0t 0s 0nde 1ingene 1inger 0te 0de 0nes 0ts 1ing 1inga 1ingen
    1ingens 1; ts 0ene 0en 0ens 0er 0enes; tt 0ene 0er 0en 0ens 0et 0ets 0a 0enes 0e 0es; té 1een
    1eene 1eens 1eer 0s 1eenes; ud 0ene 0et 0ets 0enes 0a 0en 0ens 0er; ul 0ene 0er 0en 0ens 0a
    0et 0ets 0e 0es 0t 0enes; um 2ene 2er 2et 2ets 2a 2enes 0s 0et 0ets 0ene 0er 0mene 0mer 0men
    0mens 0a; ur 0ene 0er 0en 0ens 0et 0ets 0a 0enes; ve 0r 0ne 0n 0ns 1a 0t 0s 0nde 1ingene
    1inger 1 0te 0de 1ing 1inga 1ingen 1ingens 1d 1de 0nes; vn 0ene 0er 0en 0ens 0et 0ets 0a
    0enes 0e 0s 0es; yn 0ene 0et 0ets 0a 0enes 0s 0er 0e 0es; yr 0ene 0et 0ets 0er 0a 0enes 0en
    0ens 0e 0t 0s; ål 0ene 0et 0ets 0a 0er 0en 0ens 0enes; ån 0ene 0et 0ets 0a 0er 0e 0es 0t 0en
    0enes 0ens; år 0ene 0et 0ets 0a 0enes 0s 0er; åt 0ene 0er 0en 0ens 0enes; ær 0ene 0er 0en
    0ens 0et 0ets 0a 0enes 0e 0ers 0t 0s; øk 0ene 0et 0ets 0a 0er 0en 0ens 0enes 0t; øm 0men
    0mene 0mens 0mer 0me 0t 0menes; øp 0ene 0et 0ets 0a 0er 0enes 0t; ør 0ene 0er 0en 0ens 0enes
    0et 0ets 0a 0ers; ade 0r 0ne 0n 0ns 0nes 0t 1d 1de 0de 1a 0s 0nde 0te 1ingene 1inger; age 0r
    0ne 0n 0ns 1a 0t 0s 0de 0nde 0te 1ingene 1inger 1 0nes 1d 1de 1ing 1inga 1ingen 1ingens 0ts
    0rs 1t 1te; akt 0ene 0er 0en 0ens 0a 0enes 0ers 0s; ale 0r 0ne 0n 0ns 0t 1a 0ts 0nes 1t 1te
    0s 1 0nde 1ingene 1inger; alg 0ene 0et 0ets 0s 0a 0enes; ame 0ne 0n 0ns 0r 1a 0nes 0s 0t 0rs
    1; and 0ene 0er 0en 0ens 0et 0ets 0a 0s 0enes; ane 0r 0ne 0n 0ns 0s 0nes 1a 1t 1te 0t 0nde
    1ingene 1inger 0te 1 0de; ang 0en 0ens 0ene 0er 0a 3engene 3engenes 3enger 0enes 0et 0ets 0s
    0e; ann 0en 0ens 3enn 3ennene 3ennenes 3enns 0s 0ene 0er; ant 0ene 0en 0ens 0er 0enes 0e 0ers
    0a 0s; ass 0ene 0er 0en 0ens 0et 0ets 0a 0enes; ate 0r 0ne 0n 0ns 1a 0nes 0s 0nde 1ingene
    1inger 0t 0te 0de 1ing 1inga 1ingen 1ingens; ave 0r 0ne 0n 0ns 1a 0t 0te 0nde 0s 1 0de 0nes
    1ingene 1inger; bel 2lene 2ler 0en 0ens 2lenes 0et 0ets 2le 2la; ben 0ene 0a 0et 0ets 0er;
    bil 0ene 0en 0ens 0er; bok 0en 0ens 2økene 2økenes 2øker 0a 0as 0s; bud 0ene 0et 0ets 0enes
    0a; dag 0en 0ene 0ens 0er 0enes 0s; del 3lene 3ler 0en 0ens 0et 0ets 3let 3lets 0ene 0er 3la
    3lenes 3lers 0s; den 0ene 0er 0en 0ens 0enes 0s 2ne; der 0en 0ens 2rene 0es 0ne 0nes 2re 2ra
    2rer 2rers 1ne 1nes 0s 2res 2renes 0et 0ets 2ret 2rets; die 0ne 0r 0n 0ns 0t 0ts 0nes 1a; dom
    0men 0mene 0mens 0mer 0menes 0s 0mers; dre 0r 1a 0t 0s 1ingene 1inger 0de 0nde 0te 1 1ing
    1inga 1ingen 1ingens 0ne 0n 0ns 0nes 0ts 0rs; eal 0ene 0er 0et 0ets 0a 0s; egg 0ene 0et 0ets
    0a 0er 0en 0ens 0s; ekt 0ene 0er 0et 0ets 0en 0ens 0a 0enes; enn 0ene 0er 0en 0ens 0et 0ets
    0a 0enes 0e 0es 1t 0ers; ens 0ene 0en 0ens 0er 0a; ere 0r 0s 1ingene 1inger 1t 1te 1ing 1inga
    1ingen 1ingens 0nde 1 3ér 0n 0ns; eri 0ene 0et 0ets 0er 0a 0enes; ert 0en 0ene 0ens 0er
    0enes; est 0ene 0en 0ens 0er 0enes; ete 0ne 0r 0t 1a 0ts 0n 0nes 0ns 1 0s 1ning 1ningen
    1ningens; ett 0ene 0er 0en 0ens 0et 0ets 0a 0enes 0e; fag 0ene 0et 0ets 0a 0enes; fer 0et
    0ets 3re 3rene 3renes 3ra 0en 0ens 1ne 1nes; fil 0en 0ene 0ens 0er 0a; gde 0ne 0n 0ns 0r 1a
    0nes 0s; gel 2lene 2ler 0en 0ens 2lenes 2lers; ger 2rene 2re 0et 0ets 0en 0ens 2ra 0es 0ne
    0nes 1ne 1nes 2rer 2rers 0s 2renes 2res 0t; gne 0r 0s 0t 1a 1ingene 1inger 0nde 0de 0te 1ing
    1inga 1ingen 1ingens 0ne 1 0lse 0lsen 0lsens 0nes 0ts 0n 0ns 1t 1te 0rs; hov 0ene 0et 0ets
    0a; hus 0ene 0et 0ets 0a 0enes; ift 0ene 0er 0en 0ens 0a 0enes 0et 0ets; ikk 0ene 0er 0en
    0ens 0enes 0s 0a 0et 0ets; ilm 0en 0ene 0ens 0er 0enes 0s; ine 0r 0ne 0n 0ns 1a 0s 0t 0nde
    1ingene 1inger 0nes 1t 1te 1ing 1inga 1ingen 1ingens 0te 0de 1 0ts; ise 0r 0ne 0n 0ns 1a 0nde
    1t 1te 0s 0t 1ingene 1inger 0nes 1ing 1inga 1ingen 1ingens 0te 0de 0ts 1ning 1ningen
    1ningens; ist 0ene 0en 0ens 0er 0enes 0ers 0s; ium 2ene 2er 2et 2ets 2a 2enes 0s 2ers; kar
    0ene 0en 0ens 0er 0et 0ets 0enes 0a; kel 0en 0ens 3lene 3ler 3lenes 0s 2lene 2ler 3lers 2la
    2lenes; ker 0en 0ens 1ne 1nes 0es 0ne 0nes 2rene 0s 2renes 2rer 2rers 3re 3res 2ra 0et 0ets
    0t; kin 0en 0ene 0ens 0er 0a; kip 0ene 0et 0ets 0a 0s; kke 0r 0ne 1a 0n 0ns 0t 0s 0nde
    1ingene 1inger 0te 0de 0ts 0nes 1ing 1inga 1ingen 1ingens 1; kne 0r 0t 1ingene 1inger 0s 1a
    0de 0nde 0te 1ing 1inga 1ingen 1ingens 1 0ne 0nes; lag 0ene 0et 0ets 0a 0enes 0s; lan 0ene
    0er 0en 0ens; lem 0ene 0et 0ets 0er 0a 0mene 0mer 0met 0mets 0menes; lie 0ne 0r 0n 0ns 0s
    0nes 1a 0t; lig 0en 0ene 0ens 0er; lle 0r 0ne 0n 0ns 1a 0t 0s 1ingene 1inger 0nde 0ts 1ing
    1inga 1ingen 1ingens 0nes 0te 1 0de; log 0ene 0en 0ens 0er 0enes 0ers 0s; lse 0ne 0r 0n 0ns
    0nes 0s; mel 0en 0ens 3lene 3ler 3la 3le 0ene 3lenes 0er 0et 0ets; men 0ene 0er 0en 0enes
    0ens 0s 0a 0et 0ets; mer 3rene 3re 0et 0ets 3renes 3res 0en 0ens 3ra 0s 0es 0ne 0nes 1ne
    1nes; mnd 0a 0en 0ene 0ens 0er 0as; mne 0r 0t 0ne 1a 0ts 0s 0de 0nde 0te 1ingene 1inger 0nes
    0n 0ns 1 1ing 1inga 1ingen 1ingens; mpe 0r 0ne 0n 0ns 1a 0t 0te 0de 0nde 0s 1ingene 1inger
    1ing 1inga 1ingen 1ingens 0nes 1; mål 0ene 0et 0ets 0a; nad 0en 0ene 0ens 0er 0enes 0s; nge
    0r 0ne 0n 0ns 0s 0nde 1a 1ingene 1inger 0t 0te 0de 0nes 1 1ing 1inga 1ingen 1ingens 1t 1te
    0rs 1ning 1ningen 1ningens; nje 0n 0ne 0ns 0r 1a 0nes; nke 0r 0ne 0n 0ns 1a 0s 0nde 0t 0te
    0de 1ingene 1inger 0nes 1ing 1inga 1ingen 1ingens 1 0ts 0rs; nkt 0ene 0et 0ets 0er 0a; nne 0r
    0ne 0n 0ns 1a 0s 0t 1ingene 1inger 0nde 0nes 1ing 1inga 1ingen 1ingens 0te 1 0de 0lse 0lsen
    0lsens 0ts; nse 0r 0ne 0n 0ns 1a 0s 0de 0nde 0t 0te 1ingene 1inger 0nes; nst 0ene 0er 0en
    0ens; ode 0r 0ne 0n 0ns 0t 0nes 1a 0ts 0s; ole 0ne 0n 0ns 0r 0s 0nes 0rs; one 0r 0ne 0n 0ns
    1a 0s 0t 0nde 0nes 1ingene 1inger 0te 0de 1t 1te 1 1ing 1inga 1ingen 1ingens; ord 0ene 0et
    0ets 0a 0er 0en 0ens 0enes 0s; ort 0ene 0en 0ens 0er 0et 0ets 0a 0enes; ose 0ne 0n 0ns 0r 1a
    0nes 1t 1te 0s 0nde 0t 0te 1 0de 1ingene 1inger; ote 0r 0ne 0n 0ns 1a 0t 0de 0s 0te 1ingene
    1inger 0nde 1 0nes 0ts; pel 2lene 2ler 0et 0ets 2let 2lets 0en 0ens 2lenes 3lene 3ler 2la 2le
    3la 3lenes; ppe 0r 0ne 0n 0ns 1a 0t 0s 0nde 1ingene 1inger 0te 0de 0nes 1ing 1inga 1ingen
    1ingens 0rs 1; rag 0ene 0et 0ets 0a 0enes; ram 0mene 0mer 0met 0mets 0menes 0ma; rie 0n 0ne
    0ns 0r 1a 0nes; ris 0ene 0er 0en 0ens 0enes; rke 0r 0ne 0t 1a 0n 0ns 0ts 0s 0nde 0de 0te
    1ingene 1inger 0nes 1ing 1inga 1ingen 1ingens 1; rne 0r 0ne 0n 0ns 1a 0t 0s 0nes 1ingene
    1inger 0te 0de 0nde 1 1ing 1inga 1ingen 1ingens 0ts; rom 0mene 0met 0mets 0ma; sak 0en 0ene
    0ens 0er 0a; sel 2lene 2ler 0en 0ens 2la 0et 0ets 2let 2lets 3lene 3ler 2le 2lenes 0s 3lenes;
    ske 0r 0ne 1a 0t 0n 0ns 0s 0nde 0te 0de 1ingene 1inger 0ts 0nes 1ing 1inga 1ingen 1ingens 1
    0rs; sme 0ne 0r 0n 0ns 0s; ste 0r 0ne 0n 0ns 1a 0nes 0t 0s 0nde 0de 0te 1ingene 1inger 1ing
    1inga 1ingen 1ingens 1; syn 0ene 0et 0ets 0a 0enes 0s; søk 0ene 0et 0ets 0a; tak 0ene 0et
    0ets 0a 0enes; ted 0ene 0et 0ets 0er 0enes 0ers; tel 3lene 3ler 0en 0ens 0et 0ets 3let 3lets
    2lene 2ler 2lenes 3lenes 3la 0s 2la 2le; tem 0ene 0et 0ets 0er 0a 0enes 0ers; ten 0ene 0er
    0en 0ens 0enes 0s; ter 2rene 2re 0et 0ets 2ret 2rets 2ra 0en 0ens 2renes 2res 0es 0ne 0nes 0s
    2rer 2rers 0ene 0enes 0er 0ers; tet 0ene 0er 0en 0ens 0s; tol 0en 0ene 0ens 0er 0enes; tor
    0ene 0er 0en 0ens 0et 0ets 0enes 0s 0a; tre 0t 1a 0ne 0r 0s 0nde 0te 0de 1 1ingene 1inger
    1ing 1inga 1ingen 1ingens 0nes; tær 0ene 0er 0en 0ens 0enes 0s; tør 0en 0ene 0ens 0er 0enes
    0ers; tøy 0ene 0et 0ets 0er 0a 0enes 0ers 0s; ubb 0en 0ene 0ens 0er 0enes 0s; udd 0ene 0et
    0ets 0a 0enes; ukt 0ene 0er 0et 0ets 0enes 0a 0en 0ens; une 0ne 0n 0ns 0r 0nes 0s 1 0de 0nde
    0rs 0t 0te 1a; unn 0ene 0en 0ens 0er 0et 0ets 0a 0s 0enes 0e 0es 1t; utt 0ene 0er 0en 0ens
    0et 0ets 0a 0enes 0s; val 0ene 0er 0en 0ens 0enes 0t; vei 0en 0ene 0ens 0er 0enes; vne 0r 0ne
    0t 1a 0n 0ns 0s 0nde 1ingene 1inger 0de 0te 0ts 1ing 1inga 1ingen 1ingens 1 0nes 1t 1te; ype
    0r 0n 0ne 0ns 1a; yre 0ne 0r 0t 1a 0n 0ns 0ts 0s 0nes 1ingene 1inger 0nde 1 1t 1te; yse 0r
    0ne 0n 0ns 0nes 0s 1t 1te 0nde 1ingene 1inger 1ing 1inga 1ingen 1ingens 1a 0t 1 1ning 1ningen
    1ningens; åde 0r 0ne 0t 0ts 1a; åte 0ne 0r 0n 0ns 1a 0s 0nde 0nes 0t; ønn 0ene 0er 0en 0ens
    0a 0enes 0s 0e 0es 1t 0et 0ets; øre 0r 0s 1ingene 1inger 0ne 1ing 1inga 1ingen 1ingens 0t 1
    1t 1te 0nde 1a 0ts 0lse 0lsen 0lsens 0nes 3orde 3ort 0n 0ns 1bar 1bare 1bart 0te; øte 0r 0t
    0ne 0ts 1a 0nes 0s; anse 0r 0n 0ne 0ns 0nes 0s 0de 0nde 0t 0te 1a; arge 0r 0ne 0n 0ns 1a 0de
    0t 0te 0nde 0s 1ing 1inga 1ingen 1ingene 1ingens 1inger; asje 0n 0ne 0ns 0r 0nes 0s; ator 0en
    0ene 0ens 0er 0enes 0s; bane 0n 0ne 0ns 0r 0s 0nes; beid 0ene 0et 0ets 0er 0ers 0a; blem 0ene
    0et 0ets 0er 0a; cene 0n 0ns 0r 0ne 1; ddel 3lene 3ler 0et 0ets 3let 3lets 3la 3lenes 3lers
    0en 0ens; dell 0ene 0er 0en 0ens; ding 0ene 0en 0ens 0er 0a 0enes; dlem 0mene 0mer 0met 0mets
    0menes 0mers 0skap 0s; eise 0r 0ne 0n 0ns 1a 0nde 1t 1te 0s 0t 0te 0de 1ingene 1inger 1ing
    1inga 1ingen 1ingens 0nes; elle 0r 0ne 0t 0n 0ns 1a 0ts 0s 0nde 0nes 1ingene 1inger 1 1ing
    1inga 1ingen 1ingens; else 0ne 0r 0n 0ns 0nes; erke 0r 0t 0ne 1a 0ts 1ingene 1inger 0s 0nde
    0de 0te 1ing 1inga 1ingen 1ingens 0nes; erne 0r 0ne 0n 0ns 1a 0nes 0s 1ingene 1inger 0t 0te;
    eske 0r 0ne 0t 1a 0ts 0nes 0rs 0n 0ns 0s 0de 0nde 0te 1ingene 1inger; esse 0r 0ne 0n 0ns 1a
    0nes 0s 0nde 0t 0te 0de 1ingene 1inger 1; este 0r 0ne 0n 0ns 0t 0s 1a 0de 0nde 1ingene 1inger
    0te 0nes; eter 2rene 2re 0en 0ens 0et 0ets 2ret 2rets 2ra 0es 0ne 0nes 2renes 2res 2rer
    2rers; etre 0t 1a 0ne 0r 0de 0nde 0s 0te 1; feil 0ene 0en 0ens 0et 0ets; folk 0ene 0et 0ets
    0enes 0a 0s; gang 0en 0ene 0ens 0er 0s 0enes; gave 0n 0ne 0ns 0r; gift 0ene 0er 0en 0ens 0a;
    hall 0en 0ene 0ens 0er; hund 0en 0ene 0ens 0er 0s 0enes 0ers; ient 0en 0ene 0ens 0er 0ers
    0enes; ilde 0ne 0r 0t 0ts 0n 0ns 1a; inne 0r 0ne 0n 0ns 1a 0s 0t 0nes 0nde 0ts 1ingene 1inger
    1 0te 1ing 1inga 1ingen 1ingens 0de; iode 0n 0ne 0ns 0r 0s 0rs 0nes; itet 0ene 0er 0en 0ens;
    jede 0ne 0r 0n 0ns 0t 0ts 0nes 1a; jekt 0ene 0er 0et 0ets 0a; jobb 0en 0ene 0ens 0er; kade
    0ne 0r 0n 0ns 0nes 0t 1d 1de 0de 1a; kale 0r 0t 0ne 1a 0ts 0nes; kamp 0en 0ene 0ens 0er; katt
    0en 0ene 0ens 0er; kett 0en 0ene 0ens 0er 0enes; kkel 0en 0ens 3lene 3ler 3lenes 0s 3lers;
    krav 0ene 0et 0ets 0a; ktor 0en 0ene 0ens 0er 0enes 0s; lass 0ene 0er 0en 0ens 0et 0ets 0a;
    late 0r 0n 0ne 0ns 1a; lege 0ne 0n 0ns 0r 0nes 0rs; legg 0ene 0et 0ets 0a 0s; lokk 0ene 0en
    0ens 0er 0a 0et 0ets 0enes; mann 0en 0ens 3enn 3ennene 3ennenes 3enns 0s; ment 0ene 0et 0ets
    0er 0a 0enes 0s; mmer 3rene 3re 0et 0ets 3renes 3res 0en 0ens 3ra 0s 3rer 3rers; mune 0n 0ne
    0ns 0r 0nes 0s 0rs; måte 0n 0ne 0ns 0r; ndel 0en 0ene 0ens 0er 0enes 0s; nikk 0en 0ene 0ens
    0er 0enes; nter 2rene 2re 0et 0ets 2ret 2rets 2ra 0s 2renes 2res 0en 0ens 2rer 2rers; ntor
    0ene 0er 0et 0ets 0s 0enes 0a; port 0en 0ene 0ens 0er; rikk 0en 0ene 0ens 0er 0enes; ring
    0ene 0en 0ens 0er 0a 0enes 0s; rute 0r 0ne 0n 0ns 1a 0de 0t 0te 0nde 0s 1ingene 1inger; røve
    0r 0n 0ne 0ns 1a 0de 0s 0t 1d 1de 1ingene 1inger 0nde 1ing 1inga 1ingen 1ingens; sent 0en
    0ene 0ens 0er 0enes 0ers 0s; sere 0r 0s 1ingene 1inger 1ing 1inga 1ingen 1ingens 1t 1te 0nde
    1 3ér 1bar 1bare 1bart; sess 0ene 0en 0ens 0er; side 0n 0ne 0ns 0r 1a 0nes 0s 1as 0rs; sipp
    0ene 0er 0et 0ets 0a; sone 0n 0ne 0ns 0r 1a; ster 2rene 2re 0en 0ens 0et 0ets 2ret 2rets 0es
    0ne 0nes 2rer 2rers 2ra 2renes 2res 0s 0skap; tale 0r 0ne 0n 0ns 1t 1te 0s; tere 0r 0s 1ing
    1inga 1ingen 1ingene 1ingens 1inger 1t 1te 0nde 1 3ér; time 0n 0ne 0ns 0r; tine 0n 0ne 0ns
    0r; tode 0n 0ne 0ns 0r 0nes; tral 0en 0ene 0ens 0er 0s; tyre 0ne 0t 0r 1a 0ts 0s 0nes 1ingene
    1inger 1t 1te; unde 0r 0ne 0n 0ns 0s 0nes 0de 0nde 0rs 0t 0te 1a 1ingene 1inger; unge 0r 0ne
    0n 0ns 0nes 1a 0s 0t 0nde 0te; uppe 0r 0ne 0n 0ns 1a 0nes 0rs 0s; vare 0r 0ne 0n 0ns 1a 0nde
    0s 1 1ingene 1inger 1t 1te 1ing 1inga 1ingen 1ingens 0nes 0t; veld 0en 0ene 0ens 0er 0enes
    0s; verk 0ene 0et 0ets 0a 0er 0enes 0s 0ers; yrke 0r 0ne 0n 0ns 0t 1a 0nes 0ts 0s 0de 0nde
    0te 1ingene 1inger`,
  adjectives: '',
}
