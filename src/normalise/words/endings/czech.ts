import type { Endings } from './endings.js'

/** Czech. */
export const CS: Endings = {
  nouns: `
    a 1o 1ou 1u 1y 1ách 0mi 1ám 1ům 1ovi 1ů 1ův 1ové 2ce 2ek 1ech 1 1ě; b 0e 0ech 0em 0u 0y 0ů 0ům
    0a 0ovi 0ův 0ové; c 2ce 2ci 2cích 2cem 2ců 2cům 2cův 2če 0em 0i 0ích 0ů 0ům 0e 0ův 0ové; d 0e
    0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ův 0ové 0ě; e 1ích 1ím 0mi 1i 1í 1 0m 1ů 1ům 0ch 1y 1u 1ové 1a
    1ovi; f 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ové 0ův; g 0em 0u 0y 0ů 0ům 1zích 0a 0ovi 0ové 0ův;
    h 0em 0ů 0ům 0u 0y 0a 0ovi 0ův 0ové 2ších 1zích; i 0e 0ové 0ů 0ům 0em 0ovi 0ův 0a 0ech 0u 0y;
    j 0e 0i 0ích 0em 0ů 0ům 0ovi 0ův 0ové 0emi 0í 0ím; k 0em 0u 0y 0ů 0ům 1cích 0a 0ovi 0ův 0ové
    2cích 2kem 2ku 2ky 2ků 2kům 2ka 2kovi 2kův 2kové; l 0e 0em 0ů 0ům 0y 0ech 0u 0ovi 0ův 0ové 0a
    0ích 0é; m 0e 0ech 0em 0u 0y 0ů 0ům 1 2a 2em 0a 0ovi 0ové 0ův 2i 2í 2ích 2ím; n 0e 0ech 0em 0u
    0y 0ů 0ům 0a 0ovi 0ův 0ové 0ě; o 1a 1em 1u 1ům 1y 1ech 0vi 1ů 1ův 0vé 1ách 2el; p 0e 0ech 0em
    0u 0y 0ů 0ům 0a 0ovi 0ův 0ové; r 0em 0ů 0ům 0ech 0u 0y 0e 0a 0ovi 0ův 0ové 1ře 1ři; s 0e 0em
    0ů 0ům 0ech 0ovi 0ův 0ové 0i 2ům 2em 2e 2ech 4zme 4zmech 4zmem 4zmu 4zmus 4zmy 4zmů 4zmům 0u
    0y; t 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ův 0ové 0i; u 0a 0ech 0em 0ovi 0ové 0y 0ů 0ům 0ův; v
    0e 0ech 0em 0u 0y 0ů 0ům 0a 0ě 0ovi 0ův 0ové; w 0a 0e 0ech 0em 0ovi 0ové 0u 0y 0ů 0ům 0ův; x
    0e 0ech 0em 0y 0ů 0ům 0u 0ovi 0ův 0ové 0a 0i; y 1 1ům 1ách 0e 0ové 0ů 0ům 0em 0ovi 0ův 1ami
    1ám 1ech 0a 0ech 0u 0y 2ek; z 0e 0em 0ů 0ům 0ech 0u 0y 0ovi 0ův 0ové 0a; í 0ch 0m 0mi; ó 0a 0e
    0ech 0em 0ovi 0ové 0u 0y 0ů 0ům 0ův; č 0e 0i 0ích 0em 0ů 0ům 0ovi 0ův 0ové; ď 1di 1dích 1dě
    1dí 1dím 0ům 0ův 1děm 0mi 1děmi; ě 1ích 1ím 1i 1í 0mi 0m 2ť 2ň 0te 0tem 0ti 0a 0e 0ech 0em
    0ovi 0ové 0u 0y 0ů 0ům 0ův; ň 1ni 1ních 1ně 0ů 0ům 1něm 0ův 0ové 2ních 1ní 1němi 2němi; ř 0e
    0i 0ích 0em 0ů 0ům 0ovi 0ův 0ové; š 0i 0ích 0e 0em 0ů 0ům 0ovi 0ův 0ové; ť 1ti 1tích 1tí 1tím
    1tě 1těmi 0ům 0ův 0mi; ž 0e 0i 0ích 0emi 0í 0ím 0em 0ů 0ům 0ovi 0ův 0ové; ac 0e 0em 0i 0ích 0ů
    0ům 0ové 0ův; ad 0e 0ech 0em 0u 0y 0ů 0ům 0ův 0ě; ah 0em 0u 0y 0ů 0ům 1zích 0ův; ak 0em 0u 0y
    0ů 0ům 1cích 0a 0ovi 0ův 0ové; al 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ové 0ův; am 0e 0ech 0em 0u
    0y 0ů 0ům 0a 0ovi 0ové 0ův; an 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ův 0ové 0é; ar 0e 0ech 0em 0u
    0y 0ů 0ům 0a 0ovi 0ův 0ové; as 0e 0ech 0em 0ů 0ům 0ovi 0ův 0ové 0i 0u 0y; at 0e 0ech 0em 0u 0y
    0ů 0ům 0a 0ovi 0ův 0ové 0é; av 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ové 0ův 0ích 0ěmi; ay 0e 0em
    0ovi 0ové 0ů 0ům 0ův 0a 0ech 0u 0y 0i 0ích 0emi 0í 0ím; az 0e 0em 0ů 0ům 0ech 0u 0y 0ův 0a; aň
    1ni 1ních 1ně 0ů 0ům 0ův 1něm 0ové 1ní 1ním 1němi; ba 1o 1ou 1u 1y 1ech 1ovi 1ové 1ů 1ům 1ův
    0mi 1ách 1ám 1ě 2eb 1; bl 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ové 0ův; ca 1o 1ou 1u 1i 1ovi 1ové
    1ích 1ů 1ům 1ův 0mi 1ách 1ám; ce 1ích 1ím 0mi 1i 1í 1; ch 0em 0ů 0ům 0u 0y 2ších 0a 0ovi 0ův
    0ové; ck 0em 0u 0y 0ů 0ům 1cích 0a 0ovi 0ové 0ův; cl 0a 0e 0ech 0em 0ovi 0ové 0u 0y 0ů 0ům
    0ův; cs 0e 0ech 0em 0i 0ovi 0ové 0ů 0ům 0ův; da 1o 1ou 1u 1y 1ech 1ovi 1ů 1ům 1ův 1ové 0mi
    1ách 1ám 1ě 1; de 0ch 0m 1u 1y 1ů 1ům 1a 1ovi 1ové; dl 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ové
    0ův; do 1a 1ech 1em 1u 1y 1ům 0vi 0vé 1ů 1ův; dr 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ův 1ře 0ové
    0e; dy 0e 0ové 0ů 0ům 0a 0ech 0em 0ovi 0u 0y 0ův 1ami 1ách 1ám; ea 1o 1ou 1u 1y 0mi 1e 1i 1ách
    1ám 1í 1ech 1ů 1ům; ec 2ce 2ci 2cích 2cem 2ců 2cům 2cův 2če; ek 2cích 2kem 2ku 2ky 2ků 2kům
    2ka 2kovi 2kův 2kové; el 0e 0em 0ů 0ům 0ové 2le 2lech 2lem 2lu 2ly 2lů 2lům 2li 2la 2lovi 2lův
    0i 0ích 0y 0ech 0u 0é 0a; em 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ové 0ův 2me 2mech 2mem 2mu 2my
    2mů 2mům 0ě 0emi 0i 0í 0ích 0ím 0ěmi; en 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ův 0ové; ep 0e 0ech
    0em 0u 0y 0ů 0ům 0ův 0mi; er 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ův 0ové; es 0e 0em 0ů 0ům 0ech
    0ovi 0ův 0ové 0i 2semi 2si 2sí 2sích 2sím 0u 0y; et 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ův 0ové
    2tech 2tem 2tu 2ty 2tů 2tům; ev 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ové 0ův 2ve 2vemi 2vi 2ví
    2vích 2vím; ex 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ův; ey 0e 0em 0ovi 0ové 0ů 0ům 0ův 0a 0ech 0u 0y
    0i 0ích; eň 2ni 2ních 2ně 2ní 2ním 2němi 2něm 2ňů 2ňům 2ňův 1němi; ga 1o 1ou 1u 1y 1ovi 1ové
    1ů 1ům 1ův 2zích 0mi 1 1ách 1ám 2ze; ge 0ch 0m 1ové 1y 1ů 1ům 1a 1ovi 1u 0ho 0mu; gl 0e 0ech
    0em 0u 0y 0ů 0ům 0a 0ovi 0ové 0ův; gr 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ův 1ře 0ové; ha 1o 1ou 1u
    1y 1ovi 1ové 1ů 1ům 1ův 3ších 0mi 1ách 1ám 2zích 2ze; he 0ch 0m 1ové 1y 1ů 1ům 1a 1ovi 1u 0ho
    0mu; hl 0a 0e 0ech 0em 0ovi 0ové 0u 0y 0ů 0ům 0ův; ia 1i 1o 1ou 1u 1ech 1ovi 1ové 1ích 1ů 1ům
    1ův 1í 0mi 1ách 1ám; ic 0em 0ů 0ům 0e 0i 0ích 0ův 0ové; id 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ův; ie
    0mi 1í 1ích 1ím 1i; ih 0em 0u 0y 0ů 0ům 1zích 0ův; ik 0em 0u 0y 0ů 0ům 1cích 0a 0ovi 0ův 0ové;
    il 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ové 0ův; im 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ové 0ův; in
    0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ův 0ové; io 1a 1em 1u 0vi 1ech 1y 1ů 1ům 1ův 0vé 1i 1í 1ích
    1ím; is 0e 0ech 0em 0ů 0ům 0ovi 0ův 0ové 0i 0u 0y; it 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ův; iv 0e
    0ech 0em 0u 0y 0ů 0ům 0ův 0ích 0ěmi 0še 0ši 0ší; ja 1i 1o 1ou 1u 1ech 1ovi 1ové 1ů 1ům 1ův 0mi
    1ách 1ám; je 1ích 0mi 1í 1ím 1i 0m 1ů 1ům 0ch 1a 1u 1y; js 0e 0ech 0em 0ovi 0ů 0ům 0ův 0ové 0i
    0u 0y; ka 1y 1o 1ou 1u 1ách 0mi 1ám 2ce 2ek 1ům 1ovi 1ové 1ů 1ův 2cích 1; ke 0ch 0m 1u 1y 1ů
    1ům 1a 1ovi 1ové; kl 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ové 0ův; ko 1a 1em 1u 1y 1ách 1ům 0vi
    0vé 1ů 1ův; ks 0e 0ech 0em 0ů 0ům 0i 0ovi 0ův 0ové 0u 0y; kt 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ův
    0i; ky 1ách 1ami 1ám 2ek 0e 0ové 0ů 0ům 0a 0ech 0em 0ovi 0u 0y 0ův; la 1y 1o 1ou 1u 1ech 1ům
    1ovi 1ové 1ů 1ův 0mi 1ách 1ám; lc 0em 0ů 0ům 0e 0i 0ích 0ové 0ův 0ech; ld 0e 0ech 0em 0u 0y 0ů
    0ům 0a 0ovi 0ové 0ův; le 0m 1ů 1ům 0ch 1y 1u 1ové 1a 1ovi 1í 1ích 1ím 0mi 1i; lk 0em 0u 0y 0ů
    0ům 1cích 0a 0ovi 0ův 0ové; ll 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ův 0ové; lm 0e 0ech 0em 0u 0y
    0ů 0ům 0a 0ovi 0ové 0ův; lo 1a 1ech 1em 1u 1y 1ům 2el 1e 0vi 0vé 1ů 1ův; ls 0e 0ech 0em 0ů 0ům
    0ovi 0ův 0i 0ové 0u 0y; lt 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ův 0ové; ly 0e 0ové 0ů 0ům 0a
    0ech 0em 0ovi 0u 0y 0ův 2el 1ami 1ách 1ám; ma 1o 1ou 1u 1y 0mi 1ech 1ovi 1ové 1ách 1ám 1ě 1ů
    1ům 1ův 0t 0ta 0tech 0tem 0tu 0ty 0tům; ml 0a 0e 0ech 0em 0ovi 0ové 0u 0y 0ů 0ům 0ův; na 1y 1o
    1ou 1u 0mi 1ách 1ám 1ě 1 1ech 1ům 1ovi 1ové 1ů 1ův 2en; nc 0em 0ů 0ům 0e 0i 0ích 0ové 0ův; nd
    0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ův 0ové; ne 0m 0ch 1y 1ů 1ům 1u 1ové 1a 1ovi 1ích 1ím; nk
    0em 0u 0y 0ů 0ům 1cích 0a 0ovi 0ové 0ův; nn 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ové 0ův; no 1a
    1ech 1em 1u 1y 1ům 2en 1 1ů 1ův; ns 0e 0ech 0em 0ů 0ům 0ovi 0ové 0ův 0i 0u 0y 1tem; ny 1 1ech
    1ům 1ami 1ách 1ám 0e 0ové 0ů 0ům 0a 0ech 0em 0ovi 0u 0y 0ův; ně 1ích 0mi 1i 1í 1ím 2ň 0a 0e
    0ech 0em 0ovi 0ové 0u 0y 0ů 0ům 0ův 0te 0tem 0ti 2ňat 2ňata 2ňatech 2ňaty 2ňatům; oc 0i 0ích
    0em 0e 0ové 0ů 0ům 0ův 0emi 0í 0ím 0ech; od 0e 0ech 0em 0u 0y 0ů 0ům 0ě 0a 0ův; oj 0e 0i 0ích
    0em 0ů 0ům 0ův 0emi 0í; ok 0em 0u 0y 0ů 0ům 1cích 0a 0ovi 0ův 0ové; ol 0e 0ech 0em 0u 0y 0ů
    0ům 0a 0ovi 0ův 0ové; om 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ové 0ův; on 0e 0ech 0em 0u 0y 0ů
    0ům 0a 0ovi 0ův 0ové; or 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ův 0ové 1ři; os 0e 0ech 0em 0ů 0ům
    0ovi 0ův 0ové 0i 0u 0y 0a; oň 1ni 1ních 1ně 0ů 0ům 1něm 0ův 0ové 1ní 1ním 1němi; pa 1o 1ou 1u
    1y 1ech 1ovi 1ové 1ů 1ům 1ův 0mi 1ách 1ám; pe 0m 0ch 1u 1y 1ů 1ům 1a 1ovi 1ové; pl 0e 0ech 0em
    0u 0y 0ů 0ům 0a 0ovi 0ové 0ův; ps 0e 0ech 0em 0ů 0ům 0ovi 0ův 0i 0ové 0u 0y; ra 1y 1o 1ou 1u
    1ech 1ům 1ovi 1ové 1ů 1ův 0mi 1ách 1ám 2ře 1 2er; rc 0em 0ů 0ům 0e 0i 0ích 0ové 0ův; rd 0e
    0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ův 0ové 0i; re 0m 0ch 1u 1y 1ů 1ům 1a 1ovi 1ové; rk 0em 0u 0y
    0ů 0ům 1cích 0a 0ovi 0ové 0ův; rl 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ové 0ův; rm 0e 0ech 0em 0u
    0y 0ů 0ům 0a 0ovi 0ové 0ův; ro 1a 1ech 1em 1u 1y 1ům 0vi 0vé 1ů 1ův 2er; rs 0e 0ech 0em 0ů 0ům
    0ovi 0ové 0ův 0i 0u 0y; rt 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ův 0ové; ry 0e 0ové 0ů 0ům 0a
    0ech 0em 0ovi 0u 0y 0ův 1ách 1ami 1ám; sa 1y 1o 1ou 1u 1ech 1ům 1ovi 1ové 1ů 1ův 0mi 1ách 1ám;
    sk 0em 0u 0y 0ů 0ům 1cích 0ův; sl 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ův 0ové; ss 0e 0ech 0em 0ů
    0ům 0ovi 0ové 0ův 0i 0u 0y; st 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ův 0ové; ta 1y 1o 1ou 1u 1ech
    1ům 1ovi 1ů 1ův 0mi 1ách 1ám 1ě 1 1é 1ové; te 0ch 0m 1y 1ů 1ům 1u 1ové 1a 1ovi; th 0em 0u 0y
    0ů 0ům 1zích 0a 0ovi 0ové 0ův; tl 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ové 0ův; to 1a 1ech 1em 1u
    1y 1ům 1 1ů 1ův; tě 1ích 1ím 1i 0m 2ť 0mi 1í; uc 0e 0em 0i 0ích 0ů 0ům 0ové 0ův 0u; uk 0em 0u
    0y 0ů 0ům 1cích 0a 0ovi 0ův 0ové; ul 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ové 0ův; um 1 2a 2em
    2ům 2y 2 2i 2í 2ích 2ím 2ech 2ách 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ové 0ův; un 0e 0ech 0em 0u
    0y 0ů 0ům 0a 0ovi 0ův 0ové 0i; ur 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ův 0ové 1ři; us 1 2em 2ů
    2ům 2e 2y 2ech 4zme 4zmech 4zmem 4zmu 4zmus 4zmy 4zmů 4zmům 0e 0ech 0em 0ů 0ům 0ovi 0ův 0ové
    0i 0u 0y; va 1o 1ou 1u 1y 0mi 1ách 1ám 1ě 1 1ech 1ovi 1ové 1ů 1ům 1ův 2ev; vo 1a 1ech 1em 1u
    1y 1ům 2ev 1 1ů 1ův; vy 1 1ech 1ům 1ami 1ách 1ám; xa 1o 1ou 1u 1y 1ech 1ovi 1ové 1ů 1ům 1ův
    0mi 1ách 1ám; yk 0em 0u 0y 0ů 0ům 1cích 0a 0ovi 0ův 0ové; yl 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi
    0ové 0ův; ym 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ové 0ův; yp 0e 0ech 0em 0u 0y 0ů 0ům 0ův; ys 0e
    0ech 0em 0ů 0ům 0i 0ovi 0ové 0ův 0u 0y; yt 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ův 0ě; za 1o 1ou 1u 1y
    0mi 1e 1ách 1ám 1 1ech 1ovi 1ové 1ů 1ům 1ův; ze 1i 1í 1ích 1ím 0mi 0m 0ch 1y 1ům 1a; zl 0e
    0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ové 0ův; ák 0em 0u 0y 0ů 0ům 1cích 0a 0ovi 0ův 0ové; ál 0e 0em
    0ů 0ům 0ech 0u 0y 0ovi 0ův 0a 0ové; ám 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ové 0ův 0ě; án 0e
    0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ův 0ové 0i; ár 0e 0em 0ů 0ům 0ech 0u 0y 0ovi 0ův 0a 0ové; ás 0e
    0ech 0em 0ů 0ům 0ovi 0ové 0ův 0i 0u; át 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ův 0ové 0ě; áň 1ni
    1ních 1ně 0ů 0ům 1něm 0ové 0ův 1ní 1němi; áž 0e 0i 0ích 0emi 0í 0ím 0em 0ů 0ům 0ův; ém 0e 0ech
    0em 0u 0y 0ů 0ům 0a 0ův; én 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ův; ér 0e 0ech 0em 0u 0y 0ů 0ům 0a
    0ovi 0ův 1ři; és 0e 0ech 0em 0ů 0ům 0i 0ovi 0ové 0ův; ík 0em 0u 0y 0ů 0ům 1cích 0a 0ovi 0ův
    0ové; ím 0a 0e 0ech 0em 0u 0y 0ů 0ům 0ovi 0ové 0ův; ír 0e 0em 0ů 0ům 0ech 0u 0y 0a 0ovi 0ův
    0ové; ón 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ův 0ě; ča 1i 1o 1ou 1u 1ovi 1ové 1ích 1ů 1ům 1ův 0mi
    1ách 1ám; če 0te 0tem 0ti 1at 1ata 1atech 1aty 1atům 0ch 1a 1ovi 1y 0mi; čí 0ch 0m 0mi 0a 0e
    0ech 0em 0ovi 0ové 0u 0y 0ů 0ům 0ův; ďa 1o 1ou 1u 2di 1ovi 1ové 1ů 1ům 1ův 2dích; ěh 0em 0u 0y
    0ů 0ům 1zích; ěk 3ňcích 3ňkem 3ňku 3ňky 3ňků 3ňkům 3ňka 3ňkovi 3ňkův 0em 0u 0y 0ů 0ům 1cích;
    ěr 0e 0ech 0em 0u 0y 0ů 0ům; ět 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ě 0ův; ňa 1o 1ou 1u 2ni 1ovi 1ové
    1ů 1ům 1ův 2ních 0mi; ša 1i 1o 1ou 1u 1ovi 1ové 1ích 1ů 1ům 1ův; še 0mi 1ích 1ím 1i 1í 1y 1a;
    ší 0ch 0m 0mi 0a 0e 0ech 0em 0ovi 0ové 0u 0y 0ů 0ům 0ův; šť 1ti 1tích 1tě 0ů 0ům 1těm 1tí 1tím
    1těmi 0ův 0ové; ťa 1o 1ou 1u 2ti 1ovi 1ové 1ů 1ům 1ův 2tích; ža 1i 1o 1ou 1u 1ovi 1ové 1ích 1ů
    1ům 1ův; že 1i 1í 1ích 1ím 0mi 0te 0tem 0ti 1at 1ata 1atech 1aty 1atům; aba 1o 1ou 1u 1y 1ech
    1ovi 1ové 1ů 1ům 1ův 0mi 1ách 1ám; ace 0mi 1í 1ích 1ím 1i; aka 1o 1ou 1u 1y 0mi 1 1ách 1ám 2ce
    1ů 1ův; any 1 1ech 1ům; ara 1o 1ou 1u 1y 1ech 1ovi 1ové 1ů 1ům 1ův 0mi 1ách 1ám; ata 1y 1o 1ou
    1u 1ech 1ům 1ovi 1ové 1ů 1ův 0mi 1ách 1ám; aus 0e 0ech 0em 0ů 0ům 0ovi 0ové 0ův 0i 0u 0y 0a;
    ava 1o 1ou 1u 1y 0mi 1ách 1ám 1ě 1 1ech 1ovi 1ové 1ů 1ům 1ův; bel 0e 0ech 0em 0u 0y 0ů 0ům 0a
    0ovi 0ové 0ův; bka 1o 1ou 1u 1y 0mi 1ách 1ám 2ce 2ek 1ovi 1ů 1ům 1ův 2cích; bus 0e 0ech 0em 0ů
    0ům 0ovi 0ové 0ův 0u 0y 0i 0a; cel 2li 2la 2le 2lech 2lem 2lovi 2lu 2ly 2lů 2lům 2lův 0e 0ích
    0em 0emi 0ím; cha 1o 1ou 1u 1y 1ovi 1ové 1ů 1ům 1ův 3ších 0mi 1ách 1ám; cka 1o 1ou 1u 1y 1ovi
    1ové 1ů 1ům 1ův 2cích 0mi 1ám 2ce; dce 1ích 1i 0m 1ů 1ům 1ův 1ové 1í; del 0e 0em 0ů 0ům 0ech
    0u 0y 0a 0ovi 0ové 0ův 0i 0ích 0emi 0í 0ím; des 0e 0ech 0em 0ů 0ům 0ovi 0ové 0ův 0i 0u 0y; dka
    1o 1ou 1u 1y 0mi 1ách 1ám 2ce 2ek 1ů 1ům 1ův; dlo 1a 1ech 1em 1u 1y 1ům 1e 2el 1ů 1ův; dov 0a
    0e 0ech 0em 0u 0y 0ů 0ům 0ě; dra 1y 1o 1ou 1u 1ech 1ům 1ovi 1ové 1ů 1ův 2er 0mi 1ách 1ám; dus
    0e 0ech 0em 0ovi 0ové 0ů 0ům 0ův 0i 0a 0u 0y; ele 0ch 0m 1ové 1y 1ů 1ům 1a 1ovi 1u 0ho 0mu 0te
    0tem 0ti 1at 1ata 1atech 1aty 1atům; era 1o 1ou 1u 1y 1ech 1ovi 1ové 1ů 1ům 1ův 0mi 1ách 1ám;
    ese 0mi 1i 1í 1ích 1ím 1a 1ovi 1ové 1y; eta 1o 1ou 1u 1y 0mi 1 1ách 1ám 1ě 1ech 1ovi 1ové 1ů
    1ům 1ův; etr 0ech 0em 0u 0y 0ů 0ům 0e 0a 0ovi 0ův 1ře 0ové; eze 0mi 1i 1í 1ích 1ím; fel 2le
    2lech 2lem 2lu 2ly 2lů 2lům 2la 2li 2lovi 2lův 0ové; fon 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ův; fát
    0e 0ech 0em 0u 0y 0ů 0ům; gel 2la 2le 2lech 2lem 2li 2lovi 2lu 2ly 2lů 2lům 2lův 2lové 0e 0em;
    hel 2le 2lech 2lem 2lu 2ly 2lů 2lům 2la 2li 2lovi 2lův 0ové 0e 0em 0ů 0ům; hov 0e 0ech 0em 0u
    0y 0ů 0ům 0a 0ě; hta 1o 1ou 1u 1y 1ech 1ovi 1ové 1ů 1ům 1ův 0mi 1ách 1ám 1ě 2et; iel 0e 0em 0ů
    0ům 0ech 0ovi 0ové 0u 0y 0ův 0a; ika 1o 1ou 1u 1y 0mi 1 1ách 1ám 2ce 1ů; ina 1o 1ou 1u 1y 0mi
    1 1ách 1ám 1ě 1ech 1ovi 1ové 1ů 1ům 1ův; iny 1 1ami 1ách 1ám; ita 1o 1ou 1u 1y 0mi 1 1ách 1ám
    1ě 1ech 1ovi 1ů 1ům 1ův 1ové; ium 1 2a 2em 2i 2í 2ích 2ím; ius 0e 0ech 0em 0ů 0ům 0ovi 0ové
    0ův 0i 1 2e 2em 2ů 2ům 2a 2i 2ích 0u 0y; ivo 1a 1ech 1em 1u 1y 1ům 1; jda 1o 1ou 1u 1y 1ech
    1ovi 1ové 1ů 1ům 1ův 0mi 1ách 1ám; jev 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ové 0ův 0ě; jka 1o
    1ou 1u 1y 0mi 1ách 1ám 2ce 2ek 1ovi 1ové 1ů 1ům 1ův; kce 0mi 1i 1í 1ích 1ím; kel 2la 2le 2lech
    2lem 2li 2lovi 2lu 2ly 2lů 2lům 2lův; ket 0e 0ech 0em 0u 0y 0ů 0ům 0ův; kum 2 1 2a 2em 2y 2ách
    2ům 0e; kus 0e 0ech 0em 0ů 0ům 0ovi 0ové 0ův 0i 0u 0y; lda 1o 1ou 1u 1y 1ech 1ovi 1ové 1ů 1ům
    1ův 0mi 1ách 1ám; led 0e 0ech 0em 0u 0y 0ů 0ům 0ův; les 0e 0em 0ů 0ům 0ech 0i 0ovi 0ův 0ové 0u
    0y; let 0e 0ech 0em 0u 0y 0ů 0ům 0ův; lin 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ův; lka 1o 1ou 1u 1y
    0mi 1ách 1ám 2ce 2ek 1ové 1ovi 1ů 1ům 1ův 2cích; lle 0ch 0m 1u 1y 1ů 1ům 1a 1ovi 1ové; lon 0e
    0ech 0em 0u 0y 0ů 0ům 0a 0ův 0ě; lus 0e 0ech 0em 0ů 0ům 0i 0ovi 0ové 0ův 0u 0y; man 0e 0ech
    0em 0u 0y 0ů 0ům 0a 0ovi 0ův 0ové 0i; mel 2le 2lech 2lem 2lu 2ly 2lů 2lům 2la 2li 2lovi 2lův
    2lové 0e 0ech 0em 0u 0ů 0ům; men 0e 0ech 0em 0u 0y 0ů 0ům 0i 0a 0ův 0ě; met 0e 0ech 0em 0u 0y
    0ů 0ům 0a 0ovi 0ův 0ové 0i; min 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ův; mum 1 2 2a 2ech 2em 2y 2ům;
    mus 1 2e 2ech 2em 2y 2ů 2ům 4zme 4zmech 4zmem 4zmu 4zmus 4zmy 4zmů 4zmům; nce 1ích 1i 1í 1ím
    0mi; nel 2la 2le 2lech 2lem 2li 2lovi 2lu 2ly 2lů 2lům 2lův 0e 0ech 0em 0u 0y 0ů 0ům 2lové;
    net 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ův 0i; nka 1y 1o 1ou 1u 1ách 0mi 1ám 2ce 2ek 1ům 1ovi
    1ové 1ů 1ův; nky 1ách 1ami 1ám 2ek; nus 0e 0ech 0em 0ů 0ům 0ovi 0ové 0ův 0i 0u 0y; ník 0em 0u
    0y 0ů 0ům 1cích 0a 0ovi 0ův 0ové 1ci; něk 3ňcích 3ňkem 3ňku 3ňky 3ňků 3ňkům 3ňka 3ňkovi 3ňkův;
    ola 1o 1ou 1u 1y 1ech 1ovi 1ové 1ů 1ům 1ův 0mi 1 1e 1ách 1ám; ole 1i 1í 1ích 1ím 0mi 0m 0te
    0tem 0ti 1atech 1atům; ona 1o 1ou 1u 1y 0mi 1 1ách 1ám 1ě 1ů 1ův; ora 1o 1ou 1u 1y 1ech 1ovi
    1ové 1ů 1ům 1ův 0mi 1ách 1ám; ota 1o 1ou 1u 1y 1ech 1ovi 1ové 1ů 1ům 1ův 0mi 1ách 1ám 1ě 1;
    ous 0e 0ech 0em 0ů 0ům 0ovi 0ův 0ové 0i 0u 0y 0a; pel 2la 2le 2lech 2lem 2li 2lovi 2lu 2ly 2lů
    2lům 2lův 0e 0ech 0em 0u 0y 0ů 0ům 0i 0ích 0emi 0í 0ím; pis 0e 0ech 0em 0u 0y 0ů 0ům; pka 1o
    1ou 1u 1y 1ovi 1ové 1ů 1ům 1ův 2cích 0mi 1ách 1ám 2ce 2ek; rad 0e 0ech 0em 0u 0y 0ů 0ům 0a
    0ovi 0ě 0ův 0ové; ram 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ův; rce 1i 1ích 0m 1ů 1ům 1ův 0mi 1í 1ím
    1ové 0ch 1a 1ovi 1u 1y; rel 2la 2le 2lech 2lem 2li 2lovi 2lu 2ly 2lů 2lům 2lův 2lové 0e 0ech
    0em 0u 0y 0ů 0ům; res 0e 0ech 0em 0ů 0ům 0i 0ovi 0ové 0ův 0u 0y; ret 0e 0ech 0em 0u 0y 0ů 0ům
    0a 0ovi 0ův 0ové 0i 0ě; rka 1o 1ou 1u 1y 0mi 1ách 1ám 2ce 2ek 1ovi 1ové 1ů 1ům 1ův 2cích; rle
    0ch 0m 1ové 1y 1ů 1ům 1a 1ovi 1u 0te 0tem 0ti 1at 1ata 1atech 1aty 1atům; rma 1o 1ou 1u 1y 0mi
    1ách 1ám 1ě 2em 1ech 1ovi 1ové 1ů 1ům 1ův; rna 1y 1o 1ou 1u 0mi 1ách 1ám 1ě 2en 1ech 1ům 1ovi
    1ové 1ů 1ův; rum 1 2a 2ech 2em 2y 2ům 3er 2 0e; rus 0e 0ech 0em 0ů 0ům 0ovi 0ové 0ův 0i 0u 0y
    0a; sel 2la 2le 2lech 2lem 2li 2lovi 2lu 2ly 2lů 2lům 2lův 2lové 0e 0ech 0em 0ům; ska 1o 1ou
    1u 1y 0mi 1ách 1ám 2ce 2ek 1ovi 1ové 1ů 1ům 1ův 2cích; sta 1y 1o 1ou 1u 1ech 1ům 1ovi 1ů 1ův
    1é 1i 1ové; tan 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ův; tel 0e 0em 0ů 0ům 0ovi 0ův 0i 0ích 0é
    0ech 0u 0y 0a; tes 0e 0ech 0em 0ů 0ům 0ovi 0ův 0i 0ové 0u 0y 0a; tik 0em 0u 0y 0ů 0ům 1cích 0a
    0ovi 0ův 1ci 0ové; tis 0e 0ech 0em 0ů 0ům 0i 0ovi 0ové 0ův 1d 1da 1dami 1do 1dou 1du 1dy 1dách
    1dám 1dě; tiv 0e 0ech 0em 0u 0y 0ů 0ům; tka 1y 1o 1ou 1u 1ách 2ek 0mi 1ám 2ce 1ům 1ovi 1ové 1ů
    1ův 2cích; tko 1a 1em 1u 1y 1ách 1ům 2ek 0vi 0vé 1ů 1ův; tky 2ek 1ami 1ách 1ám; ton 0e 0ech
    0em 0u 0y 0ů 0ům 0a 0ův; tor 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ův 1ři; tta 1o 1ou 1u 1y 1ech
    1ovi 1ové 1ů 1ům 1ův 0mi 1ách 1ám; tum 1 2 2a 2ech 2em 2y 2ům; tus 0e 0ech 0em 0ů 0ům 0ovi
    0ové 0ův 0i 0u 0y; tvo 1a 1ech 1em 1u 1y 1ům 2ev 1ě; těk 3ťcích 3ťka 3ťkem 3ťkovi 3ťku 3ťky
    3ťků 3ťkům 3ťkův 0em 0u 0y 0ů 0ům 1cích; uba 1o 1ou 1u 1y 1ech 1ovi 1ové 1ů 1ům 1ův 0mi 1ách
    1ám; uda 1o 1ou 1u 1y 1ech 1ovi 1ové 1ů 1ům 1ův 0mi 1ách 1ám; una 1o 1ou 1u 1y 0mi 1 1ách 1ám
    1ě 1ech 1ů 1ům 1ův; ura 1o 1ou 1u 1y 0mi 1ách 1ám 2ře 1 1ech 1ovi 1ové 1ů 1ům 1ův; uta 1o 1ou
    1u 1y 1ech 1ovi 1ové 1ů 1ům 1ův 0mi 1ách 1ám; vba 0mi 1o 1ou 1u 1y 1ách 1ám 1ě 2eb; ves 2semi
    2si 2sí 2sích 2sím 0e 0ech 0em 0i 0ovi 0ové 0ů 0ům 0ův; vka 1o 1ou 1u 1y 0mi 1ách 1ám 2ce 2ek
    1ů 1ům 1ův; vna 1o 1ou 1u 1y 0mi 1ách 1ám 1ě 2en; vum 1 2 2a 2ech 2em 2y 2ům; yna 1ech 1o 1ou
    1ovi 1ové 1u 1y 1ů 1ům 1ův; yně 0mi 1i 1í 1ích 1ím 2ň; zel 2la 2le 2lech 2lem 2li 2lovi 2lu
    2ly 2lů 2lům 2lův 0ové; zor 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ův 1ři; áda 1o 1ou 1u 1y 0mi 1 1ách
    1ám 1ě 1ech 1ů 1ům 1ův; áta 1o 1ou 1u 1y 0mi 1 1ách 1ám 1ě 1ů; áza 1o 1ou 1u 1y 0mi 1 1e 1ách
    1ám; áze 0mi 1i 1í 1ích 1ím; éna 1o 1ou 1u 1y 0mi 1 1ách 1ám 1ě 1ů; éra 1o 1ou 1u 1y 0mi 1
    1ách 1ám 2ře; éza 1o 1ou 1u 1y 0mi 1e 1ách 1ám 1 1ů; ína 1o 1ou 1u 1y 0mi 1 1ách 1ám 1ě 1ů;
    óza 0mi 1 1e 1o 1ou 1u 1y 1ách 1ám; ček 2cích 2kem 2ku 2ky 2ků 2kům 2ka 2kovi 2kův 2kové 2ci;
    čet 2te 2tech 2tem 2tu 2ty 2tů 2tům; čev 0a 0e 0ech 0em 0ovi 0ové 0u 0y 0ů 0ům 0ův; čka 1y 1o
    1ou 1u 1ách 2ek 0mi 1ám 2ce 1ům 1ovi 1ové 1ů 1ův 2cích; čko 1a 1em 1u 1y 1ách 1ům 2ek 0vi 0vé
    1ů 1ův; čky 1ách 2ek 1ami 1ám; ňka 1o 1ou 1u 1y 0mi 1ách 1ám 2ce 3něk 1ovi 1ové 1ů 1ům 1ův
    2cích; řka 1y 1o 1ou 1u 1ách 2ek 0mi 1ám 2ce; řov 0a 0e 0ech 0em 0u 0y 0ě 0ů 0ům; řín 0e 0ech
    0em 0u 0y 0ů 0ům 0a 0ě; ška 1o 1ou 1u 1y 1ovi 1ové 1ů 1ům 1ův 2cích 0mi 1ách 1ám 2ce 2ek; šov
    0a 0e 0ech 0em 0u 0y 0ů 0ům 0ě; šta 1o 1ou 1u 1y 1ech 1ovi 1ové 1ů 1ům 1ův; žba 0mi 1o 1ou 1u
    1y 1ách 1ám 1ě 2eb; žka 1o 1ou 1u 1y 0mi 1ách 1ám 2ce 2ek 1ů 1ům 1ův; adlo 1a 1ech 1em 1u 1y
    1ům 1e 2el; alka 1o 1ou 1u 1y 0mi 1ách 1ám 2ce 2ek 1ů 1ům 1ův; anka 1o 1ou 1u 1y 0mi 1ách 1ám
    2ce 2ek 1ů; atel 0e 0em 0ů 0ům 0i 0ích 0ovi 0ův 0é; ačka 1o 1ou 1u 1y 0mi 1ách 1ám 2ce 2ek 1ů;
    chel 0ové 2la 2le 2lech 2lem 2li 2lovi 2lu 2ly 2lů 2lům 2lův; cita 1o 1ou 1u 1y 0mi 1 1ách 1ám
    1ě; erle 0ch 0m 1a 1ovi 1ové 1u 1y 1ů 1ům; etát 0e 0ech 0em 0u 0y 0ů 0ům; eves 2semi 2si 2sí
    2sích 2sím; gram 0e 0ech 0em 0u 0y 0ů 0ům; idin 0e 0ech 0em 0u 0y 0ů 0ům; ista 1o 1ou 1u 1y
    1ech 1ovi 1ů 1ům 1ův 1é 1i; itan 0e 0ech 0em 0u 0y 0ů 0ům; iška 1o 1ou 1u 1y 1ovi 1ové 1ů 1ům
    1ův 2cích 0mi 1ám 2ce; lena 1o 1ou 1u 1y 1ech 1ovi 1ové 1ů 1ům 1ův 0mi 1ách 1ám; lita 1o 1ou
    1u 1y 0mi 1 1ách 1ám 1ě 1ech 1ovi 1ů 1ům 1ův; lýza 0mi 1 1e 1o 1ou 1u 1y 1ách 1ám; metr 0ech
    0em 0u 0y 0ů 0ům 0e; nina 1o 1ou 1u 1y 0mi 1 1ách 1ám 1ě 1ech 1ů 1ům 1ův; ntka 1o 1ou 1u 1y
    0mi 1ách 1ám 2ce 2ek; orka 1o 1ou 1u 1y 0mi 1ách 1ám 2ce 2ek 1ovi 1ové 1ů 1ům 1ův; ovač 0e 0em
    0i 0ích 0ů 0ům 0ovi 0ův; ovka 1o 1ou 1u 1y 0mi 1ách 1ám 2ce 2ek; ožka 1o 1ou 1u 1y 0mi 1ách
    1ám 2ce 2ek; rana 1o 1ou 1u 1y 0mi 1 1ách 1ám 1ě 1ů 1ův; stka 1o 1ou 1u 1y 0mi 1ách 1ám 2ce
    2ek; tida 0mi 1 1o 1ou 1u 1y 1ách 1ám 1ě; tika 1o 1ou 1u 1y 0mi 1 1ách 1ám 2ce; tina 1o 1ou 1u
    1y 0mi 1 1ách 1ám 1ě 1ech 1ů 1ům 1ův; vice 0mi 1ích 1ím 1; vina 1o 1ou 1u 1y 0mi 1 1ách 1ám 1ě
    1ech 1ů 1ům 1ův; vita 1o 1ou 1u 1y 0mi 1 1ách 1ám 1ě; vník 0em 0u 0y 0ů 0ům 1cích 0a 0ovi 0ův
    1ci; ylen 0e 0ech 0em 0u 0y 0ů 0ům; zita 0mi 1 1o 1ou 1u 1y 1ách 1ám 1ě; ánka 1o 1ou 1u 1y 0mi
    1ách 1ám 2ce 2ek 1ů; árna 1y 2en 0mi 1o 1ou 1u 1ách 1ám 1ě; ázka 0mi 1o 1ou 1u 1y 1ách 1ám 2ce
    2ek; áčka 1o 1ou 1u 1y 0mi 1ách 1ám 2ce 2ek 1ů; érka 0mi 1o 1ou 1u 1y 1ách 1ám 2ce 2ek; íkov
    0a 0e 0ech 0em 0u 0y 0ě 0ů 0ům; ínka 1y 1o 1ou 1u 1ách 2ek 0mi 1ám 2ce 1ů; írka 1o 1ou 1u 1y
    0mi 1ách 1ám 2ce 2ek 1ů; írna 0mi 1o 1ou 1u 1y 1ách 1ám 1ě 2en; ítko 1a 1em 1u 1y 1ách 1ům 2ek
    1ů 1ův; íček 2cích 2kem 2ku 2ky 2ků 2kům 2ka 2kovi 2kův 2kové 2kách 2ci; íčko 1a 1em 1u 1y
    1ách 1ům 2ek 1ů; čnan 0e 0ech 0em 0u 0y 0ů 0ům; čník 0em 0u 0y 0ů 0ům 1cích 0a 0ovi 0ův 1ci;
    ěnka 1o 1ou 1u 1y 0mi 1ách 1ám 2ce 2ek 1ů 1ův; ěrka 1o 1ou 1u 1y 0mi 1ách 1ám 2ce 2ek 1ů 1ův;
    ěves 2semi 2si 2sí 2sích 2sím; šice 0mi 1ích 1ím 1; alita 1o 1ou 1u 1y 0mi 1 1ách 1ám 1ě;
    arita 0mi 1 1o 1ou 1u 1y 1ách 1ám 1ě; dička 1o 1ou 1u 1y 0mi 1ách 1ám 2ce 2ek 1ů 1ům 1ův
    2cích; enina 1o 1ou 1u 1y 0mi 1 1ách 1ám 1ě; ethan 0e 0ech 0em 0u 0y 0ů 0ům; ilita 0mi 1 1o
    1ou 1u 1y 1ách 1ám 1ě; ječka 0mi 1o 1ou 1u 1y 1ách 1ám 2ce 2ek; ktura 0mi 1 1o 1ou 1u 1y 1ách
    1ám 2ře; linka 1o 1ou 1u 1y 0mi 1ách 1ám 2ce 2ek 1ů 1ům 1ův 2cích; láska 1o 1ou 1u 1y 0mi 1ách
    1ám 2ce 2ek 1ů; mička 1o 1ou 1u 1y 0mi 1ách 1ám 2ce 2ek 1ů; natka 1o 1ou 1u 1y 0mi 1ách 1ám
    2ce 2ek; oskop 0e 0ech 0em 0u 0y 0ů 0ům; ovina 1o 1ou 1u 1y 0mi 1 1ách 1ám 1ě; prava 0mi 1 1o
    1ou 1u 1y 1ách 1ám 1ě; sobek 2cích 2kem 2ku 2ky 2ků 2kům; telka 1o 1ou 1u 1y 0mi 1ách 1ám 2ce
    2ek; torka 1o 1ou 1u 1y 0mi 1ách 1ám 2ce 2ek; vačka 1o 1ou 1u 1y 0mi 1ách 1ám 2ce 2ek; ština
    1o 1ou 1u 1y 0mi 1 1ách 1ám 1ě`,
  adjectives: `
    á 1é 1ého 1ém 1ému 1ých 1ým 1ými 1ou 1ý 1í 1ostí 3ští 3čtí; é 0ho 0m 0mu 1ých 1ým 1ými 1á 1ý
    1ou 1í 1ostí 3ští 3čtí; í 1é 1ého 1ém 1ému 1ých 1ým 1ými 1ý 1ou 1á 4í 1ostí 4á 4é 4ého 4ém
    4ému 4ý 4ých 4ým 4ými 3u 0ch 0ho 0m 0mi 0mu 3skou 3ská 3ské 3ského 3ském 3skému 3ský 3ských
    3ským 3skými 3ckou 3cká 3cké 3ckého 3ckém 3ckému 3cký 3ckých 3ckým 3ckými; ý 0ch 0m 0mi 1ou 1á
    1é 1ého 1ém 1ému 1í 1ostí 3ští 3čtí; cí 0ch 0ho 0m 0mi 0mu 2kou 2ká 2ké 2kého 2kém 2kému 2ký
    2kých 2kým 2kými; ká 1é 1ého 1ém 1ému 1ých 1ým 1ými 1ou 1ý 3ští 3čtí 3čností 1ostí; ké 0ho 0m
    0mu 1á 1ých 1ým 1ými 1ou 1ý 3ští 3čtí 3čností 1ostí; ký 0ch 0m 0mi 1ou 1á 1é 1ého 1ém 1ému
    3ští 3čtí 3čností 1ostí; ná 1é 1ého 1ém 1ému 1ých 1ým 1ými 1ou 1í 1ý 1ostí; né 0ho 0m 0mu 1á
    1ých 1ým 1ými 1ou 1í 1ý 1ostí; ní 1ostí 1ou 1á 1é 1ého 1ém 1ému 1ý 1ých 1ým 1ými 0ch 0ho 0m
    0mi 0mu; ný 0ch 0m 0mi 1ou 1á 1é 1ého 1ém 1ému 1í 1ostí; tí 4í 3u 4á 4é 4ého 4ém 4ému 4ý 4ých
    4ým 4ými 3skou 3ská 3ské 3ského 3ském 3skému 3ský 3ských 3ským 3skými 3ckou 3cká 3cké 3ckého
    3ckém 3ckému 3cký 3ckých 3ckým 3ckými 1é 1ého 1ém 1ému 1ý 1ých 1ým 1ými 1ou 1á 4ích 4ího 4ím
    4ími 4ímu; vá 1é 1ého 1ém 1ému 1ých 1ým 1ými 1ou 1í 1ý 1ostí; vé 0ho 0m 0mu 1ých 1ým 1ými 1í
    1á 1ý 1ou 1ostí; ví 1é 1ého 1ém 1ému 1ých 1ým 1ými 1ý 1ou 1á 1ostí; vý 0ch 0m 0mi 1ou 1á 1é
    1ého 1ém 1ému 1í 1ostí; ší 0ch 0ho 0m 0mi 0mu; aní 1ou 1á 1é 1ého 1ém 1ému 1ý 1ých 1ým 1ými
    1ostí; ení 1ou 1á 1é 1ého 1ém 1ému 1ý 1ých 1ým 1ými 1ostí; ská 1é 1ého 1ém 1ému 1ých 1ým 1ými
    1ou 1ý 3ští 1ostí; ské 0ho 0m 0mu 1á 1ých 1ým 1ými 1ou 1ý 3ští 1ostí; ský 0ch 0m 0mi 1ou 1á 1é
    1ého 1ém 1ému 3ští 1ostí; stí 4í 3u 4á 4é 4ého 4ém 4ému 4ý 4ých 4ým 4ými 4ích 4ího 4ím 4ími
    4ímu; ící 0ch 0ho 0m 0mi 0mu; čtí 3ckou 3cká 3cké 3ckého 3ckém 3ckému 3cký 3ckých 3ckým 3ckými
    2ností; ští 3skou 3ská 3ské 3ského 3ském 3skému 3ský 3ských 3ským 3skými 3skostí`,
}
