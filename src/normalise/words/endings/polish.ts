import type { Endings } from './endings.js'

/** Polish. */
export const PL: Endings = {
  nouns: `
    a 0ch 0mi 1om 1ą 1ę 1o 1i 1y 1 2ce 1e 2ek 1ie 1ów 2yj 1j 1owie; b 0ie 0ach 0ami 0em 0om 0owi
    0y 0ów 0a 0u 0owie 2ębie 2ębach 2ębami 2ębem 2ębom 2ębowi 2ęby 2ębów 2obach 2obami 2obem 2obom
    2obowi 2oby 2obów 2ębu 2oba; c 3cach 3cami 3ce 3com 3ców 3ca 3cem 3cowi 3cu 3cy 4ńca 4ńcach
    4ńcami 4ńce 4ńcem 4ńcom 4ńcowi 4ńcu 4ńców 0ach 0ami 0om 0ów 0e 2cach 2cami 2cem 2com 2cowi 2cu
    2ców 2ca 0em 0owi 0u 4ńcy; d 0ach 0ami 0om 0y 0ów 0em 0owi 0zie 0u 0a 0owie 2odach 2odami
    2odem 2odom 2odowi 2ody 2odzie 2odów 2odu; e 1ach 1ami 1om 0m 1a 1u 3ń; f 0ach 0ami 0em 0ie
    0om 0owi 0y 0ów 0u 0a 0owie; g 0ach 0ami 0i 0iem 0om 0owi 0u 0ów 0a 0owie 1dzy 2ogach 2ogami
    2ogi 2ogiem 2ogom 2ogowi 2ogu 2ogów; h 0ach 0ami 0om 0ów 0em 0owi 0u 0y 0a 0owie; i 1ach 1ami
    1om 1ów 2ek 0ach 0ami 0om 0ą 0e 2ń 0ę; j 0ach 0ami 0e 0om 0em 0owi 0u 0ów 0a 0owie 2ojach
    2ojami 2oje 2ojem 2ojom 2ojowi 2oju 2ojów 1i; k 0ach 0ami 0i 0iem 0om 0owi 0u 0ów 0a 2kach
    2kami 2ki 2kiem 2kom 2kowi 2ku 2ków 2ka 0owie 1cy 2kowie; l 0ach 0ami 0om 0e 0em 0owi 0u 0i
    0ów 0a 0owie 2lach 2lami 2le 2lem 2lom 2lowi 2lu 2la 2li 2lów; m 0ach 0ami 0om 0y 0ów 0em 0owi
    0ie 0u 2a 2ach 2ami 2om 2ów 0a; n 0em 0ie 0owi 0ach 0ami 0om 0ów 0y 0a 0u 1e 2ach 2ami 2om 2y
    2 0owie 0i; o 0m 1ach 1ami 1a 1u 1em 1 1ie 1iem 1ów 0wie 2ek; p 0ie 0ach 0ami 0om 0y 0ów 0em
    0owi 0u 0a 0owie; r 0ach 0ami 0om 0ów 0y 0em 0owi 0ze 0a 0u 0zy 0owie; s 0ach 0ami 0om 0ów 0em
    0ie 0owi 0y 0a 0u 0owie 0i; t 0ach 0ami 0om 0y 0ów 0em 0owi 1cie 0u 0a 1ci 0owie 2ście; w 0ie
    0ach 0ami 0om 0y 0ów 0em 0owi 0a 0owie 0u 2owie 2owach 2owami 2owem 2owom 2owowi 2owy 2owów; x
    0ach 0ami 0em 0ie 0om 0owi 0y 0ów 1ksach 1ksami 1ksem 1ksie 1ksom 1ksowi 1ksy 1ksów 0u 1ksu 0a
    1ksa 0owie 1ksowie; y 1ach 1ami 1om 1ów 0ach 0ami 0em 0om 0owi 0u 0ów 0e 0a; z 0ach 0om 0ami
    0em 0owi 0u 0e 0a 0ów 0y 0owie 0ie; ć 1ciach 1ciami 1ciom 1ci 1cią; ę 0cia 0ciem 0ciu 0ta
    0tach 0tami 0tom 1ąt 1on 1ona 1onach 1onami 1onom; ł 0ach 0ami 0om 0y 0ów 0em 0owi 1le 0u 0a
    0owie 2ołach 2ołami 2ołem 2ołom 2ołowi 2oły 2ołów 2ole 2ołu; ń 1niach 1niami 1niom 1nie 1niem
    1niowi 1niu 1nia 1ni 1niów 1niowie 1nią 2niach 2niami 2niom 2niem 2niowi 2niu; ś 1siach 1siami
    1siom 1sie 1siu 1sia 1siem 1siowi 1siów 1siowie 1sią; ż 0ach 0ami 0om 0e 0y 0em 0owi 0u 0ów 0a
    0ą; ad 0ach 0ami 0om 0y 0ów 0em 0owi 0zie 0u 0a 0owie; ag 0ach 0ami 0i 0iem 0om 0owi 0u 0ów 0a
    0owie; aj 0ach 0ami 0e 0em 0om 0owi 0u 0ów 0a 0owie 1i; ak 0ach 0ami 0i 0iem 0om 0owi 0u 0ów
    0a 0owie 1cy; al 0ach 0ami 0e 0om 0em 0owi 0u 0i 0ów 0a 0owie; am 0ach 0ami 0em 0ie 0om 0owi
    0y 0ów 0u 0a 0owie; an 0ach 0ami 0om 0y 0ów 0em 0ie 0owi 0u 0a 0owie 0i; at 0ach 0ami 0om 0y
    0ów 0em 0owi 1cie 0u 0a 1ci 0owie; aw 0ie 0ach 0ami 0om 0y 0ów 0em 0owi 0a 0owie 0u; ał 0ach
    0ami 0em 0om 0owi 0y 0ów 1le 0u 0a 0owie; ba 0ch 0mi 1ie 1o 1om 1y 1ą 1ę 1 1ów 1owie; ca 0ch
    0mi 1om 1o 1ą 1ę 1e 1y 1 1ów; ce 1ach 1ami 1om 1 1ów; ci 0ach 0ami 0om; ck 0ach 0ami 0i 0iem
    0om 0owi 0u 0ów 0a 0owie; cz 0ach 0ami 0om 0e 0em 0owi 0u 0a 0ów 0owie 0y; da 0ch 0mi 1om 1o
    1y 1ą 1ę 1zie 1 1ów 1owie; dy 1ach 1ami 1om 1ów; ea 0ch 0mi 1om 1i 1o 1ą 1ę 1e 1ów 1owie; ec
    3cach 3cami 3ce 3com 3ców 3ca 3cem 3cowi 3cu 3cy 4ńca 4ńcach 4ńcami 4ńce 4ńcem 4ńcom 4ńcowi
    4ńcu 4ńców 2cach 2cami 2ce 2cem 2com 2cowi 2cu 2ców 2ca 4ńcy; eg 0ach 0ami 0i 0iem 0om 0owi 0u
    0ów 0a 0owie 1dzy; ej 0ach 0ami 0e 0om 0em 0owi 0u 0ów 0a 0owie 1i; ek 2kach 2kami 2ki 2kiem
    2kom 2kowi 2ku 2ków 2ka 2kowie; em 0ach 0ami 0em 0ie 0om 0owi 0y 0ów 0u 0a 0owie; en 0ach 0ami
    0om 0ów 0em 0ie 0owi 0y 0u 0a 0owie 0i; er 0ach 0ami 0em 0om 0owi 0y 0ze 0ów 0a 0owie 0zy 0u
    2rach 2rami 2rem 2rom 2rowi 2rze 2rów 2ry 2ra; et 0ach 0ami 0em 0om 0owi 0y 0ów 1cie 0u 0a
    0owie; ew 0ie 0ach 0ami 0em 0om 0owi 0y 0ów 0u 0a 0owie 2wie 3wi 3wiach 3wiami 3wiom 3wią 2wi
    2wiach 2wiami 2wiom 2wią; fa 0ch 0mi 1ie 1o 1om 1y 1ą 1ę 1; ga 0ch 0mi 1om 1i 1o 1ą 1ę 2dze 1
    1ów 1owie; gi 1ach 1ami 1om 1ów; ha 0ch 0mi 1om 1o 1ą 1ę 1y 3sze 1 1ów 1owie; ia 0ch 0mi 1om
    1ą 1ę 1e 1o 1i 1j 1 2yj 3ń; id 0ach 0ami 0em 0om 0owi 0y 0zie 0ów 0u 0a 0owie; ik 0ach 0ami 0i
    0iem 0om 0owi 0u 0ów 0a 1cy 0owie; il 0ach 0ami 0em 0om 0owi 0u 0e 0ów 0i 0a 0owie; im 0ach
    0ami 0em 0ie 0om 0owi 0y 0ów 0u 0a 0owie; in 0em 0ie 0owi 0a 1e 2ach 2ami 2om 2y 2 0ach 0ami
    0om 0y 0ów 0owie 0u; io 0m 1a 1ach 1ami 1em 1u 1ów 0wi 1e 0wie; it 0ach 0ami 0em 0om 0owi 0y
    0ów 1cie 0u 0a; ja 0ch 0mi 1om 1o 1ą 1ę 1e 1i 2yj; je 1ach 1ami 1om 1i 1ów; ka 0ch 0mi 1om 1i
    1o 1ą 1ę 2ce 2ek 1; ki 1ach 1ami 1om 2ek 1ów; ko 0m 1ach 1ami 1a 1iem 1u 1 2ek 1ów 0wie 1i 1ą
    1ę 2ce; la 0ch 0mi 1i 1om 1ą 1ę 1e 1o 1 1ów 1owie; le 1ach 1ami 1om 1i 1ów; ll 0ach 0ami 0e
    0em 0om 0owi 0u 0ów 0a 0owie 0i; ma 0ch 0mi 1ie 1o 1om 1y 1ą 1ę 1 1owie; na 0ch 0mi 1om 1o 1ą
    1ę 1y 1 1ie 3źnie; nd 0ach 0ami 0em 0om 0owi 0y 0zie 0ów 0a 0u 0owie; ng 0ach 0ami 0i 0iem 0om
    0owi 0u 0ów 0a 0owie; nt 0ach 0ami 0em 0om 0owi 0y 0ów 1cie 0a 1ci 0u 0owie; ny 1ach 1ami 1om
    1ów 1; og 0ach 0ami 0i 0iem 0om 0owi 0u 0ów 0a 0owie 1dzy; ok 0ach 0ami 0i 0iem 0om 0owi 0u
    0ów 0a 0owie; ol 0ach 0ami 0e 0om 0em 0owi 0u 0i 0ów 0a 0owie; om 0ach 0ami 0om 0y 0ów 0em 0ie
    0owi 0u 0a 0owie; on 0ach 0ami 0em 0ie 0om 0owi 0ów 0y 0u 0a 0owie; ot 0ach 0ami 0om 0y 0ów
    0em 0owi 1cie 0u 0a 0owie; ow 0ach 0ami 0om 0y 0ów 0em 0ie 0owi 0owie 0a; oń 1niach 1niami
    1nie 1niom 1niem 1niowi 1niu 1nia 1niów 1niowie 1ni 1nią; pa 0ch 0mi 1ie 1o 1om 1y 1ą 1ę 1 1ów
    1owie; ra 0ch 0mi 1om 1o 1y 1ą 1ę 1ze 1 1ów 1owie; rd 0ach 0ami 0em 0om 0owi 0y 0zie 0ów 0a
    0owie 0u 0zi; rg 0ach 0ami 0i 0iem 0om 0owi 0u 0ów 0a 0owie 1dzy; ro 0m 1ach 1ami 1a 1em 1ze
    1u 1ów 0wie 1 2er; rt 0ach 0ami 0em 0om 0owi 0y 0ów 1cie 0u 0a 0owie; ry 1ach 1ami 1om 1ów; rz
    0ach 0ami 0om 0em 0owi 0u 0a 0e 0y 0ów 0owie; sa 0ch 0mi 1om 1ie 1o 1y 1ą 1ę 1 1ów 1owie; sk
    0ach 0ami 0i 0iem 0om 0owi 0u 0ów 0owie; st 0ach 0ami 0em 0om 0owi 0y 0ów 2ście 0u 0a 0owie;
    sy 1ach 1ami 1om 1ów; sz 0ach 0ami 0om 0e 0em 0owi 0u 0ów 0a 0y 0owie; ta 0ch 0mi 1om 1ą 1o 1y
    1ę 1ów 3ście 3ści 2cie 1 2ci 1owie; to 0m 1ach 1ami 1a 1em 2cie 1u 1 1ów 0wie; tr 0ach 0ami
    0om 0y 0ów 0em 0owi 0ze 0u 0a; ty 1ach 1ami 1om 1ów; uk 0ach 0ami 0i 0iem 0om 0owi 0u 0ów 0a
    0owie; um 2a 2ach 2ami 2om 2ów 0ach 0ami 0em 0ie 0om 0owi 0y 0ów; un 0ach 0ami 0em 0ie 0om
    0owi 0y 0ów 0a 0owie 0i 0u; us 0ach 0ami 0em 0ie 0om 0owi 0y 0ów 0a 0u 0owie; wa 0ch 0mi 1om
    1ie 1o 1y 1ą 1ę 1; wo 0m 1a 1ach 1ami 1em 1u 1 1ie; yd 0ach 0ami 0em 0om 0owi 0y 0zie 0ów 0u
    0a 0owie; yk 0ach 0ami 0i 0iem 0om 0owi 0u 0ów 0a 1cy 0owie; yl 0ach 0ami 0e 0em 0om 0owi 0u
    0ów 0i 0a 0owie; yn 0ach 0ami 0om 0y 0ów 0em 0ie 0owi 0u 0a 0owie 0i; yt 0ach 0ami 0em 0om
    0owi 0y 0ów 1cie 0u 0a; yw 0ach 0ami 0em 0ie 0om 0owi 0y 0ów 0u 0i; za 0ch 0mi 1om 1o 1y 1ą 1ę
    1 1ie 1e; ze 1ach 1ami 1om 1y 0m 1a 1u 1ów; zm 0ach 0ami 0em 0ie 0om 0owi 0y 0ów 0u; zy 1ach
    1ami 1om 1 1ów; ód 2odach 2odami 2odem 2odom 2odowi 2ody 2odzie 2odów 2odu 2oda; óg 2ogach
    2ogami 2ogi 2ogiem 2ogom 2ogowi 2ogu 2ogów 2oga 2ogowie; ój 2ojach 2ojami 2oje 2ojem 2ojom
    2ojowi 2oju 2ojów 2oi 0ach 0ami 0e 0em 0om 0owi 0u 0ów; ór 2orach 2orami 2orem 2orom 2orowi
    2ory 2orze 2orów 2oru 0ach 0ami 0em 0om 0owi 0y 0ze 0ów; ąg 0ach 0ami 0i 0iem 0om 0owi 0u 0ów
    0a 2ęgach 2ęgami 2ęgi 2ęgiem 2ęgom 2ęgowi 2ęgu 2ęgów 0owie; ła 0ch 0mi 1om 1o 1y 1ą 1ę 2le 1ów
    1owie 1; ło 0m 1ach 1ami 1a 1em 1u 2le 2eł 1ów 1ą 1ę; ża 0ch 0mi 1om 1o 1y 1ą 1ę 1e 1 1owie;
    ata 0ch 0mi 1om 1o 1y 1ą 1ę 2cie 1 1ów 2ci 1owie; aur 0ach 0ami 0em 0om 0owi 0y 0ze 0ów 0a;
    cie 1ach 1ami 1om 0m 1a 1u 3ć; dło 0m 1ach 1ami 2le 1a 1em 1u 2eł; eta 0ch 0mi 1o 1om 1y 1ą 1ę
    2cie 1 1ów 2ci 1owie; fia 0ch 0mi 1e 1i 1o 1om 1ą 1ę 1j; gia 0ch 0mi 1om 1i 1o 1ą 1ę 1e 1j;
    ica 0ch 0mi 1om 1o 1ą 1ę 1e 1 1y; ice 1ach 1ami 1om 1; icz 0ach 0ami 0e 0om 0em 0owi 0u 0ów 0a
    0owie; iec 3cach 3cami 3ce 3com 3ców 3ca 3cem 3cowi 3cu 3cy 4ńca 4ńcach 4ńcami 4ńce 4ńcem
    4ńcom 4ńcowi 4ńcu 4ńców 4ńcy; iek 0ach 0ami 0i 0iem 0om 0owi 0u 0ów 4ńka 4ńkach 4ńkami 4ńki
    4ńkiem 4ńkom 4ńkowi 4ńku 4ńków 4śkach 4śkami 4śki 4śkiem 4śkom 4śkowi 4śku 4śków 4śkowie
    0owie; iel 0ach 0ami 0e 0om 0em 0owi 0u 0a 0i 3lach 3lami 3le 3lem 3lom 3lowi 3lu 3li 3la 0ów
    3lów 0owie 0ą; ier 0ach 0ami 0em 0om 0owi 0y 0ze 0ów 0a 0zy 0owie 3rach 3rami 3rem 3rom 3rowi
    3ry 3rze 3rów 0u 3ra 3ru; iew 0ach 0ami 0em 0ie 0om 0owi 0y 0ów 0u 0owie 3wi 3wiach 3wiami
    3wie 3wiom 3wią; ień 1niach 1niami 1nie 1niom 1ni 1nia 1niem 1niowi 1niu 3nia 3niach 3niami
    3nie 3niem 3niom 3niowi 3niu 3ni 1nią 4niem 4niowi 4niu 1niów 3niów; ina 0ch 0mi 1ie 1o 1om 1y
    1ą 1ę 1; ium 2a 2ach 2ami 2om 2ów; jka 0ch 0mi 1i 1o 1om 1ą 1ę 2ce 2ek; ker 0ach 0ami 0em 0om
    0owi 0y 0ze 0ów 0a 0zy 0owie; lec 2ca 2cach 2cami 2ce 2cem 2com 2cowi 2cu 2ców 2cy 2cowie; ler
    0ach 0ami 0em 0om 0owi 0y 0ze 0ów 0a 0owie 0zy; lia 0ch 0mi 1om 1i 1o 1ą 1ę 1e 1j 1ów; lin
    0ach 0ami 0em 0ie 0om 0owi 0y 0ów 0u 0a 0owie; mer 0ach 0ami 0em 0om 0owi 0y 0ze 0ów 0a 0u
    0owie 0zy; mia 0ch 0mi 1om 1e 1o 1ą 1ę 1i 1j; ner 0ach 0ami 0em 0om 0owi 0y 0ze 0ów 0a 0owie
    0zy 0u; nia 0ch 0mi 1om 1ą 1ę 1e 1o 1 3ń 1i 1j; nin 0em 0ie 0owi 0a 1e 2ach 2ami 2om 2y 2 2ów;
    nka 0ch 0mi 1om 1i 1o 1ą 1ę 2ce 2ek; oza 0ch 0mi 1om 1ie 1o 1y 1ą 1ę 1; pia 0ch 0mi 1om 1e 1o
    1ą 1ę 1i 1j; ria 0ch 0mi 1om 1i 1o 1ą 1ę 1e 2yj; rka 0ch 0mi 1om 1i 1o 1ą 1ę 2ce 2ek; ser 0ach
    0ami 0em 0om 0owi 0y 0ze 0ów 0a 0zy 0owie 0u; sia 0ch 0mi 1om 1e 1ą 1ę 1 1u 3ś 1i 1j; sko 0m
    1ach 1ami 1a 1iem 1u 1 1ów; sta 0ch 0mi 1om 1o 1y 1ą 1ę 3ście 1ów 3ści 1; tka 0ch 0mi 1om 1i
    1o 1ą 1ę 2ce 2ek; tko 0m 1ach 1ami 1a 1iem 1u 2ek 1ą; tor 0ach 0ami 0em 0om 0owi 0ze 0ów 0y 0a
    0zy 0owie; wie 3m 4ach 4ami 4ów 4y 4i 1ach 1ami 1om 0m 1a 1u; wka 0ch 0mi 1i 1o 1om 1ą 1ę 2ce
    2ek; wna 0ch 0mi 1ie 1o 1om 1y 1ą 1ę 2ien; yka 0ch 0mi 1i 1o 1om 1ą 1ę 2ce 1; yna 0ch 0mi 1ie
    1o 1om 1y 1ą 1ę 1; yni 0ach 0ami 0e 0om 0ą 0ę 2ń; zak 0ach 0ami 0i 0iem 0om 0owi 0u 0ów 0a
    0owie; zer 0ach 0ami 0em 0om 0owi 0y 0ze 0ów 0a 0zy 0owie 0u; zka 0ch 0mi 1om 1i 1o 1ą 1ę 2ce
    2ek; łko 0m 1ach 1ami 1a 1iem 1u 2ek; ania 0ch 0mi 1om 1e 1ą 1ę 1o 1i 1j; ciel 0ach 0ami 0e
    0om 0a 0em 0i 0owi 0u 0ów; ista 0ch 0mi 1o 1om 1y 1ą 1ę 3ście 1ów 3ści; niec 4ńca 4ńcach
    4ńcami 4ńce 4ńcem 4ńcom 4ńcowi 4ńcu 4ńców 4ńcy 4ńcowie; rnia 0ch 0mi 1o 1om 1ą 1ę 1e 1 3ń;
    tura 0ch 0mi 1o 1om 1y 1ze 1ą 1ę 1; wiec 3ca 3cach 3cami 3ce 3cem 3com 3cowi 3cu 3ców 3cy;
    wnia 0ch 0mi 1 1o 1om 1ą 1ę 1e`,
  adjectives: `
    y 1a 1e 1ego 1emu 1ej 1ą 1ych 1ym 1ymi 1i; ki 1a 0e 0ego 0emu 0ej 1ą 0ch 0m 0mi 2cy; gi 1a 0e
    0ego 0emu 0ej 1ą 0ch 0m 0mi 2dzy; i 0a 0e 0ego 0emu 0ej 0ą 0ch 0m 0mi; a 1y 1e 1ego 1emu 1ej
    1ą 1ych 1ym 1ymi; ka 1i 1ie 1iego 1iemu 1iej 1ą 1ich 1im 1imi; ga 1i 1ie 1iego 1iemu 1iej 1ą
    1ich 1im 1imi; ia 1 1e 1ego 1emu 1ej 1ą 1ch 1m 1mi; e 1y 1a 1ego 1ych 1ym 1ymi; ie 1 1a 1ego
    1ch 1m 1mi`,
}
