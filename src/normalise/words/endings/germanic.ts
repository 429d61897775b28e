import type { Endings } from './endings.js'

/** German. */
export const DE: Endings = {
  nouns: `
    a 0s; b 0s 0es 0e 0en; c 0s; d 0s 0es 0en 0e 0er 0ern; e 0n 0s; f 0s 0es 0en 0e 3äufe 3äufen;
    g 0s 0en 0es 0e 2äge 2ägen; h 0s 0es 0en 0e; i 0en 0s; k 0s 0en 0es 0e; l 0s 0n 0en 0e 0es; m
    0s 0en 0e 0es; n 0s 2ung 2ungen 0en 1ung 1ungen; o 0s; p 0s 0en 0e 0es; r 0s 0n 0en 0e; s 0es
    0e 0en 0se 0sen 3üsse 3üssen 0ses; t 0en 0s 0es 0e; u 0s 0en 0es; v 0s 0en 0e 0es; w 0s; x
    0en 0es 0e; y 0s; z 0en 0es 0e; ß 0es 0e 0en 2öße 2ößen 2üße 2üßen; é 0s; ad 0s 0es 0en 0e;
    af 0en 0s 0es; al 0s 0en 0e 0es; an 0s 0en 0e 0es; ar 0s 0en 0e 0es; eg 0s 0e 0en 0es; el 0s
    0n 0e; en 0s 2ung 2ungen; er 0s 0n; fe 0n; ff 0s 0e 0en 0es; hl 0en 0s 0e 0es 0ung 0ungen; hn
    0s 0es 0en 0e; hr 0en 0s 0e 0es; hs 0es 0e 0en; id 0s 0en 0e 0es; ik 0en 0s; in 0s 0en 0e 0es
    0nen; is 0se 0sen 0es 0ses 0en 0e; it 0en 0s; ll 0s 0e 0en 0es 3älle 3ällen; ln 0s 3lung
    3lungen 1ung 1ungen; ng 0en 0s 0e 0es 3änge 3ängen; nn 0s 0es 0e 0en; nz 0en 0es; on 0en 0s
    0e; or 0s 0en 0e; pf 0s 0es 0e 0en; ph 0en 0s; rd 0s 0e 0en 0es; rf 0s 0es; rg 0s 0en 0es; rn
    0s 1ung 1ungen 0e 0en 0es; rs 0e 0es 0en; ss 0es 0e 0en 3üsse 3üssen 3ässe 3ässen; ug 0s 0es
    2üge 2ügen 0e 0en; um 0s 0es 3äume 3äumen; un 0s 0en 0e 0es; ur 0en 0s 0e; us 0es 3äuser
    3äusern 0se 0sen 0ses; ze 0n; ät 0en 0es 0s; aft 0en 0s 0es; and 0s 0es 0en; ant 0en 0s; ass
    0es 3ässe 3ässen 0e; auf 3äufe 3äufen 0s 0es; che 0n; cke 0n; ein 0s 0e 0en 0es; eis 0es 0en
    0e; eit 0en; ell 0s 0en 0e 0es; end 0s 0en 0e; enz 0en; ern 0s 1ung 1ungen; ess 0en 0es 0e;
    gel 0n 0s; iel 0s 0e 0en 0es; ien 0s; ier 0s 0en 0e 0n 0es; ing 0s 0en 0e 0es; ion 0en; iss
    0e 0en 0es; ist 0en; ium 0s; kel 0s 0n; kum 0s; nis 0se 0sen 0ses; orm 0en; rag 0s 2äge 2ägen
    0es 0ung 0ungen; sel 0n 0s; ste 0n; tel 0n 0s; tor 0en 0s; tum 0s; tur 0en; tät 0en; und 0s
    0es 0e 0en; ung 0en; uss 0es 3üsse 3üssen; burg 0s 0er 0ern; elle 0n; erei 0en; haft 0en;
    hlag 0s 2äge 2ägen 0es; land 0s 0es; lein 0s; ling 0s 0en 0e; mann 0s 0es; rift 0en`,
  adjectives: `
    e 0n 0m 0r 0s; er 1 1n 1m 1s; es 1 1n 1m 1r`,
}

