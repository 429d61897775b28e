import type { Endings } from './endings.js'

/** Swedish. */
export const SV: Endings = {
  nouns: `
    a 0nde 0s 1 1es 1s 1er 1ts 1t 1tes 1te 1ta 1it 1its 1de 1des 1e 2t 2ts; b 0en 0ens 0s 0ar
    0arna 0arnas 0ars 0er 0erna 0ernas 0ers; d 0en 0ens 0s 0er 0erna 0ernas 0ers 0ar 0arna 0arnas
    0ars; f 0en 0ens 0s 0er 0erna 0ernas 0ers 0ar 0arna 0arnas 0ars 0isk 0iska 0iskt; g 0en 0ens
    0s 0ar 0arna 0arnas 0ars; h 0en 0ens 0s 0er 0erna 0ernas 0ers 0ar 0arna 0arnas 0ars; j 0en
    0ens 0s 0er 0erna 0ernas 0ers 0ar 0arna 0arnas 0ars; k 0en 0ens 0s 0ar 0arna 0arnas 0ars 0er
    0erna 0ernas 0ers; l 0en 0ens 0s 0ar 0arna 0arnas 0ars 0er 0erna 0ernas 0ers; m 0en 0ens 0s
    0er 0erna 0ernas 0ers 0ar 0arna 0arnas 0ars; n 0en 0ens 0s 0er 0erna 0ernas 0ers 0ar 0arna
    0arnas 0ars; p 0en 0ens 0s 0ar 0arna 0arnas 0ars 0er 0erna 0ernas 0ers; r 0en 0ens 0s 0er
    0erna 0ernas 0ers 0ar 0arna 0arnas 0ars; t 0en 0ens 0s 0er 0erna 0ernas 0ers 0ar 0arna 0arnas
    0ars; v 0en 0ens 0s 0ar 0arna 0arnas 0ars 0er 0erna 0ernas 0ers; ad 0en 0ens 0s 0er 0erna
    0ernas 0ers; af 0en 0ens 0s 0er 0erna 0ernas 0ers 0isk 0iska 0iskt; ap 0en 0ens 0s 0er 0erna
    0ernas 0ers; ar 0en 0ens 0s 0er 0erna 0ernas 0ers; at 0en 0ens 0s 0er 0erna 0ernas 0ers; bb
    0en 0ens 0s 0ar 0arna 0arnas 0ars; da 0nde 0s 1 1er 1s 1es 1de 2tt 1des 2tts 1e 2t 2ts 1it
    1its 3ed 3eds 3öd 3öds 0re 0ren 0rens 0res 0rna 0rnas; ef 0en 0ens 0er 0erna 0ernas 0ers 0s;
    er 0en 0ens 0s 0er 0erna 0ernas 0ers; et 0en 0ens 0s 0er 0erna 0ernas 0ers; ff 0en 0ens 0s
    0ar 0arna 0arnas 0ars 0er 0erna 0ernas 0ers; ft 0en 0ens 0s 0er 0erna 0ernas 0ers; ga 0nde 0s
    1es 1; gd 0en 0ens 0s 0er 0erna 0ernas 0ers; id 0en 0ens 0s 0er 0erna 0ernas 0ers; in 0en
    0ens 0s 0er 0erna 0ernas 0ers; ja 0nde 0s 1 1es 1de 1des 1er 1s 1t 1ts 0re 0ren 0rens 0res
    0rna 0rnas; jd 0en 0ens 0s 0er 0erna 0ernas 0ers; ka 0nde 0s 1 1s 1tes 1ts 1er 1t 1te 1ta
    1es; kt 0en 0ens 0s 0er 0erna 0ernas 0ers; la 0nde 0s 1 1er 1s 1es 1it 4öll 1its 4ölls 1des
    1ts 1de 1t; lg 0en 0ens 0s 0er 0erna 0ernas 0ers 0ar 0arna 0arnas 0ars; lj 0en 0ens 0s 0er
    0erna 0ernas 0ers; lk 0en 0ens 0s 0ar 0arna 0arnas 0ars; mb 0en 0ens 0s 0er 0erna 0ernas
    0ers; nd 0en 0ens 0s 0er 0erna 0ernas 0ers 0ar 0arna 0arnas 0ars 3änder 3änderna 3ändernas
    3änders; nj 0en 0ens 0s 0er 0erna 0ernas 0ers; og 0en 0ens 0s 0er 0erna 0ernas 0ers 0ar 0arna
    0arnas 0ars 0isk 0iska 0iskt; ok 0en 0ens 0s 0ar 0arna 0arnas 0ars; on 0en 0ens 0s 0er 0erna
    0ernas 0ers; or 0en 0ens 0s 0er 0erna 0ernas 0ers; ot 0en 0ens 0s 2ötter 2ötterna 2ötternas
    2ötters 0er 0erna 0ernas 0ers 0ar 0arna 0arnas 0ars; pa 0nde 0s 1er 1s 1 1t 1te 1tes 1ts 1ta
    1es 1it 1its 3ep 3eps 3öp 3öps; ra 0nde 0s 1 1es 1de 1des 1s 1t 1ts; rg 0en 0ens 0s 0er 0erna
    0ernas 0ers 0ar 0arna 0arnas 0ars; rl 0en 0ens 0s 0ar 0arna 0arnas 0ars; sa 0nde 0s 1er 1es
    1t 1te 1tes 1ts 1 1ta 0re 0ren 0rens 0res 0rna 0rnas; sm 0en 0ens 0s 0er 0erna 0ernas 0ers;
    st 0en 0ens 0s 0er 0erna 0ernas 0ers 0ar 0arna 0arnas 0ars 0isk 0iska 0iskt; ta 0nde 0s 1 1s
    1es 1er 1it 1its 3öt 3öts 4öt 4öts 1e 3utit 3utits 1t 1ta 1te 1tes 1ts 3ät 3äts; uk 0en 0ens
    0s 0ar 0arna 0arnas 0ars; un 0en 0ens 0s 0er 0erna 0ernas 0ers; uv 0en 0ens 0s 0ar 0arna
    0arnas 0ars; va 0nde 0s 1 1es 1er 1s 1it 1its 3ev 3evs 0re 0ren 0rens 0res 0rna 0rnas; ym 0en
    0ens 0s 0er 0erna 0ernas 0ers; yn 0en 0ens 0s 0er 0erna 0ernas 0ers; yp 0en 0ens 0s 0er 0erna
    0ernas 0ers 0isk 0iska 0iskt; äl 0en 0ens 0s 0ar 0arna 0arnas 0ars; är 0en 0ens 0s 0er 0erna
    0ernas 0ers; äv 0en 0ens 0s 0ar 0arna 0arnas 0ars; ål 0en 0ens 0s 0ar 0arna 0arnas 0ars; åt
    0en 0ens 0s 0ar 0arna 0arnas 0ars; öd 0en 0ens 0s; ök 0en 0ens 0s 0ar 0arna 0arnas 0ars; ön
    0en 0ens 0s 0er 0erna 0ernas 0ers; ör 0en 0ens 0s 0er 0erna 0ernas 0ers; öt 0en 0ens 0s 0ter
    0terna 0ternas 0ters 0ar 0arna 0arnas 0ars; öv 0ar 0arna 0arnas 0ars 0en 0ens 0s; agn 0ar
    0arna 0arnas 0ars 0en 0ens 0s; and 0en 0ens 0s 3änder 3änderna 3ändernas 3änders 0er 0erna
    0ernas 0ers; ang 0en 0ens 0s 0er 0erna 0ernas 0ers 0ar 0arna 0arnas 0ars; ant 0en 0ens 0s 0er
    0erna 0ernas 0ers; app 0en 0ens 0s 0ar 0arna 0arnas 0ars; art 0en 0ens 0s 0er 0erna 0ernas
    0ers; ast 0en 0ens 0s 0er 0erna 0ernas 0ers 0ar 0arna 0arnas 0ars; bit 0en 0ens 0s 0ar 0arna
    0arnas 0ars; bod 0ar 0arna 0arnas 0ars 0en 0ens 0s; bok 0en 0ens 0s; bot 0en 0ens 0s 0ar
    0arna 0arnas 0ars; bur 0en 0ens 0s 0ar 0arna 0arnas 0ars; cen 0en 0ens 0s 0er 0erna 0ernas
    0ers; cer 0en 0ens 0s; del 0en 0ens 0s 0ar 0arna 0arnas 0ars; dom 0en 0ens 0s 0ar 0arna
    0arnas 0ars; ell 0en 0ens 0s 0er 0erna 0ernas 0ers; ent 0en 0ens 0s 0er 0erna 0ernas 0ers;
    est 0en 0ens 0s 0er 0erna 0ernas 0ers; ett 0en 0ens 0s 0er 0erna 0ernas 0ers; ext 0en 0ens 0s
    0er 0erna 0ernas 0ers; fik 0en 0ens 0s; fot 0en 0ens 0s 2ötter 2ötterna 2ötternas 2ötters;
    get 0en 0ens 0s 0ar 0arna 0arnas 0ars 0ter 0terna 0ternas 0ters 0er 0erna 0ernas 0ers 0isk
    0iska 0iskt; gon 0en 0ens 0s 2nar 2narna 2narnas 2nars 0er 0erna 0ernas 0ers; gur 0en 0ens 0s
    0er 0erna 0ernas 0ers; ian 0en 0ens 0s 0er 0erna 0ernas 0ers; ick 0en 0ens 0s 0ar 0arna
    0arnas 0ars; ild 0en 0ens 0s 0er 0erna 0ernas 0ers; ilm 0en 0ens 0s 0er 0erna 0ernas 0ers;
    ilt 0en 0ens 0s 0ar 0arna 0arnas 0ars; ind 0en 0ens 0s 0ar 0arna 0arnas 0ars 0er 0erna 0ernas
    0ers; ink 0en 0ens 0s 0ar 0arna 0arnas 0ars; iod 0en 0ens 0s 0er 0erna 0ernas 0ers; ist 0en
    0ens 0s 0er 0erna 0ernas 0ers 0isk 0iska 0iskt; kal 0en 0ens 0er 0erna 0ernas 0ers 0s; kod
    0en 0ens 0s 0er 0erna 0ernas 0ers; kog 0en 0ens 0s 0ar 0arna 0arnas 0ars; kår 0en 0ens 0s 0er
    0erna 0ernas 0ers; lan 0en 0ens 0s 0er 0erna 0ernas 0ers; led 0en 0ens 0er 0erna 0ernas 0ers
    0s; lek 0en 0ens 0s 0ar 0arna 0arnas 0ars; lit 0en 0ens 0s 0er 0erna 0ernas 0ers 0isk 0iska
    0iskt; log 0en 0ens 0s 0er 0erna 0ernas 0ers 0isk 0iska 0iskt; mak 0en 0ens 0s 0er 0erna
    0ernas 0ers; mnd 0en 0ens 0s 0er 0erna 0ernas 0ers; mst 0en 0ens 0s 0er 0erna 0ernas 0ers;
    nal 0en 0ens 0s 0er 0erna 0ernas 0ers; nda 0nde 0s 1 1es 1e 1er 1s 2t 2ts; nik 0en 0ens 0s
    0er 0erna 0ernas 0ers; nom 0en 0ens 0er 0erna 0ernas 0ers 0s 0isk 0iska 0iskt; nst 0en 0ens
    0s 0er 0erna 0ernas 0ers; ond 0en 0ens 0s 0er 0erna 0ernas 0ers; ong 0en 0ens 0s 0er 0erna
    0ernas 0ers; opp 0en 0ens 0s 0ar 0arna 0arnas 0ars; ork 0en 0ens 0s 0ar 0arna 0arnas 0ars;
    orr 0en 0ens 0s 0ar 0arna 0arnas 0ars; orv 0en 0ens 0s 0ar 0arna 0arnas 0ars; ost 0en 0ens 0s
    0ar 0arna 0arnas 0ars 0er 0erna 0ernas 0ers; paj 0en 0ens 0s 0er 0erna 0ernas 0ers; pil 0en
    0ens 0s 0ar 0arna 0arnas 0ars; ral 0en 0ens 0s 0er 0erna 0ernas 0ers; rit 0en 0ens 0s 0er
    0erna 0ernas 0ers; rld 0en 0ens 0s 0ar 0arna 0arnas 0ars; rof 0en 0ens 0er 0erna 0ernas 0ers
    0s; rot 0en 0ens 0s 2ötter 2ötterna 2ötternas 2ötters; råd 0en 0ens 0s 0ar 0arna 0arnas 0ars;
    sak 0en 0ens 0s 0er 0erna 0ernas 0ers; sal 0en 0ens 0s 0ar 0arna 0arnas 0ars; sik 0en 0ens 0s
    0er 0erna 0ernas 0ers; tad 0en 0ens 0s; tav 0en 0ens 0s 0ar 0arna 0arnas 0ars; tch 0en 0ens
    0s 0er 0erna 0ernas 0ers; tod 0en 0ens 0s 0er 0erna 0ernas 0ers; tom 0en 0ens 0er 0erna
    0ernas 0ers 0s; ton 0en 0ens 0s 0er 0erna 0ernas 0ers 2nar 2narna 2narnas 2nars; tta 0nde 0s
    1 1es 1s 0re 0ren 0rens 0res 0rna 0rnas; tur 0en 0ens 0s 0er 0erna 0ernas 0ers; typ 0en 0ens
    0s 0er 0erna 0ernas 0ers; ump 0en 0ens 0s 0ar 0arna 0arnas 0ars; und 0en 0ens 0s 0ar 0arna
    0arnas 0ars 0er 0erna 0ernas 0ers; unk 0en 0ens 0s 0ar 0arna 0arnas 0ars; urk 0en 0ens 0s 0ar
    0arna 0arnas 0ars; ust 0en 0ens 0s 0er 0erna 0ernas 0ers 0ar 0arna 0arnas 0ars; uta 0nde 0s 1
    1er 1it 1its 1s 1es 4öt 4öts 3öt 3öts; ved 0en 0ens 0s; yta 0nde 0s 1er 1s 3utit 3utits 3öt
    3öts 1 1es 1ta; äck 0en 0ens 0s 0ar 0arna 0arnas 0ars; äll 0en 0ens 0s 0ar 0arna 0arnas 0ars;
    äng 0en 0ens 0s 0ar 0arna 0arnas 0ars 0er 0erna 0ernas 0ers; änk 0en 0ens 0s 0ar 0arna 0arnas
    0ars; ärg 0en 0ens 0s 0er 0erna 0ernas 0ers; ärm 0en 0ens 0s 0ar 0arna 0arnas 0ars; äst 0en
    0ens 0s 0ar 0arna 0arnas 0ars 0er 0erna 0ernas 0ers; äxt 0en 0ens 0s 0er 0erna 0ernas 0ers;
    ång 0en 0ens 0s 0ar 0arna 0arnas 0ars 0er 0erna 0ernas 0ers; örr 0ar 0arna 0arnas 0ars 0en
    0ens 0s; ört 0en 0ens 0s 0er 0erna 0ernas 0ers; batt 0en 0ens 0er 0erna 0ernas 0ers 0s; boll
    0en 0ens 0s 0ar 0arna 0arnas 0ars; brik 0en 0ens 0er 0erna 0ernas 0ers 0s; dget 0en 0ens 0s
    0ar 0arna 0arnas 0ars; disk 0en 0ens 0s 0ar 0arna 0arnas 0ars; fisk 0ar 0arna 0arnas 0ars 0en
    0ens 0s; färd 0en 0ens 0s 0er 0erna 0ernas 0ers; gärd 0en 0ens 0s 0er 0erna 0ernas 0ers; gång
    0en 0ens 0s 0ar 0arna 0arnas 0ars; gård 0en 0ens 0s 0ar 0arna 0arnas 0ars; göra 0nde 0s 1
    1es; hall 0en 0ens 0s 0ar 0arna 0arnas 0ars; halt 0en 0ens 0s 0er 0erna 0ernas 0ers; hund 0en
    0ens 0s 0ar 0arna 0arnas 0ars; häst 0ar 0arna 0arnas 0ars 0en 0ens 0s; itik 0en 0ens 0s 0er
    0erna 0ernas 0ers; jord 0en 0ens 0s 0ar 0arna 0arnas 0ars; katt 0en 0ens 0s 0er 0erna 0ernas
    0ers; korg 0ar 0arna 0arnas 0ars 0en 0ens 0s; last 0en 0ens 0s 0er 0erna 0ernas 0ers; lism
    0en 0ens 0s; lust 0en 0ens 0s 0er 0erna 0ernas 0ers; mark 0en 0ens 0s 0er 0erna 0ernas 0ers;
    natt 0en 0ens 0s; nsch 0en 0ens 0s 0er 0erna 0ernas 0ers; oman 0en 0ens 0er 0erna 0ernas 0ers
    0s; post 0en 0ens 0s 0er 0erna 0ernas 0ers; ramp 0en 0ens 0s 0er 0erna 0ernas 0ers; risk 0en
    0ens 0s 0er 0erna 0ernas 0ers; rism 0en 0ens 0s; rock 0en 0ens 0s 0ar 0arna 0arnas 0ars; roll
    0en 0ens 0s 0er 0erna 0ernas 0ers; rupp 0en 0ens 0s 0er 0erna 0ernas 0ers; rätt 0en 0ens 0s
    0er 0erna 0ernas 0ers; röst 0en 0ens 0s 0er 0erna 0ernas 0ers; shet 0en 0ens 0s; skit 0en
    0ens 0s 0ar 0arna 0arnas 0ars; sort 0en 0ens 0er 0erna 0ernas 0ers 0s; sten 0en 0ens 0s 0ar
    0arna 0arnas 0ars; stil 0en 0ens 0s 0ar 0arna 0arnas 0ars; ston 0en 0ens 0s 0er 0erna 0ernas
    0ers; sång 0en 0ens 0s 0er 0erna 0ernas 0ers; talt 0en 0ens 0s 0er 0erna 0ernas 0ers; tism
    0en 0ens 0s; tång 0en 0ens 0s; utik 0en 0ens 0s 0er 0erna 0ernas 0ers; vamp 0en 0ens 0s 0ar
    0arna 0arnas 0ars; vind 0en 0ens 0s 0ar 0arna 0arnas 0ars; vist 0en 0ens 0s 0er 0erna 0ernas
    0ers 0ar 0arna 0arnas 0ars 0isk 0iska 0iskt; värd 0ar 0arna 0arnas 0ars 0en 0ens 0s; vård 0en
    0ens 0s 0ar 0arna 0arnas 0ars; ålla 0nde 0s 1 1er 1it 1its 1s 4öll 4ölls 1es 0re 0ren 0rens
    0res 0rna 0rnas; ögon 0en 0ens 0s`,
  adjectives: '',
}
