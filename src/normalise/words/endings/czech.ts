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
    0ích 0é; m 0e 0ech 0em 0u 0y 0ů 0ům 1 2a 2em 0a 0ovi 0ové 0ův 2ům 2y 2i 2í 2ích 2ím 2ech; n 0e
    0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ův 0ové 0ě 0i; o 1a 1em 1u 1ům 1y 1ech 0vi 1ů 1ův 0vé 1ách 2el;
    p 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ův 0ové; r 0em 0ů 0ům 0ech 0u 0y 0e 0a 0ovi 0ův 0ové 1ře
    1ři; s 0e 0em 0ů 0ům 0ech 0ovi 0ův 0ové 0i 2ů 2ům 2em 1 2y 2e 2ech 4zme 4zmech 4zmem 4zmu
    4zmus 4zmy 4zmů 4zmům 0u 0y; t 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ův 0ové 0i; u 0a 0ech 0em
    0ovi 0ové 0y 0ů 0ům 0ův; v 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ě 0ovi 0ův 0ové; x 0e 0ech 0em 0y 0ů
    0ům 0u 0ovi 0ův 0ové 0a 0i; y 1 1ům 1ách 0e 0ové 0ů 0ům 0em 0ovi 0ův 1ami 1ám 1ech 0a 0ech 0u
    0y 2ek; z 0e 0em 0ů 0ům 0ech 0u 0y 0ovi 0ův 0ové 0a; í 0ch 0m 0mi; č 0e 0i 0ích 0em 0ů 0ům
    0ovi 0ův 0ové; ě 1ích 1ím 1i 1í 0mi 0m 2ť 2ň 0te 0tem 0ti 0a 0e 0ech 0em 0ovi 0ové 0u 0y 0ů
    0ům 0ův; ň 1ni 1ních 1ně 0ů 0ům 1něm 0ův 0ové 2ni 2ních 1ní 1ním 1němi 2ním 2němi; ř 0e 0i
    0ích 0em 0ů 0ům 0ovi 0ův 0ové; š 0i 0ích 0e 0em 0ů 0ům 0ovi 0ův 0ové; ť 1ti 1tích 1tí 1tím 1tě
    1těmi 0ů 0ům 1těm 0ův 0ové 0mi; ž 0e 0i 0ích 0emi 0í 0ím 0em 0ů 0ům 0ovi 0ův 0ové; ak 0em 0u
    0y 0ů 0ům 1cích 0a 0ovi 0ův 0ové; al 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ové 0ův; am 0e 0ech 0em
    0u 0y 0ů 0ům 0a 0ovi 0ové 0ův; an 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ův 0ové 0é 0i; ar 0e 0ech
    0em 0u 0y 0ů 0ům 0a 0ovi 0ův 0ové; as 0e 0ech 0em 0ů 0ům 0ovi 0ův 0ové 0i 0u 0y 0a; ay 0e 0em
    0ovi 0ové 0ů 0ům 0ův 0a 0ech 0u 0y 0i 0ích 0emi 0í 0ím; ba 1o 1ou 1u 1y 1ech 1ovi 1ové 1ů 1ům
    1ův 0mi 1ách 1ám 1ě 2eb 1; ca 1o 1ou 1u 1i 1ovi 1ové 1ích 1ů 1ům 1ův 0mi 1ách 1ám; ce 1ích 1ím
    0mi 1i 1í 1; ch 0em 0ů 0ům 0u 0y 2ších 0a 0ovi 0ův 0ové; ck 0em 0u 0y 0ů 0ům 1cích 0a 0ovi
    0ové 0ův; da 1o 1ou 1u 1y 1ech 1ovi 1ů 1ům 1ův 1ové 0mi 1ách 1ám 1ě 1; dl 0e 0ech 0em 0u 0y 0ů
    0ům 0a 0ovi 0ové 0ův; ec 2ce 2ci 2cích 2cem 2ců 2cům 2cův 2če; ek 2cích 2kem 2ku 2ky 2ků 2kům
    2ka 2kovi 2kův 2kové; el 0e 0em 0ů 0ům 0ovi 0ův 0ové 2le 2lech 2lem 2lu 2ly 2lů 2lům 2li 2la
    2lovi 2lův 0i 0ích 0y 0ech 0u 0é 0a; en 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ův 0ové; er 0e 0ech
    0em 0u 0y 0ů 0ům 0a 0ovi 0ův 0ové; es 0e 0em 0ů 0ům 0ech 0ovi 0ův 0ové 0i 2semi 2si 2sí 2sích
    2sím 0u 0y; et 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ův 0ové 2te 2tech 2tem 2tu 2ty 2tů 2tům; ev
    0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ové 0ův 2ve 2vemi 2vi 2ví 2vích 2vím; eň 2ni 2ních 2ně 2ní
    2ním 2němi 2něm 2ňů 2ňům 2ňové 2ňův 1němi; ga 1o 1ou 1u 1y 1ovi 1ové 1ů 1ům 1ův 2zích 0mi 1
    1ách 1ám 2ze; gl 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ové 0ův; ha 1o 1ou 1u 1y 1ovi 1ové 1ů 1ům
    1ův 3ších 0mi 1ách 1ám 2zích 1 2ze; ic 0em 0ů 0ům 0e 0i 0ích 0ův 0ové; id 0e 0ech 0em 0u 0y 0ů
    0ům 0a 0ův; ie 0mi 1í 1ích 1ím 1i; ik 0em 0u 0y 0ů 0ům 1cích 0a 0ovi 0ův 0ové 1ci; il 0e 0ech
    0em 0u 0y 0ů 0ům 0a 0ovi 0ové 0ův; im 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ové 0ův; in 0e 0ech
    0em 0u 0y 0ů 0ům 0a 0ovi 0ův 0ové; is 0e 0ech 0em 0ů 0ům 0ovi 0ův 0ové 0i 0u 0y; it 0e 0ech
    0em 0u 0y 0ů 0ům 0a 0ův; ja 1i 1o 1ou 1u 1ech 1ovi 1ové 1ů 1ům 1ův 0mi 1ách 1ám; ka 1y 1o 1ou
    1u 1ách 0mi 1ám 2ce 2ek 1ům 1ovi 1ové 1ů 1ův 2cích 1; ke 0ch 0m 1u 1y 1ů 1ům 1a 1ovi 1ové; ko
    1a 1em 1u 1y 1ách 1ům 0vi 0vé 1ů 1ův 2ek; ky 1ách 1ami 1ám 2ek 0e 0ové 0ů 0ům 0a 0ech 0em 0ovi
    0u 0y 0ův; la 1y 1o 1ou 1u 1ech 1ům 1ovi 1ové 1ů 1ův 0mi 1ách 1ám; le 0m 1ů 1ům 0ch 1y 1u 1ové
    1a 1ovi 1í 1ích 1ím 0mi 1i; lo 1a 1ech 1em 1u 1y 1ům 2el 1e 0vi 0vé 1ů 1ův; ma 1o 1ou 1u 1y
    0mi 1ech 1ovi 1ové 1ách 1ám 1ě 1ů 1ům 1ův 1 2em 0t 0ta 0tech 0tem 0tu 0ty 0tům; na 1y 1o 1ou
    1u 0mi 1ách 1ám 1ě 1 1ech 1ům 1ovi 1ové 1ů 1ův 2en; nc 0em 0ů 0ům 0e 0i 0ích 0ové 0ův; nk 0em
    0u 0y 0ů 0ům 1cích 0a 0ovi 0ové 0ův; nn 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ové 0ův; no 1a 1ech
    1em 1u 1y 1ům 2en 1 0vi 0vé 1ů 1ův; ns 0e 0ech 0em 0ů 0ům 0ovi 0ové 0ův 0i 0u 0y 1tem; ny 1
    1ech 1ům 1ami 1ách 1ám 0e 0ové 0ů 0ům 0a 0ech 0em 0ovi 0u 0y 0ův; ně 1ích 0mi 1i 1í 1ím 2ň 0a
    0e 0ech 0em 0ovi 0ové 0u 0y 0ů 0ům 0ův 0te 0tem 0ti 2ňat 2ňata 2ňatech 2ňaty 2ňatům; ok 0em 0u
    0y 0ů 0ům 1cích 0a 0ovi 0ův 0ové; ol 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ův 0ové; om 0e 0ech 0em
    0u 0y 0ů 0ům 0a 0ovi 0ové 0ův; on 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ův 0ové; or 0e 0ech 0em 0u
    0y 0ů 0ům 0a 0ovi 0ův 0ové 1ři; os 0e 0ech 0em 0ů 0ům 0ovi 0ův 0ové 0i 0u 0y 0a; oň 1ni 1ních
    1ně 0ů 0ům 1něm 0ův 0ové 1ní 1ním 1němi; pa 1o 1ou 1u 1y 1ech 1ovi 1ové 1ů 1ům 1ův 0mi 1ách
    1ám 1ě 1; ra 1y 1o 1ou 1u 1ech 1ům 1ovi 1ové 1ů 1ův 0mi 1ách 1ám 2ře 1 2er; rk 0em 0u 0y 0ů
    0ům 1cích 0a 0ovi 0ové 0ův; rt 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ův 0ové; sa 1y 1o 1ou 1u 1ech
    1ům 1ovi 1ové 1ů 1ův 0mi 1 1e 1ách 1ám; sk 0em 0u 0y 0ů 0ům 1cích 0ův; ss 0e 0ech 0em 0ů 0ům
    0ovi 0ové 0ův 0i 0u 0y 0a; ta 1y 1o 1ou 1u 1ech 1ům 1ovi 1ů 1ův 0mi 1ách 1ám 1ě 1 1é 1ové; tl
    0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ové 0ův; to 1a 1ech 1em 1u 1y 1ům 1 1ě 1ů 1ův; tě 1ích 1ím
    1i 0m 2ť 0mi 1í; uk 0em 0u 0y 0ů 0ům 1cích 0a 0ovi 0ův 0ové; um 1 2a 2em 2ům 2y 2 2i 2í 2ích
    2ím 2ech 2ách 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ové 0ův; va 1o 1ou 1u 1y 0mi 1ách 1ám 1ě 1
    1ech 1ovi 1ové 1ů 1ům 1ův 2ev; vo 1a 1ech 1em 1u 1y 1ům 2ev 1 1ů 1ův; yk 0em 0u 0y 0ů 0ům
    1cích 0a 0ovi 0ův 0ové; ys 0e 0ech 0em 0ů 0ům 0i 0ovi 0ové 0ův 0u 0y; za 1o 1ou 1u 1y 0mi 1e
    1ách 1ám 1 1ech 1ovi 1ové 1ů 1ům 1ův; ze 1i 1í 1ích 1ím 0mi 0m 0ch 1y 1ů 1ům 1u 1ové 1a; ák
    0em 0u 0y 0ů 0ům 1cích 0a 0ovi 0ův 0ové 1ci; ál 0e 0em 0ů 0ům 0ech 0u 0y 0ovi 0ův 0a 0ové; án
    0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ův 0ové 0i; ár 0e 0em 0ů 0ům 0ech 0u 0y 0ovi 0ův 0a 0ové; áň
    1ni 1ních 1ně 0ů 0ům 1něm 0ové 0ův 1ní 1němi; ém 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ův; ér 0e 0ech
    0em 0u 0y 0ů 0ům 0a 0ovi 0ův 1ři; ík 0em 0u 0y 0ů 0ům 1cích 0a 0ovi 0ův 0ové 1ci; ín 0e 0ech
    0em 0u 0y 0ů 0ům 0a 0ě 0ovi 0ův 0ové; ča 1i 1o 1ou 1u 1ovi 1ové 1ích 1ů 1ům 1ův 0mi 1ách 1ám;
    ěk 3ňcích 3ňkem 3ňku 3ňky 3ňků 3ňkům 3ňka 3ňkovi 3ňkův 0em 0u 0y 0ů 0ům 1cích; ěr 0e 0ech 0em
    0u 0y 0ů 0ům 0ův; ňa 1o 1ou 1u 2ni 1ovi 1ové 1ů 1ům 1ův 2ních 0mi 1ách 1ám; ša 1i 1o 1ou 1u
    1ovi 1ové 1ích 1ů 1ům 1ův 0mi; ža 1i 1o 1ou 1u 1ovi 1ové 1ích 1ů 1ům 1ův 0mi; ace 0mi 1í 1ích
    1ím 1i; any 1 1ech 1ům; bel 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ové 0ův; cha 1o 1ou 1u 1y 1ovi
    1ové 1ů 1ům 1ův 3ších 0mi 1ách 1ám; del 0e 0em 0ů 0ům 0ech 0u 0y 0a 0ovi 0ové 0ův 0i 0ích 0emi
    0í 0ím; dka 1o 1ou 1u 1y 0mi 1ách 1ám 2ce 2ek 1ů 1ům 1ův 2cích; dlo 1a 1ech 1em 1u 1y 1ům 1e
    2el 1ů 1ův; era 1o 1ou 1u 1y 1ech 1ovi 1ové 1ů 1ům 1ův 0mi 1ách 1ám; gel 2la 2le 2lech 2lem
    2li 2lovi 2lu 2ly 2lů 2lům 2lův 2lové 0e 0em; hel 2le 2lech 2lem 2lu 2ly 2lů 2lům 2la 2li
    2lovi 2lův 0ové 0e 0em 0ů 0ům; hov 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ě; ika 1o 1ou 1u 1y 0mi 1 1ách
    1ám 2ce 1ů; ina 1o 1ou 1u 1y 0mi 1 1ách 1ám 1ě 1ech 1ovi 1ové 1ů 1ům 1ův; iny 1 1ami 1ách 1ám;
    ita 1o 1ou 1u 1y 0mi 1 1ách 1ám 1ě 1ech 1ovi 1ů 1ům 1ův 1ové; ium 1 2a 2em 2i 2í 2ích 2ím; ius
    0e 0ech 0em 0ů 0ům 0ovi 0ové 0ův 0i 1 2e 2em 2ů 2ům 2a 2i 2ích 0u 0y; kum 2 1 2a 2em 2y 2ách
    2ům 0e; kus 0e 0ech 0em 0ů 0ům 0ovi 0ové 0ův 0i 0u 0y; let 0e 0ech 0em 0u 0y 0ů 0ům 0ův; lka
    1o 1ou 1u 1y 0mi 1ách 1ám 2ce 2ek 1ové 1ovi 1ů 1ům 1ův 2cích; lík 0em 0u 0y 0ů 0ům 1cích 0a
    0ovi 0ův 0ové; man 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ův 0ové 0i; mel 2le 2lech 2lem 2lu 2ly
    2lů 2lům 2la 2li 2lovi 2lův 2lové 0e 0ech 0em 0u 0y 0ů 0ům; mus 1 2e 2ech 2em 2y 2ů 2ům 4zme
    4zmech 4zmem 4zmu 4zmus 4zmy 4zmů 4zmům; nka 1y 1o 1ou 1u 1ách 0mi 1ám 2ce 2ek 1ům 1ovi 1ové
    1ů 1ův 2cích; nky 1ách 1ami 1ám 2ek; něk 3ňcích 3ňkem 3ňku 3ňky 3ňků 3ňkům 3ňka 3ňkovi 3ňkův;
    rka 1o 1ou 1u 1y 0mi 1ách 1ám 2ce 2ek 1ovi 1ové 1ů 1ům 1ův 2cích; rle 0ch 0m 1ové 1y 1ů 1ům 1a
    1ovi 1u 0te 0tem 0ti 1at 1ata 1atech 1aty 1atům; rus 0e 0ech 0em 0ů 0ům 0ovi 0ové 0ův 0i 1 2e
    2ech 2em 2y 2ů 2ům 0u 0y 0a; sta 1y 1o 1ou 1u 1ech 1ům 1ovi 1ů 1ův 1é 1i 1ové; tel 0e 0em 0ů
    0ům 0ovi 0ův 0i 0ích 0é 0ech 0u 0y 0a 0ové; tka 1y 1o 1ou 1u 1ách 2ek 0mi 1ám 2ce 1ům 1ovi
    1ové 1ů 1ův 2cích; tor 0e 0ech 0em 0u 0y 0ů 0ům 0a 0ovi 0ův 1ři; vka 1o 1ou 1u 1y 0mi 1ách 1ám
    2ce 2ek 1ovi 1ů 1ům 1ův 1ové; vna 1o 1ou 1u 1y 0mi 1ách 1ám 1ě 2en; yně 0mi 1i 1í 1ích 1ím 2ň;
    áza 1o 1ou 1u 1y 0mi 1 1e 1ách 1ám; éra 1o 1ou 1u 1y 0mi 1 1ách 1ám 2ře; óza 0mi 1 1e 1o 1ou
    1u 1y 1ách 1ám; ček 2cích 2kem 2ku 2ky 2ků 2kům 2ka 2kovi 2kův 2kové 2kách 2ci; čka 1y 1o 1ou
    1u 1ách 2ek 0mi 1ám 2ce 1ům 1ovi 1ové 1ů 1ův 2cích; čky 1ách 2ek 1ami 1ám; čík 0em 0u 0y 0ů
    0ům 1cích 0a 0ovi 0ův 0ové; řka 1y 1o 1ou 1u 1ách 2ek 0mi 1ám 2ce; ška 1o 1ou 1u 1y 1ovi 1ové
    1ů 1ům 1ův 2cích 0mi 1ách 1ám 2ce 2ek; šov 0a 0e 0ech 0em 0u 0y 0ů 0ům 0ě; žka 1o 1ou 1u 1y
    0mi 1ách 1ám 2ce 2ek 1ů 1ům 1ův 2cích; anka 1o 1ou 1u 1y 0mi 1ách 1ám 2ce 2ek 1ů; atel 0e 0em
    0ů 0ům 0i 0ích 0ovi 0ův 0é; ačka 1o 1ou 1u 1y 0mi 1ách 1ám 2ce 2ek 1ů 1ův; ista 1o 1ou 1u 1y
    1ech 1ovi 1ů 1ům 1ův 1é 1i; itan 0e 0ech 0em 0u 0y 0ů 0ům; metr 0ech 0em 0u 0y 0ů 0ům 0e; ntka
    1o 1ou 1u 1y 0mi 1ách 1ám 2ce 2ek; ovka 1o 1ou 1u 1y 0mi 1ách 1ám 2ce 2ek; ožka 1o 1ou 1u 1y
    0mi 1ách 1ám 2ce 2ek; stka 1o 1ou 1u 1y 0mi 1ách 1ám 2ce 2ek; tida 0mi 1 1o 1ou 1u 1y 1ách 1ám
    1ě; vina 1o 1ou 1u 1y 0mi 1 1ách 1ám 1ě 1ech 1ů 1ům 1ův; vita 1o 1ou 1u 1y 0mi 1 1ách 1ám 1ě;
    ánka 1o 1ou 1u 1y 0mi 1ách 1ám 2ce 2ek 1ů; árna 1y 2en 0mi 1o 1ou 1u 1ách 1ám 1ě; érka 0mi 1o
    1ou 1u 1y 1ách 1ám 2ce 2ek`,
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