/** English. */
export const EN: Endings = {
  nouns: `
    a 0s 0's; b 0s 0's; c 0s 0's; d 0s 0's; e 0s 0's; f 0's 0s; g 0's 0s; h 0's 0es; i 0s 0's; k
    0s 0's; l 0s 0's; m 0's 0s; n 0's 0s; o 0s 0's; p 0s 0's; r 0's 0s; s 0's 0es; t 0s 0's; u 0s
    0's; w 0s 0's; x 0es 0's; y 0's 1ies 0s; z 0's 0es; ay 0s 0's; cs 0's; cy 0's 1ies; gy 0's
    1ies; hy 0's 1ies; ly 1ies 0's; my 1ies 0's; ny 0's 1ies; ry 1ies 0's; th 0's; ty 0's 1ies`,
  adjectives: '',
}

/** Dutch. */
export const NL: Endings = {
  nouns: `
    a 0's; b 0s 0ben; c 0s 0's; d 0s 0en; e 0s 0n; f 1ven 0fen 2fen 2ven 0s 0en; g 0en 0s; h 0s
    0en 0ten; i 0en 0's; k 0ken 0en 2ken 0s; l 0len 0s 2len 0en; m 0s 0en 0men 2men; n 0s 0nen
    0en 2nen; o 0's; p 0pen 0en 0s 2pen; r 0s 0en 2ren; s 0sen 1zen 0en; t 0en 0ten 0s 2ten; u 0s
    0's; w 0en 0s; x 0en; y 0's 0s; af 2fen 2ven 0fen; ag 0en 2gen; ak 0ken 0en 2ken; al 0len
    2len 0s; am 0s 0men 2men; an 0nen 2nen 0s; ap 0pen 0s 2pen; as 0sen 2zen; au 0s; ck 0s 0ten;
    ct 0en 0s; ee 0s 0ën; ef 1ven 0s 2ven 0en; eg 0en 0gen; ek 0en 0ken 2ken; er 0s; es 0sen
    1zen; et 0ten 0en 0s; ht 0en 0ten 0s; id 0s; ie 0s; il 0len 0en 0s; in 0nen 0en 0s; it 0s 0en
    0ten; je 0s; kt 0en; mp 0en 0s; nk 0en 0s; nt 0en 0s; og 2gen 0s; ok 0ken 0s; os 0sen 2zen;
    rk 0en 0s; rm 0en 0s; rt 0en 0s 0ten; st 0en 0ten; ts 0en; uk 0ken 0en; um 0s; us 0sen 0en;
    ut 0ten 0en 2ten; aak 2ken; aal 2len 0s; aan 2nen; aar 0s 2ren; aat 2ten; bak 0ken; ces 0sen;
    dag 0en; del 0len 0s 0en; eam 0s; eek 2ken; eel 2len; eem 2men; een 2nen; eer 2ren 0s; eet
    2ten 0s 0ten; eit 0s 0en; eur 0s 0en; fel 0s; gat 0en 0ten; gel 0s 0en; gen 0s; hap 0pen 0s;
    hil 0len; ief 1ven 0en; iek 0en; ier 0s 0en; iet 0en; ist 0en; kar 0ren 0en; kel 0s 0en; ken
    0s 0en; ket 0ten 0s; kop 0pen; lak 0ken; lan 0nen; man 0nen 0s; net 0ten 0en; nis 0sen; oek
    0en 0s; oen 0en 0s; oep 0en; oog 2gen; ool 2len 0s; oom 2men 0s; oon 2nen 0s; oop 2pen; oot
    2ten 0ten; pel 0s 0en 0len; pen 0nen 0en 0s; pot 0ten 0s; rek 0ken; ris 0sen; rol 0len; sel
    0s 0en; tal 0len; tel 0len 0s; tor 0en 0s; tuk 0ken; uis 1zen; uur 2ren; vak 0ken; vis 0sen;
    wet 0ten; aart 0en; bron 0nen; odel 0len`,
  adjectives: '',
}
