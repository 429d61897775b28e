import type { Endings } from './endings.js'

/** Polish. */
export const PL: Endings = {
  nouns: `
    a 0ch 0mi 1om 1ą 1ę 1o 1i 1y 1 2ce 1e 2ek 1ie 1ów 2yj 1j 1owie; b 0ie 0ach 0ami 0em 0om 0owi
    0y 0ów 0a 0u 0owie 2ębie 2ębach 2ębami 2ębem 2ębom 2ębowi 2ęby 2ębów 2obach 2obami 2obem
    2obie 2obom 2obowi 2oby 2obów 0i 2ębu 2oba; c 3cach 3cami 3ce 3com 3ców 3ca 3cem 3cowi 3cu
    3cy 4ńca 4ńcach 4ńcami 4ńce 4ńcem 4ńcom 4ńcowi 4ńcu 4ńców 0ach 0ami 0om 0ów 0e 2cach 2cami
    2ce 2cem 2com 2cowi 2cu 2ców 2ca 0em 0owi 0u 4ńcy; d 0ach 0ami 0om 0y 0ów 0em 0owi 0zie 0u 0a
    0owie 2odach 2odami 2odem 2odom 2odowi 2ody 2odzie 2odów 2odu; e 1ach 1ami 1om 0m 1a 1u 3ń 1;
    f 0ach 0ami 0em 0ie 0om 0owi 0y 0ów 0u 0a 0owie; g 0ach 0ami 0i 0iem 0om 0owi 0u 0ów 0a 0owie
    1dzy 2ogach 2ogami 2ogi 2ogiem 2ogom 2ogowi 2ogu 2ogów; h 0ach 0ami 0om 0ów 0em 0owi 0u 0y 0a
    0owie 0e; i 1ach 1ami 1om 1ów 2ek 0ach 0ami 0om 0ą 0e 2ń 0ę 1; j 0ach 0ami 0e 0om 0em 0owi 0u
    0ów 0a 0owie 2ojach 2ojami 2oje 2ojem 2ojom 2ojowi 2oju 2ojów 1i 2oi; k 0ach 0ami 0i 0iem 0om
    0owi 0u 0ów 0a 2kach 2kami 2ki 2kiem 2kom 2kowi 2ku 2ków 2ka 0owie 1cy 2kowie; l 0ach 0ami
    0om 0e 0em 0owi 0u 0i 0ów 0a 0owie 2lach 2lami 2le 2lem 2lom 2lowi 2lu 2la 2li 2lów; m 0ach
    0ami 0om 0y 0ów 0em 0owi 0ie 0u 2a 2ach 2ami 2om 2ów 0a; n 0em 0ie 0owi 0ach 0ami 0om 0ów 0y
    0a 0u 1e 2ach 2ami 2om 2y 2 0owie 0i; o 0m 1ach 1ami 1a 1u 1em 1 1ie 1iem 1ów 0wie 2ek 0wi; p
    0ie 0ach 0ami 0om 0y 0ów 0em 0owi 0u 0a 0owie; r 0ach 0ami 0om 0ów 0y 0em 0owi 0ze 0a 0u 0zy
    0owie; s 0ach 0ami 0om 0ów 0em 0ie 0owi 0y 0a 0u 0owie 0i; t 0ach 0ami 0om 0y 0ów 0em 0owi
    1cie 0u 0a 1ci 0owie 2ście; w 0ie 0ach 0ami 0om 0y 0ów 0em 0owi 0a 0owie 0u 2owie 2owach
    2owami 2owem 2owom 2owowi 2owy 2owów; x 0ach 0ami 0em 0ie 0om 0owi 0y 0ów 1ksach 1ksami 1ksem
    1ksie 1ksom 1ksowi 1ksy 1ksów 0u 1ksu 0a 1ksa 0owie 1ksowie; y 1ach 1ami 1om 1ów 1 0ach 0ami
    0em 0om 0owi 0u 0ów 0e 0a; z 0ach 0om 0ami 0em 0owi 0u 0e 0a 0ów 0y 0owie 0ie; ć 1ciach
    1ciami 1ciom 1ci 1cią 1li 1liby 1libyście 1libyśmy 1liście 1liśmy 1ł 1łby 1łbym 1łbyś 1łem
    1łeś 1ła 1łaby 1łabym 1łabyś 1łam 1łaś 1ło 1łoby 1ły 1łyby 1łybyście 1łybyśmy 1łyście 1łyśmy
    1nia 1niach 1niami 1nie 1niem 1niom 1niu 1ń 1 1cie 1j 1jcie 1jcież 1jmy 1jmyż 1jże 1my 1ją
    1no 1sz 2ę 2ano 2ał 2ała 2ałaby 2ałabym 2ałabyś 2ałam 2ałaś 2ałby 2ałbym 2ałbyś 2ałem 2ałeś
    2ało 2ałoby 2ały 2ałyby 2ałybyście 2ałybyśmy 2ałyście 2ałyśmy 1je 1jecie 1jemy 1jesz 1ję 2cie
    1m 2ie 2iecie 2iemy 2iesz 2 2my 2ięcia 2ięciach 2ięciami 2ięcie 2ięciem 2ięciom 2ięciu 2ięć
    2ięto 2ą 2cież 2myż 2że; ę 0cia 0ciem 0ciu 0ta 0tach 0tami 0tom 1ąt 1enia 1eniem 1eniu 1on
    1ona 1onach 1onami 1onom; ł 0ach 0ami 0om 0y 0ów 0em 0owi 1le 0u 0a 0owie 2ołach 2ołami 2ołem
    2ołom 2ołowi 2oły 2ołów 2ole 2ołu; ń 1niach 1niami 1niom 1nie 1niem 1niowi 1niu 1nia 1ni
    1niów 1niowie 1nią 2ni 2niach 2niami 2niom 2nia 2nie 2niem 2niowi 2niu 3nia 3niach 3niami
    3nie 3niem 3niom 3niowi 3niu; ś 1siach 1siami 1siom 1sie 1siu 1sia 1siem 1siowi 1siów 1siowie
    1si 1sią; ż 0ach 0ami 0om 0e 0y 0em 0owi 0u 0ów 0a 0ą; ad 0ach 0ami 0om 0y 0ów 0em 0owi 0zie
    0u 0a 0owie; ag 0ach 0ami 0i 0iem 0om 0owi 0u 0ów 0a 0owie; aj 0ach 0ami 0e 0em 0om 0owi 0u
    0ów 0a 0owie 1i; ak 0ach 0ami 0i 0iem 0om 0owi 0u 0ów 0a 0owie 1cy; al 0ach 0ami 0e 0om 0em
    0owi 0u 0i 0ów 0a 0owie; am 0ach 0ami 0em 0ie 0om 0owi 0y 0ów 0u 0a 0owie; an 0ach 0ami 0om
    0y 0ów 0em 0ie 0owi 0a 0u 0owie 0i; at 0ach 0ami 0om 0y 0ów 0em 0owi 1cie 0u 0a 1ci 0owie; aw
    0ie 0ach 0ami 0om 0y 0ów 0em 0owi 0a 0owie 0u; ać 1nia 1niach 1niami 1nie 1niem 1niom 1niu 1ń
    1li 1liby 1libyście 1libyśmy 1liście 1liśmy 1no 1ł 1ła 1łaby 1łabym 1łabyś 1łam 1łaś 1łby
    1łbym 1łbyś 1łem 1łeś 1ło 1łoby 1ły 1łyby 1łybyście 1łybyśmy 1łyście 1łyśmy 1cie 1 1ją 1m 1my
    1sz 1j 1jcie 1jcież 1jmy 1jmyż 1jże 4uj 4ujcie 4ujcież 4uje 4ujecie 4ujemy 4ujesz 4ujmy
    4ujmyż 4ują 4uję 4ujże 3cz 3czcie 3czcież 3cze 3czecie 3czemy 3czesz 3czmy 3czmyż 3czą 3czę
    3czże 3ce 3cecie 3cemy 3cesz 3cą 3cę; ał 0ach 0ami 0em 0om 0owi 0y 0ów 1le 0u 0a 0owie; ba
    0ch 0mi 1ie 1o 1om 1y 1ą 1ę 1 1ów 1owie; ca 0ch 0mi 1om 1o 1ą 1ę 1e 1y 1 1ów; ce 1ach 1ami
    1om 1 1ów; ck 0ach 0ami 0i 0iem 0om 0owi 0u 0ów 0a 0owie; cz 0ach 0ami 0om 0e 0em 0owi 0u 0a
    0ów 0owie 0y; da 0ch 0mi 1om 1o 1y 1ą 1ę 1zie 1 1ów 1owie 3ód; dy 1ach 1ami 1om 1ów 1; ec
    3cach 3cami 3ce 3com 3ców 3ca 3cem 3cowi 3cu 3cy 4ńca 4ńcach 4ńcami 4ńce 4ńcem 4ńcom 4ńcowi
    4ńcu 4ńców 2cach 2cami 2ce 2cem 2com 2cowi 2cu 2ców 2ca 4ńcy; eg 0ach 0ami 0i 0iem 0om 0owi
    0u 0ów 0a 0owie 1dzy; ej 0ach 0ami 0e 0om 0em 0owi 0u 0ów 0a 0owie 1i; ek 2kach 2kami 2ki
    2kiem 2kom 2kowi 2ku 2ków 2ka 2kowie; el 0ach 0ami 0e 0om 0em 0owi 0u 0i 0a 0ów 2lach 2lami
    2le 2lem 2lom 2lowi 2lu 2la 2li 2lów 0owie 3lach 3lami 3le 3lem 3lom 3lowi 3lu 3li 3la 2lowie
    3lów; em 0ach 0ami 0em 0ie 0om 0owi 0y 0ów 0u 0a 0owie; en 0ach 0ami 0om 0ów 0em 0ie 0owi 0y
    0u 0a 0owie 0i; er 0ach 0ami 0em 0om 0owi 0y 0ze 0ów 0a 0owie 0zy 0u 2rach 2rami 2rem 2rom
    2rowi 2rze 2rów 2ry 2ra; et 0ach 0ami 0em 0om 0owi 0y 0ów 1cie 0u 0a 0owie; ew 0ie 0ach 0ami
    0em 0om 0owi 0y 0ów 0u 0a 0owie 2wie 3wi 3wiach 3wiami 3wie 3wiom 3wią 2wi 2wiach 2wiami
    2wiom 2wią; eć 2ano 1li 1liby 1libyście 1libyśmy 1liście 1liśmy 2ał 2ała 2ałaby 2ałabym
    2ałabyś 2ałam 2ałaś 2ałby 2ałbym 2ałbyś 2ałem 2ałeś 2ało 2ałoby 2ały 2ałyby 2ałybyście
    2ałybyśmy 2ałyście 2ałyśmy 1nia 1niach 1niami 1nie 1niem 1niom 1niu 1ń 1ją 1j 1jcie 1jcież
    1jmy 1jmyż 1jże 1je 1jecie 1jemy 1jesz 1ję 2cie 2 2my 2ą 2ę 2y 2ycie 2ymy 2ysz 2cież 2myż 2że
    3enia 3eniach 3eniami 3enie 3eniem 3eniom 3eniu 3eń 3ą 3ę 1cie 2sz 1 1my 1sz; eń 1niach
    1niami 1nie 1niom 1ni 1nia 1niem 1niowi 1niu 1nią 1niów 2ni 2niach 2niami 2niom 2nia 2nie
    2niem 2niowi 2niu 3nia 3niach 3niami 3nie 3niem 3niom 3niowi 3niu 3ni 4nia 4niach 4niami
    4niem 4niom 4niowi 4niu 4ni 4nie 2niów; fa 0ch 0mi 1ie 1o 1om 1y 1ą 1ę 1; ga 0ch 0mi 1om 1i
    1o 1ą 1ę 2dze 1 1ów 1owie 3óg; gi 1ach 1ami 1om 1ów 1; ha 0ch 0mi 1om 1o 1ą 1ę 1y 3sze 1 1ów
    1owie; ia 0ch 0mi 1om 1ą 1ę 1e 1o 1i 1j 1 2yj 3ń; id 0ach 0ami 0em 0om 0owi 0y 0zie 0ów 0u 0a
    0owie; ie 1ach 1ami 1om 0m 1a 1u 3ń; ik 0ach 0ami 0i 0iem 0om 0owi 0u 0ów 0a 1cy 0owie; il
    0ach 0ami 0em 0om 0owi 0u 0e 0ów 0i 0a 0owie; im 0ach 0ami 0em 0ie 0om 0owi 0y 0ów 0u 0a
    0owie; in 0em 0ie 0owi 0a 1e 2ach 2ami 2om 2y 2 0ach 0ami 0om 0y 0ów 0owie 0u; io 0m 1a 1ach
    1ami 1em 1u 1ów 0wi 1e 0wie; it 0ach 0ami 0em 0om 0owi 0y 0ów 1cie 0u 0a; ić 1cie 1li 1liby
    1libyście 1libyśmy 1liście 1liśmy 1ł 1ła 1łaby 1łabym 1łabyś 1łam 1łaś 1łby 1łbym 1łbyś 1łem
    1łeś 1ło 1łoby 1ły 1łyby 1łybyście 1łybyśmy 1łyście 1łyśmy 1 1my 1sz 1enia 1eniach 1eniami
    1enie 1eniem 1eniom 1eniu 1eń 1ą 1ę 1ono 2enia 2eniach 2eniami 2enie 2eniem 2eniom 2eniu 2eń
    2ono 2ą 2ę 2 2cie 2cież 2my 2myż 2że 1j 1jcie 1jcież 1jmy 1jmyż 1jże 3ź 3źcie 3źcież 3źmy
    3źmyż 3źże 1ciach 1ciami 1ciom 1cia 1ciem 1ciu 3ń 3ńcie 3ńcież 3ńmy 3ńmyż 3ńże 1je 1jecie
    1jemy 1jesz 1ją 1ję 1to 3ć 3ćcie 3ćcież 3ćmy 3ćmyż 3ćże; ja 0ch 0mi 1om 1o 1ą 1ę 1e 1i 2yj;
    je 1ach 1ami 1om 1i 1ów 2i; ka 0ch 0mi 1om 1i 1o 1ą 1ę 2ce 2ek 1; ki 1ach 1ami 1om 2ek 1ów 1;
    ko 0m 1ach 1ami 1a 1iem 1u 1 2ek 1ów 0wie 1i 1ą 1ę 2ce; la 0ch 0mi 1i 1om 1ą 1ę 1e 1o 1 1ów
    1owie; le 1ach 1ami 1om 1i 0m 1a 1u 1ów; ll 0ach 0ami 0e 0em 0om 0owi 0u 0ów 0a 0owie 0i; ma
    0ch 0mi 1ie 1o 1om 1y 1ą 1ę 1 1ów 1owie; na 0ch 0mi 1om 1o 1ą 1ę 1y 1 1ie 3źnie; nd 0ach 0ami
    0em 0om 0owi 0y 0zie 0ów 0a 0u 0owie; ng 0ach 0ami 0i 0iem 0om 0owi 0u 0ów 0a 0owie; ni 0ach
    0ami 0om 0ą 0e 2ń 0ę 1ach 1ami 1om 1ów; nt 0ach 0ami 0em 0om 0owi 0y 0ów 1cie 0a 1ci 0u
    0owie; ny 1ach 1ami 1om 1ów 1; og 0ach 0ami 0i 0iem 0om 0owi 0u 0ów 0a 0owie 1dzy; ok 0ach
    0ami 0i 0iem 0om 0owi 0u 0ów 0a 0owie; ol 0ach 0ami 0e 0om 0em 0owi 0u 0i 0ów 0a 0owie; om
    0ach 0ami 0om 0y 0ów 0em 0ie 0owi 0u 0a 0owie; on 0ach 0ami 0em 0ie 0om 0owi 0ów 0y 0u 0a
    0owie; ow 0ach 0ami 0om 0y 0ów 0em 0ie 0owi 0owie 0a; oń 1niach 1niami 1nie 1niom 1niem
    1niowi 1niu 1nia 1niów 1niowie 1ni 1nią; pa 0ch 0mi 1ie 1o 1om 1y 1ą 1ę 1 1ów 1owie; ra 0ch
    0mi 1om 1o 1y 1ą 1ę 1ze 1 1ów 1owie; rd 0ach 0ami 0em 0om 0owi 0y 0zie 0ów 0a 0owie 0u 0zi;
    rg 0ach 0ami 0i 0iem 0om 0owi 0u 0ów 0a 0owie 1dzy; ro 0m 1ach 1ami 1a 1em 1ze 1u 1ów 0wie 1
    0wi 2er; rt 0ach 0ami 0em 0om 0owi 0y 0ów 1cie 0u 0a 0owie; ry 1ach 1ami 1om 1ów 1; rz 0ach
    0ami 0om 0em 0owi 0u 0a 0e 0y 0ów 0owie; sa 0ch 0mi 1om 1ie 1o 1y 1ą 1ę 1 1ów 1owie; sk 0ach
    0ami 0i 0iem 0om 0owi 0u 0ów 0a 0owie; st 0ach 0ami 0em 0om 0owi 0y 0ów 2ście 0u 0a 0owie; sy
    1ach 1ami 1om 1ów 1; sz 0ach 0ami 0om 0e 0em 0owi 0u 0ów 0a 0y 0owie; ta 0ch 0mi 1om 1ą 1o 1y
    1ę 1ów 3ście 3ści 2cie 1 2ci 1owie; to 0m 1ach 1ami 1a 1em 2cie 1u 1 1ów 0wie 0wi 3ście; tr
    0ach 0ami 0om 0y 0ów 0em 0owi 0ze 0u 0a; ty 1ach 1ami 1om 1ów 1; uk 0ach 0ami 0i 0iem 0om
    0owi 0u 0ów 0a 0owie; um 2a 2ach 2ami 2om 2ów 0ach 0ami 0em 0ie 0om 0owi 0y 0ów; un 0ach 0ami
    0em 0ie 0om 0owi 0y 0ów 0a 0owie 0i 0u; us 0ach 0ami 0em 0ie 0om 0owi 0y 0ów 0a 0u 0owie; wa
    0ch 0mi 1om 1ie 1o 1y 1ą 1ę 1 1ów 1owie 3ów; wo 0m 1a 1ach 1ami 1em 1u 1 1ie; yd 0ach 0ami
    0em 0om 0owi 0y 0zie 0ów 0u 0a 0owie; yk 0ach 0ami 0i 0iem 0om 0owi 0u 0ów 0a 1cy 0owie; yl
    0ach 0ami 0e 0em 0om 0owi 0u 0ów 0i 0a 0owie; yn 0ach 0ami 0om 0y 0ów 0em 0ie 0owi 0u 0a
    0owie 0i; yt 0ach 0ami 0em 0om 0owi 0y 0ów 1cie 0u 0a; yw 0ach 0ami 0em 0ie 0om 0owi 0y 0ów
    0u 0a 0i; yć 1cie 1li 1liby 1libyście 1libyśmy 1liście 1liśmy 1ł 1ła 1łaby 1łabym 1łabyś 1łam
    1łaś 1łby 1łbym 1łbyś 1łem 1łeś 1ło 1łoby 1ły 1łyby 1łybyście 1łybyśmy 1łyście 1łyśmy 1 1my
    1sz 2enia 2eniach 2eniami 2enie 2eniem 2eniom 2eniu 2eń 2ono 2ą 2ę 2 2cie 2cież 2my 2myż 2że
    1cia 1ciach 1ciami 1ciem 1ciom 1ciu 1to 1j 1jcie 1jcież 1jmy 1jmyż 1jże 1je 1jecie 1jemy
    1jesz 1ją 1ję; za 0ch 0mi 1om 1o 1y 1ą 1ę 1 1ie 1e; ze 1ach 1ami 1om 1y 0m 1a 1u 1ów; zm 0ach
    0ami 0em 0ie 0om 0owi 0y 0ów 0u; zy 1ach 1ami 1om 1 1ów; ód 2odach 2odami 2odem 2odom 2odowi
    2ody 2odzie 2odów 2odu 2oda; óg 2ogach 2ogami 2ogi 2ogiem 2ogom 2ogowi 2ogu 2ogów 2oga
    2ogowie; ór 2orach 2orami 2orem 2orom 2orowi 2ory 2orze 2orów 2oru 0ach 0ami 0em 0om 0owi 0y
    0ze 0ów 2ora 0a; ąg 0ach 0ami 0i 0iem 0om 0owi 0u 0ów 0a 2ęgach 2ęgami 2ęgi 2ęgiem 2ęgom
    2ęgowi 2ęgu 2ęgów 0owie; ąć 1 2ę 2ięcia 2ięciach 2ięciami 2ięcie 2ięciem 2ięciom 2ięciu 2ięć
    2ie 2iecie 2iemy 2iesz 2ięto 2ij 2ijcie 2ijcież 2ijmy 2ijmyż 2ijże 1ł 1łby 1łbym 1łbyś 1łem
    1łeś 2ęli 2ęliby 2ęlibyście 2ęlibyśmy 2ęliście 2ęliśmy 2ęła 2ęłaby 2ęłabym 2ęłabyś 2ęłam
    2ęłaś 2ęło 2ęłoby 2ęły 2ęłyby 2ęłybyście 2ęłybyśmy 2ęłyście 2ęłyśmy 3ła 3łaby 3łabym 3łabyś
    3łam 3łaś 3ło 3łoby 3ły 3łyby 3łybyście 3łybyśmy 3łyście 3łyśmy 3łem 3łeś 3li 3liby 3libyście
    3libyśmy 3liście 3liśmy 3ł 3łby 3łbym 3łbyś 4śnie 4śniecie 4śniemy 4śniesz 4śnij 4śnijcie
    4śnijcież 4śnijmy 4śnijmyż 4śnijże 4śnięcia 4śnięciach 4śnięciami 4śnięcie 4śnięciem
    4śnięciom 4śnięciu 4śnięto 4śnięć 3ń 3ńcie 3ńcież 3ńmy 3ńmyż 3ńże 4źnie 4źniecie 4źniemy
    4źniesz 4źnięcia 4źnięciach 4źnięciami 4źnięcie 4źnięciem 4źnięciom 4źnięciu 4źnięto 4źnięć
    4śli 4śliby 4ślibyście 4ślibyśmy 4śliście 4śliśmy 4źnij 4źnijcie 4źnijcież 4źnijmy 4źnijmyż
    4źnijże; ła 0ch 0mi 1om 1o 1y 1ą 1ę 2le 1ów 1owie 1; ło 0m 1ach 1ami 1a 1em 1u 2le 2eł 1ów 1y
    1ą 1ę 0wie 3śle; ść 1ciach 1ciami 1ciom 1ci 1cią; ża 0ch 0mi 1om 1o 1y 1ą 1ę 1e 1 1owie 1ów;
    ata 0ch 0mi 1om 1o 1y 1ą 1ę 2cie 1 1ów 2ci 1owie; aur 0ach 0ami 0em 0om 0owi 0y 0ze 0ów 0a;
    cie 1ach 1ami 1om 0m 1a 1u 3ć 1; dło 0m 1ach 1ami 2le 1a 1em 1u 2eł; eta 0ch 0mi 1o 1om 1y 1ą
    1ę 2cie 1 1ów 2ci 1owie; eść 2cie 2cenia 2ceniach 2ceniami 2cenie 2ceniem 2ceniom 2ceniu 2ceń
    2ciecie 2ciemy 2ciesz 2ciono 2tli 2tliby 2tlibyście 2tlibyśmy 2tliście 2tliśmy 2ć 2ćcie
    2ćcież 2ćmy 2ćmyż 2ćże 3otą 3otę 3otła 3otłaby 3otłabym 3otłabyś 3otłam 3otłaś 3otłem 3otłeś
    3otło 3otłoby 3otły 3otłyby 3otłybyście 3otłybyśmy 3otłyście 3otłyśmy 3ótł 3ótłby 3ótłbym
    3ótłbyś 2dli 2dliby 2dlibyście 2dlibyśmy 2dliście 2dliśmy 2dzenia 2dzeniach 2dzeniami 2dzenie
    2dzeniem 2dzeniom 2dzeniu 2dzeń 1cie 1 1ciach 1ciami 1cież 1ciom 1li 1liby 1libyście 1libyśmy
    1liście 1liśmy 1my 1myż 1że 2sie 2siecie 2siemy 2sienia 2sieniach 2sieniami 2sienie 2sieniem
    2sieniom 2sieniu 2siesz 2sień 2siono 3osą 3osę 3osła 3osłaby 3osłabym 3osłabyś 3osłam 3osłaś
    3osłem 3osłeś 3osło 3osłoby 3osły 3osłyby 3osłybyście 3osłybyśmy 3osłyście 3osłyśmy 3ósł
    3ósłby 3ósłbym 3ósłbyś 2 2dz 2dzcie 2dzcież 2dzmy 2dzmyż 2dzono 2dzą 2dzże 2m 2my 2sz 3adł
    3adła 3adłaby 3adłabym 3adłabyś 3adłam 3adłaś 3adłby 3adłbym 3adłbyś 3adłem 3adłeś 3adło
    3adłoby 3adły 3adłyby 3adłybyście 3adłybyśmy 3adłyście 3adłyśmy 1ci 1cią 2dzie 2dziecie
    2dziemy 2dziesz 2dziono 3odą 3odę 3odła 3odłaby 3odłabym 3odłabyś 3odłam 3odłaś 3odłem 3odłeś
    3odło 3odłoby 3odły 3odłyby 3odłybyście 3odłybyśmy 3odłyście 3odłyśmy 3ódł 3ódłby 3ódłbym
    3ódłbyś; fia 0ch 0mi 1e 1i 1o 1om 1ą 1ę 1j; gia 0ch 0mi 1om 1i 1o 1ą 1ę 1e 1j; ica 0ch 0mi
    1om 1o 1ą 1ę 1e 1 1y; ice 1ach 1ami 1om 1; icz 0ach 0ami 0e 0om 0em 0owi 0u 0ów 0a 0owie; iec
    3cach 3cami 3ce 3com 3ców 3ca 3cem 3cowi 3cu 3cy 4ńca 4ńcach 4ńcami 4ńce 4ńcem 4ńcom 4ńcowi
    4ńcu 4ńców 4ńcy; iek 0ach 0ami 0i 0iem 0om 0owi 0u 0ów 4ńka 4ńkach 4ńkami 4ńki 4ńkiem 4ńkom
    4ńkowi 4ńku 4ńków 4śka 4śkach 4śkami 4śki 4śkiem 4śkom 4śkowi 4śku 4śków 4śkowie 4ńkowie 0a
    0owie 4ćka 4ćkach 4ćkami 4ćki 4ćkiem 4ćkom 4ćkowi 4ćku 4ćków; iel 0ach 0ami 0e 0om 0em 0owi
    0u 0a 0i 3lach 3lami 3le 3lem 3lom 3lowi 3lu 3li 3la 0ów 3lów 0owie 0ą; ier 0ach 0ami 0em 0om
    0owi 0y 0ze 0ów 0a 0zy 0owie 3rach 3rami 3rem 3rom 3rowi 3ry 3rze 3rów 0u 3ra 3ru; iew 0ach
    0ami 0em 0ie 0om 0owi 0y 0ów 0u 0a 0owie 3wi 3wiach 3wiami 3wie 3wiom 3wią; ieć 1li 1liby
    1libyście 1libyśmy 1liście 1liśmy 2ano 2ał 2ała 2ałaby 2ałabym 2ałabyś 2ałam 2ałaś 2ałby
    2ałbym 2ałbyś 2ałem 2ałeś 2ało 2ałoby 2ały 2ałyby 2ałybyście 2ałybyśmy 2ałyście 2ałyśmy 1j
    1jcie 1jcież 1jmy 1jmyż 1jże 1ją 1je 1jecie 1jemy 1jesz 1ję 1nia 1niach 1niami 1nie 1niem
    1niom 1niu 1ń 3enia 3eniach 3eniami 3enie 3eniem 3eniom 3eniu 3eń 2 2cie 2my 2sz 3ą 3ę 2ą 2ę;
    ień 1niach 1niami 1nie 1niom 1ni 1nia 1niem 1niowi 1niu 3nia 3niach 3niami 3nie 3niem 3niom
    3niowi 3niu 3ni 1nią 4nia 4niach 4niami 4niem 4niom 4niowi 4niu 1niów 4ni 4nie 3niów; ina 0ch
    0mi 1ie 1o 1om 1y 1ą 1ę 1; ium 2a 2ach 2ami 2om 2ów; jka 0ch 0mi 1i 1o 1om 1ą 1ę 2ce 2ek; kać
    1li 1liby 1libyście 1libyśmy 1liście 1liśmy 1nia 1niach 1niami 1nie 1niem 1niom 1niu 1no 1ł
    1ła 1łaby 1łabym 1łabyś 1łam 1łaś 1łby 1łbym 1łbyś 1łem 1łeś 1ło 1łoby 1ły 1łyby 1łybyście
    1łybyśmy 1łyście 1łyśmy 1ń 1 1cie 1j 1jcie 1jcież 1jmy 1jmyż 1ją 1jże 1m 1my 1sz 3cz 3czcie
    3czcież 3cze 3czecie 3czemy 3czesz 3czmy 3czmyż 3czą 3czę 3czże 3zcz 3zczcie 3zczcież 3zcze
    3zczecie 3zczemy 3zczesz 3zczmy 3zczmyż 3zczą 3zczę 3zczże; ker 0ach 0ami 0em 0om 0owi 0y 0ze
    0ów 0a 0zy 0owie; lec 2ca 2cach 2cami 2ce 2cem 2com 2cowi 2cu 2ców 2cy 2cowie 1gli 1gliby
    1glibyście 1glibyśmy 1gliście 1gliśmy 1gnie 1gniecie 1gniemy 1gniesz 1gnięcia 1gnięciach
    1gnięciami 1gnięcie 1gnięciem 1gnięciom 1gnięciu 1gnięto 1gnięć 1gną 1gnę 1gł 1gła 1głaby
    1głabym 1głabyś 1głam 1głaś 1głby 1głbym 1głbyś 1głem 1głeś 1gło 1głoby 1gły 1głyby
    1głybyście 1głybyśmy 1głyście 1głyśmy 1gnij 1gnijcie 1gnijcież 1gnijmy 1gnijmyż 1gnijże; ler
    0ach 0ami 0em 0om 0owi 0y 0ze 0ów 0a 0owie 0zy; leć 1li 1liby 1libyście 1libyśmy 1liście
    1liśmy 1nia 1niach 1niami 1nie 1niem 1niom 1niu 1ń 2ano 2ał 2ała 2ałaby 2ałabym 2ałabyś 2ałam
    2ałaś 2ałby 2ałbym 2ałbyś 2ałem 2ałeś 2ało 2ałoby 2ały 2ałyby 2ałybyście 2ałybyśmy 2ałyście
    2ałyśmy 1j 1jcie 1jcież 1je 1jecie 1jemy 1jesz 1jmy 1jmyż 1ją 1ję 1jże 2ą 2ę 1cie 1 1my 1sz 2
    2cie 2cież 2my 2myż 2że 2i 2icie 2imy 2isz 3iel 3ielcie 3ielcież 3ielenia 3ieleniach
    3ieleniami 3ielenie 3ieleniem 3ieleniom 3ieleniu 3ieleń 3ielmy 3ielmyż 3ielono 3ielże; lia
    0ch 0mi 1om 1i 1o 1ą 1ę 1e 1j 1ów; lin 0ach 0ami 0em 0ie 0om 0owi 0y 0ów 0u 0a 0owie; lka 0ch
    0mi 1i 1o 1om 1ą 1ę 2ce 2ek 1ów 1owie; mer 0ach 0ami 0em 0om 0owi 0y 0ze 0ów 0a 0u 0owie 0zy;
    mia 0ch 0mi 1om 1e 1o 1ą 1ę 1i 1j; ner 0ach 0ami 0em 0om 0owi 0y 0ze 0ów 0a 0owie 0zy 0u; nia
    0ch 0mi 1om 1ą 1ę 1e 1o 1 3ń 1i 1j; nin 0em 0ie 0owi 0a 1e 2ach 2ami 2om 2y 2 2ów; nić 1cie
    1li 1liby 1libyście 1libyśmy 1liście 1liśmy 1ł 1ła 1łaby 1łabym 1łabyś 1łam 1łaś 1łby 1łbym
    1łbyś 1łem 1łeś 1ło 1łoby 1ły 1łyby 1łybyście 1łybyśmy 1łyście 1łyśmy 1enia 1eniach 1eniami
    1enie 1eniem 1eniom 1eniu 1eń 1 1my 1sz 1ą 1ę 1ono 3ń 3ńcie 3ńcież 3ńmy 3ńmyż 3ńże 1j 1jcie
    1jcież 1jmy 1jmyż 1jże 1cia 1ciach 1ciami 1ciem 1ciom 1ciu 1je 1jecie 1jemy 1jesz 1ją 1ję
    1to; nka 0ch 0mi 1om 1i 1o 1ą 1ę 2ce 2ek; oza 0ch 0mi 1om 1ie 1o 1y 1ą 1ę 1; pia 0ch 0mi 1om
    1e 1o 1ą 1ę 1i 1j; ria 0ch 0mi 1om 1i 1o 1ą 1ę 1e 2yj; rka 0ch 0mi 1om 1i 1o 1ą 1ę 2ce 2ek;
    ser 0ach 0ami 0em 0om 0owi 0y 0ze 0ów 0a 0zy 0owie 0u; sia 0ch 0mi 1om 1e 1ą 1ę 1 1u 3ś 1i 1o
    1j; sko 0m 1ach 1ami 1a 1iem 1u 1 1ów; sta 0ch 0mi 1om 1o 1y 1ą 1ę 3ście 1ów 3ści 1; tać 1li
    1liby 1libyście 1libyśmy 1liście 1liśmy 1nia 1niach 1niami 1nie 1niem 1niom 1niu 1no 1ł 1ła
    1łaby 1łabym 1łabyś 1łam 1łaś 1łby 1łbym 1łbyś 1łem 1łeś 1ło 1łoby 1ły 1łyby 1łybyście
    1łybyśmy 1łyście 1łyśmy 1ń 3ce 3cecie 3cemy 3cesz 3cz 3czcie 3czcież 3cze 3czecie 3czemy
    3czesz 3czmy 3czmyż 3czą 3czę 3czże 3cą 3cę 1cie 1 1j 1jcie 1jcież 1jmy 1jmyż 1ją 1jże 1m 1my
    1sz 1niecie 1niemy 1niesz 1ną 1nę; tka 0ch 0mi 1om 1i 1o 1ą 1ę 2ce 2ek; tor 0ach 0ami 0em 0om
    0owi 0ze 0ów 0y 0a 0zy 0owie; wać 1nia 1niach 1niami 1nie 1niem 1niom 1niu 1ń 1li 1liby
    1libyście 1libyśmy 1liście 1liśmy 1no 1ł 1ła 1łaby 1łabym 1łabyś 1łam 1łaś 1łby 1łbym 1łbyś
    1łem 1łeś 1ło 1łoby 1ły 1łyby 1łybyście 1łybyśmy 1łyście 1łyśmy 4uj 4ujcie 4ujcież 4uje
    4ujecie 4ujemy 4ujesz 4ujmy 4ujmyż 4ują 4uję 4ujże 1j 1jcie 1jcież 1jmy 1jmyż 1jże 1 1cie 1ją
    1m 1my 1sz; wie 3m 4ach 4ami 4ów 4y 4e 4i 1ach 1ami 1om 0m 1 1a 1u; wka 0ch 0mi 1i 1o 1om 1ą
    1ę 2ce 2ek; wna 0ch 0mi 1ie 1o 1om 1y 1ą 1ę 2ien; yka 0ch 0mi 1i 1o 1om 1ą 1ę 2ce 1; yna 0ch
    0mi 1ie 1o 1om 1y 1ą 1ę 1; yni 0ach 0ami 0e 0om 0ą 0ę 2ń; zak 0ach 0ami 0i 0iem 0om 0owi 0u
    0ów 0a 0owie; zer 0ach 0ami 0em 0om 0owi 0y 0ze 0ów 0a 0zy 0owie 0u; zeć 1nia 1niach 1niami
    1nie 1niem 1niom 1niu 1ń 2ano 1li 1liby 1libyście 1libyśmy 1liście 1liśmy 2ał 2ała 2ałaby
    2ałabym 2ałabyś 2ałam 2ałaś 2ałby 2ałbym 2ałbyś 2ałem 2ałeś 2ało 2ałoby 2ały 2ałyby
    2ałybyście 2ałybyśmy 2ałyście 2ałyśmy 2y 2ycie 2ymy 2ysz 2ą 2ę 2 2cie 2cież 2my 2myż 2że 1je
    1jecie 1jemy 1jesz 1ją 1ję 1j 1jcie 1jcież 1jmy 1jmyż 1jże 1cie 1 1my 1sz 3ą 3ę 4arcia
    4arciach 4arciami 4arcie 4arciem 4arciom 4arciu 4arli 4arliby 4arlibyście 4arlibyśmy
    4arliście 4arliśmy 4arto 4arć 4arł 4arła 4arłaby 4arłabym 4arłabyś 4arłam 4arłaś 4arłby
    4arłbym 4arłbyś 4arłem 4arłeś 4arło 4arłoby 4arły 4arłyby 4arłybyście 4arłybyśmy 4arłyście
    4arłyśmy 2yj 2yjcie 2yjcież 2yjmy 2yjmyż 2yjże; zić 1 1cie 1li 1liby 1libyście 1libyśmy
    1liście 1liśmy 1my 1sz 1ł 1ła 1łaby 1łabym 1łabyś 1łam 1łaś 1łby 1łbym 1łbyś 1łem 1łeś 1ło
    1łoby 1ły 1łyby 1łybyście 1łybyśmy 1łyście 1łyśmy 3ź 3źcie 3źcież 3źmy 3źmyż 3źże 2enia
    2eniach 2eniami 2enie 2eniem 2eniom 2eniu 2eń 2ono 2ą 2ę 3żą 3żę 3żenia 3żeniach 3żeniami
    3żenie 3żeniem 3żeniom 3żeniu 3żeń 3żono 5ódź 5ódźcie 5ódźcież 5ódźmy 5ódźmyż 5ódźże 5żdżenia
    5żdżeniach 5żdżeniami 5żdżenie 5żdżeniem 5żdżeniom 5żdżeniu 5żdżeń 5żdżono 5żdżą 5żdżę; zka
    0ch 0mi 1om 1i 1o 1ą 1ę 2ce 2ek; łka 0ch 0mi 1om 1i 1o 1ą 1ę 2ce 2ek 1owie 1ów; łko 0m 1ach
    1ami 1a 1iem 1u 2ek; ania 0ch 0mi 1om 1e 1ą 1ę 1o 1i 1j; ciel 0ach 0ami 0e 0om 0a 0em 0i 0owi
    0u 0ów; czeć 1li 1liby 1libyście 1libyśmy 1liście 1liśmy 1nia 1niach 1niami 1nie 1niem 1niom
    1niu 1ń 2ano 2ał 2ała 2ałaby 2ałabym 2ałabyś 2ałam 2ałaś 2ałby 2ałbym 2ałbyś 2ałem 2ałeś 2ało
    2ałoby 2ały 2ałyby 2ałybyście 2ałybyśmy 2ałyście 2ałyśmy 2 2cie 2cież 2my 2myż 2y 2ycie 2ymy
    2ysz 2ą 2ę 2że 1j 1jcie 1jcież 1je 1jecie 1jemy 1jesz 1jmy 1jmyż 1ją 1ję 1jże; czyć 1 1cie
    1li 1liby 1libyście 1libyśmy 1liście 1liśmy 1my 1sz 1ł 1ła 1łaby 1łabym 1łabyś 1łam 1łaś 1łby
    1łbym 1łbyś 1łem 1łeś 1ło 1łoby 1ły 1łyby 1łybyście 1łybyśmy 1łyście 1łyśmy 2 2cie 2cież
    2enia 2eniach 2eniami 2enie 2eniem 2eniom 2eniu 2eń 2my 2myż 2ono 2ą 2ę 2że; ieść 2cenia
    2ceniach 2ceniami 2cenie 2ceniem 2ceniom 2ceniu 2ceń 2cie 2ciecie 2ciemy 2ciesz 2ciono 2tli
    2tliby 2tlibyście 2tlibyśmy 2tliście 2tliśmy 2ć 2ćcie 2ćcież 2ćmy 2ćmyż 2ćże 3otą 3otę 3otła
    3otłaby 3otłabym 3otłabyś 3otłam 3otłaś 3otłem 3otłeś 3otło 3otłoby 3otły 3otłyby 3otłybyście
    3otłybyśmy 3otłyście 3otłyśmy 3ótł 3ótłby 3ótłbym 3ótłbyś 1 1cie 1cież 1li 1liby 1libyście
    1libyśmy 1liście 1liśmy 1my 1myż 1że 2sie 2siecie 2siemy 2sienia 2sieniach 2sieniami 2sienie
    2sieniem 2sieniom 2sieniu 2siesz 2sień 2siono 3osą 3osę 3osła 3osłaby 3osłabym 3osłabyś
    3osłam 3osłaś 3osłem 3osłeś 3osło 3osłoby 3osły 3osłyby 3osłybyście 3osłybyśmy 3osłyście
    3osłyśmy 3ósł 3ósłby 3ósłbym 3ósłbyś 2dli 2dliby 2dlibyście 2dlibyśmy 2dliście 2dliśmy
    2dzenia 2dzeniach 2dzeniami 2dzenie 2dzeniem 2dzeniom 2dzeniu 2dzeń 2dzie 2dziecie 2dziemy
    2dziesz 2dziono 3odą 3odę 3odła 3odłaby 3odłabym 3odłabyś 3odłam 3odłaś 3odłem 3odłeś 3odło
    3odłoby 3odły 3odłyby 3odłybyście 3odłybyśmy 3odłyście 3odłyśmy 3ódł 3ódłby 3ódłbym 3ódłbyś
    1ci 1ciach 1ciami 1ciom 1cią; ista 0ch 0mi 1o 1om 1y 1ą 1ę 3ście 1ów 3ści; knąć 2ięcia
    2ięciach 2ięciami 2ięcie 2ięciem 2ięciom 2ięciu 2ięć 1 2ie 2iecie 2iemy 2iesz 2ij 2ijcie
    2ijcież 2ijmy 2ijmyż 2ijże 2ięto 2ę 1ł 1łby 1łbym 1łbyś 1łem 1łeś 2ęli 2ęliby 2ęlibyście
    2ęlibyśmy 2ęliście 2ęliśmy 2ęła 2ęłaby 2ęłabym 2ęłabyś 2ęłam 2ęłaś 2ęło 2ęłoby 2ęły 2ęłyby
    2ęłybyście 2ęłybyśmy 2ęłyście 2ęłyśmy 3li 3liby 3libyście 3libyśmy 3liście 3liśmy 3ła 3łaby
    3łabym 3łabyś 3łam 3łaś 3ło 3łoby 3ły 3łyby 3łybyście 3łybyśmy 3łyście 3łyśmy 3łem 3łeś 3ł
    3łby 3łbym 3łbyś 5ókł 5ókłby 5ókłbym 5ókłbyś 5ąkł 5ąkłby 5ąkłbym 5ąkłbyś 5ąkłem 5ąkłeś; niec
    4ńca 4ńcach 4ńcami 4ńce 4ńcem 4ńcom 4ńcowi 4ńcu 4ńców 4ńcy 4ńcowie; nieć 1nia 1niach 1niami
    1nie 1niem 1niom 1niu 1ń 1li 1liby 1libyście 1libyśmy 1liście 1liśmy 2ano 2ał 2ała 2ałaby
    2ałabym 2ałabyś 2ałam 2ałaś 2ałby 2ałbym 2ałbyś 2ałem 2ałeś 2ało 2ałoby 2ały 2ałyby
    2ałybyście 2ałybyśmy 2ałyście 2ałyśmy 1j 1jcie 1jcież 1je 1jecie 1jemy 1jesz 1jmy 1jmyż 1ją
    1ję 1jże; ować 1li 1liby 1libyście 1libyśmy 1liście 1liśmy 1nia 1niach 1niami 1nie 1niem
    1niom 1niu 1no 1ł 1ła 1łaby 1łabym 1łabyś 1łam 1łaś 1łby 1łbym 1łbyś 1łem 1łeś 1ło 1łoby 1ły
    1łyby 1łybyście 1łybyśmy 1łyście 1łyśmy 1ń 4uj 4ujcie 4ujcież 4uje 4ujecie 4ujemy 4ujesz
    4ujmy 4ujmyż 4ują 4uję 4ujże; rnia 0ch 0mi 1o 1om 1ą 1ę 1e 1 3ń; snąć 1 2ę 4śnie 4śniecie
    4śniemy 4śniesz 4śnij 4śnijcie 4śnijcież 4śnijmy 4śnijmyż 4śnijże 4śnięcia 4śnięciach
    4śnięciami 4śnięcie 4śnięciem 4śnięciom 4śnięciu 4śnięto 4śnięć 1ł 1łby 1łbym 1łbyś 1łem 1łeś
    2ęli 2ęliby 2ęlibyście 2ęlibyśmy 2ęliście 2ęliśmy 2ęła 2ęłaby 2ęłabym 2ęłabyś 2ęłam 2ęłaś
    2ęło 2ęłoby 2ęły 2ęłyby 2ęłybyście 2ęłybyśmy 2ęłyście 2ęłyśmy 3ła 3łaby 3łabym 3łabyś 3łam
    3łaś 3łem 3łeś 3ło 3łoby 3ły 3łyby 3łybyście 3łybyśmy 3łyście 3łyśmy 4śli 4śliby 4ślibyście
    4ślibyśmy 4śliście 4śliśmy 3ł 3łby 3łbym 3łbyś 5ósł 5ósłby 5ósłbym 5ósłbyś 2ie 2iecie 2iemy
    2iesz 2ięcia 2ięciach 2ięciami 2ięcie 2ięciem 2ięciom 2ięciu 2ięto 2ięć; tura 0ch 0mi 1o 1om
    1y 1ze 1ą 1ę 1; wiec 3ca 3cach 3cami 3ce 3cem 3com 3cowi 3cu 3ców 3cy; wnia 0ch 0mi 1 1o 1om
    1ą 1ę 1e; ątko 0m 1a 1ach 1ami 1iem 1u 2ek`,
  adjectives: `
    y 1a 1e 1ego 1emu 1ej 1ą 1ych 1ym 1ymi 1i; ki 1a 0e 0ego 0emu 0ej 1ą 0ch 0m 0mi 2cy; gi 1a 0e
    0ego 0emu 0ej 1ą 0ch 0m 0mi 2dzy; i 0a 0e 0ego 0emu 0ej 0ą 0ch 0m 0mi; a 1y 1e 1ego 1emu 1ej
    1ą 1ych 1ym 1ymi; ka 1i 1ie 1iego 1iemu 1iej 1ą 1ich 1im 1imi; ga 1i 1ie 1iego 1iemu 1iej 1ą
    1ich 1im 1imi; ia 1 1e 1ego 1emu 1ej 1ą 1ch 1m 1mi; e 1y 1a 1ego 1ych 1ym 1ymi; ie 1 1a 1ego
    1ch 1m 1mi`,
}
