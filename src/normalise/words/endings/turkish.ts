import type { Endings } from './endings.js'

/** Turkish. */
export const TR: Endings = {
  nouns: `
    a 0dan 0ya 0yı 0lar 0nın 0ları 0da 0yla 0ların 0lara 0dı 0lardan 0larda 0yın 0nı 0na 0dın; e
    0den 0ye 0yi 0ler 0nin 0leri 0de 0yle 0lerin 0lere 0lerden 0lerde 0di 0ni 0yin 0ne 0din; f
    0ler 0leri 0e 0ten 0lar 0le 0i 0lerin 0in 0ları 0lerden 0a 0ların 0te 0la 0lere 0tan 0ı 0lara
    0ın 0lardan 0ta 0lerde 0larda; g 0lar 0ların 0ları 0lardan 0lara 0dan 0la 0da 0larda 0den
    0ler 0e 0i 0in 0leri 0de 0du 0le 0lere 0a 0lerde 0lerin 0lerden 0u 0un 0di 0ı 0ın; h 0lar 0a
    0ları 0la 0ta 0ı 0ın 0lara 0ların 0tan 0lardan 0larda 0ler 0leri 0lerin 0te 0i 0e 0in 0le
    0lerden 0lere 0ten 0lerde 0u 0un; i 0ler 0nin 0leri 0lerin 0ye 0den 0yi 0lere 0lerden 0yle
    0de 0lerde 0ni 0ne; j 0lar 0dan 0ı 0ın 0a 0la 0ları 0da 0ların 0lardan 0lara 0larda 0dı 0ler
    0leri 0lerin 0de 0den 0e 0le 0lere 0i 0in 0lerde 0lerden; k 0lar 0ları 0ler 0leri 0ların
    0lardan 0lara 0tan 0lerin 0la 0ta 0lerden 0lere 0ten 0le 0te 0larda 0lerde; l 0ler 0den 0e
    0le 0leri 0lerin 0de 0lere 0in 0i 0lerden 0lerde 0di 0lar 0dan 0la 0ları 0ların 0a 0da 0lara
    0lardan 0ın 0ü 0larda 0ün 0ı 0dı 0dü 0un; m 0lar 0ler 0ları 0leri 0ların 0lerin 0lere 0lara
    0lardan 0lerden 0larda 0dan 0den 0le 0lerde 0a 0de 0i 0la 0in 0e 0da 0ı 0ın 0di 0u 0un 0dı
    0du; n 0lar 0ların 0lardan 0ları 0lara 0a 0ler 0lerin 0ın 0lerden 0dan 0ı 0leri 0lere 0la 0e
    0in 0i 0larda 0da 0den 0le 0lerde 0de 0dı 0u 0un 0di; o 0lar 0nun 0ya 0yu 0dan 0ları 0da 0yla
    0ların 0lara 0lardan 0larda 0nu 0na; p 0lar 0ları 0tan 0la 0ların 0ler 0lardan 0ta 0lara
    0leri 0lere 0lerden 0lerin 0le 0ten 0larda 0te 0lerde 0a 0e 0i 0u 0in 0ı 0ın 0un; r 0ler 0den
    0e 0leri 0le 0lerin 0lar 0de 0a 0dan 0lerden 0lere 0ları 0la 0ların 0i 0in 0lara 0da 0ı 0ın
    0lardan 0lerde 0larda 0di 0dı 0ü 0ün 0u 0un 0dü 0du; s 0ler 0lerin 0leri 0lar 0ları 0le 0lere
    0te 0ten 0la 0lerden 0e 0tan 0ta 0ların 0lara 0a 0lardan 0lerde 0larda 0i 0in 0ı 0ın 0u 0un
    0ü 0ün; t 0ler 0leri 0lerin 0ten 0le 0e 0in 0i 0lere 0te 0lerden 0lar 0ları 0lerde 0tan 0la
    0ların 0ta 0lardan 0lara 0a 0larda 0ın 0ı 0un 0u; u 0lar 0ların 0nun 0ları 0ya 0dan 0lardan
    0lara 0yu 0yla 0da 0larda 0nu 0na; v 0leri 0i 0lerin 0in 0ler 0den 0lerden 0de 0e 0lere 0le
    0lerde 0dan 0lar 0a 0da 0di 0la 0ları 0lardan 0ların 0lara 0larda 0ı 0ın 0dı 0un; y 0lar 0dan
    0da 0ları 0ların 0la 0lara 0lardan 0a 0ın 0larda 0ı 0ler 0den 0leri 0de 0e 0in 0le 0lerin 0i
    0lere 0lerden 0dı 0lerde 0di 0un 0du 0u; z 0lar 0dan 0a 0ler 0ların 0ları 0la 0den 0lara 0ın
    0ı 0da 0lardan 0e 0lerin 0leri 0i 0in 0lerden 0le 0lere 0de 0larda 0dı 0u 0un 0di 0lerde 0du
    0ü 0ün; ç 0lar 0ları 0tan 0la 0ların 0lardan 0lara 0ta 0larda 0ler 0ten 0lerden 0leri 0le 0te
    0lerin 0lere 0lerde 0a 0ı 0ın 0e; ü 0ler 0nün 0leri 0lerin 0ye 0yü 0den 0lere 0lerden 0yle
    0de 0lerde 0nü 0ne; ğ 0a 0lar 0lara 0ları 0ın 0da 0dan 0larda 0lardan 0ı 0la 0ların 0dı 0dın
    0de 0di 0e 0i 0in 0le 0ler 0u 0un 0den 0leri; ı 0lar 0ların 0nın 0ları 0ya 0lardan 0lara 0dan
    0yı 0yla 0da 0larda 0nı 0na; ş 0lar 0a 0ları 0lardan 0ların 0ler 0lara 0la 0tan 0ı 0ta 0ın
    0leri 0i 0e 0lerin 0lerden 0in 0le 0ten 0larda 0lere 0te 0lerde 0un 0u 0ü; af 0lar 0ı 0a 0ın
    0ları 0ların 0la 0tan 0lara 0lardan 0ta 0larda; ah 0lar 0ı 0ın 0a 0la 0ları 0ta 0ların 0tan
    0lara 0lardan 0larda; aj 0lar 0ı 0dan 0ın 0a 0la 0ları 0da 0ların 0lara 0lardan 0larda 0dı;
    ak 0lar 0ları 0ların 0lardan 0lara 0tan 0ta 0la 0larda 0ı; al 0ler 0i 0in 0den 0e 0le 0leri
    0lerin 0de 0lere 0lar 0dan 0la 0lerden 0da 0di 0ların 0a 0ları 0ın 0ı 0lerde 0lara 0lardan
    0dı 0larda 0dın; am 0lar 0ları 0ların 0ı 0dan 0la 0ın 0lara 0a 0da 0lardan 0larda 0dı; an
    0lar 0ların 0lardan 0lara 0ları 0a 0ın 0ı 0dan 0la 0larda 0da 0dı; ap 0lar 0ları 0tan 0la
    0ların 0ta 0lardan 0lara 0larda 0a 0ın 0ı; ar 0lar 0ı 0ın 0a 0ları 0dan 0ların 0la 0lara 0da
    0lardan 0dı 0larda 0dın; as 0lar 0ları 0la 0tan 0ların 0a 0lara 0ta 0lardan 0ı 0ın 0larda; at
    0lar 0tan 0ları 0la 0ta 0ın 0ların 0ı 0a 0lardan 0lara 0larda 0e 0i 0le 0ler 0ten 0leri 0te
    0in 0lerin 0lerde 0lere 0lerden; av 0a 0dan 0lar 0da 0la 0ı 0ları 0lardan 0ların 0ın 0dı
    0lara 0larda 0dın; ay 0dan 0lar 0da 0ları 0ın 0ların 0la 0ı 0lara 0lardan 0a 0larda 0dı 0dın;
    az 0lar 0dan 0ın 0ı 0a 0la 0da 0ların 0ları 0lara 0lardan 0dı 0larda; aç 0lar 0tan 0lardan
    0ları 0la 0ların 0lara 0ta 0larda 0a 0ı 0ın; ağ 0lar 0ın 0a 0lara 0ı 0dan 0larda 0lardan
    0ları 0da 0ların 0la 0dı 0dın; aş 0lar 0ları 0ı 0a 0ın 0lara 0lardan 0la 0ların 0tan 0ta
    0larda; ba 0nın 0ya 0lar 0dan 0yı 0ları 0da 0ların 0yla 0lardan 0lara 0nı 0larda 0na; be 0nin
    0ler 0de 0den 0yi 0leri 0yle 0lerin 0ye 0lerden 0lere 0lerde 0ni 0ne; ca 0lar 0dan 0ya 0nın
    0yı 0ları 0ların 0yla 0da 0lara 0lardan 0larda 0nı 0na; ce 0ler 0leri 0den 0nin 0yi 0ye 0de
    0yle 0lerin 0lerde 0lere 0lerden 0ni 0ne; da 0lar 0nın 0ya 0yı 0dan 0ları 0da 0ların 0yla
    0lara 0lardan 0larda 0na 0nı; de 0ler 0nin 0ye 0yi 0den 0leri 0lerin 0lere 0yle 0lerden 0de
    0lerde 0ni 0ne; ef 0e 0i 0ler 0in 0ten 0le 0lerin 0leri 0lerden 0lere 0te 0lerde; ek 0ler
    0leri 0lerin 0lere 0lerden 0le 0te 0ten 0lerde; el 0ler 0den 0e 0in 0le 0i 0leri 0lerin 0di
    0de 0lere 0lerden 0lerde 0din; em 0ler 0leri 0lerin 0i 0in 0den 0lere 0de 0le 0lerden 0lerde
    0e 0di 0din; en 0ler 0lerden 0lerin 0leri 0lere 0e 0in 0i 0den 0le 0lerde 0de 0di; ep 0ler
    0le 0lere 0leri 0te 0ten 0lerden 0lerin 0lerde 0e 0i 0in; er 0ler 0den 0in 0i 0e 0leri 0le
    0lerin 0de 0lerden 0lere 0lerde 0di 0din; es 0ler 0lerin 0le 0leri 0e 0lere 0te 0i 0ten
    0lerden 0lerde 0in; et 0ler 0i 0ten 0e 0in 0le 0leri 0te 0lerin 0lere 0lerden 0lerde; ev 0i
    0leri 0lerin 0in 0de 0den 0e 0ler 0lerden 0le 0lerde 0lere 0di 0din; ey 0ler 0in 0den 0de 0i
    0leri 0e 0le 0lere 0lerden 0lerin 0lerde 0di 0din; ez 0ler 0den 0in 0e 0i 0de 0le 0leri
    0lerden 0lerin 0lere 0lerde 0di; eç 0ler 0lerden 0leri 0ten 0lerin 0le 0lere 0te 0lerde 0e 0i
    0in; eş 0in 0i 0ler 0e 0le 0lerden 0leri 0lerin 0te 0ten 0lere 0lerde; fa 0dan 0lar 0nın 0ya
    0yı 0da 0ları 0yla 0ların 0lara 0larda 0lardan 0nı 0na; fe 0yi 0den 0leri 0ye 0de 0ler 0nin
    0yle 0lere 0lerin 0lerde 0lerden 0ne 0ni; ga 0lar 0ya 0dan 0nın 0yı 0yla 0da 0ları 0ların
    0lara 0lardan 0larda 0nı 0na; ge 0de 0ler 0den 0lerden 0lere 0lerin 0nin 0yi 0ye 0yle 0lerde
    0leri 0ni 0ne; ha 0lar 0dan 0ları 0nın 0yı 0ların 0ya 0yla 0da 0lara 0lardan 0nı 0larda 0na;
    if 0ler 0leri 0i 0in 0le 0e 0ten 0lerin 0lerden 0te 0lere 0lerde; ih 0ler 0leri 0lerin 0i 0le
    0te 0in 0lerden 0lere 0e 0ten 0lerde; ik 0ler 0leri 0ten 0le 0lerin 0lerden 0te 0lere 0lerde;
    il 0ler 0den 0leri 0le 0lerin 0in 0e 0di 0i 0lere 0de 0lerden 0lerde 0din; im 0ler 0leri
    0lerin 0lere 0lerden 0lerde 0e 0i 0in 0le 0den 0de 0di; in 0ler 0leri 0lerin 0in 0den 0i 0e
    0lere 0le 0lerden 0de 0lerde 0di; ip 0ler 0leri 0lere 0lerden 0lerin 0le 0ten 0te 0lerde 0e
    0i 0in; ir 0ler 0den 0leri 0le 0i 0de 0in 0lerin 0e 0lerden 0di 0lere 0lerde 0din; is 0ler
    0lerin 0le 0leri 0lerden 0lere 0ten 0e 0te 0in 0i 0lerde; it 0ler 0lerden 0lerin 0leri 0ten
    0le 0lere 0te 0lerde 0in 0i 0e; iz 0ler 0i 0lerin 0leri 0in 0lerden 0e 0di 0den 0lere 0le 0de
    0lerde; iş 0ler 0i 0leri 0in 0e 0lerin 0lerden 0le 0ten 0lere 0te 0lerde; ka 0lar 0ya 0yı
    0nın 0dan 0ları 0da 0ların 0yla 0lara 0lardan 0larda 0nı 0na; ke 0ler 0leri 0ye 0yi 0nin 0den
    0lerin 0de 0lere 0yle 0lerden 0lerde 0ni 0ne; la 0lar 0ya 0yı 0dan 0ları 0da 0yla 0ların
    0lara 0lardan 0nın 0larda 0nı 0na 0dı 0yın; le 0ler 0ye 0yi 0den 0leri 0de 0nin 0lerin 0yle
    0lere 0lerden 0lerde 0ni 0ne; na 0lar 0ları 0ya 0yı 0dan 0nın 0da 0ların 0yla 0lara 0lardan
    0larda 0na 0nı; ne 0ler 0ye 0nin 0yi 0den 0de 0leri 0lerin 0lere 0lerde 0lerden 0yle 0ni 0ne;
    ns 0la 0lar 0ları 0ta 0tan 0lara 0lardan 0ların 0larda 0a 0ı 0ın 0le 0ler 0lerden 0lere 0leri
    0lerin 0e 0i 0in 0te 0ten 0lerde; nç 0ler 0ten 0le 0lar 0ları 0lerden 0leri 0te 0la 0lara
    0ların 0lere 0lerin 0tan 0lardan 0lerde 0ta 0larda; og 0lar 0ların 0lardan 0ları 0lara 0dan
    0la 0larda 0da 0du 0u 0un 0a; ok 0lar 0la 0lara 0ların 0ta 0u 0a 0lardan 0ları 0tan 0un
    0larda; ol 0den 0e 0ler 0ü 0leri 0ün 0lerin 0le 0de 0lere 0lerde 0lerden 0dü 0a 0da 0dan 0la
    0lar 0lara 0lardan 0u 0un 0ları 0ların 0du 0larda; om 0lar 0u 0a 0ları 0un 0dan 0da 0lardan
    0ların 0la 0lara 0larda 0du; on 0lar 0u 0un 0a 0ları 0ların 0la 0dan 0da 0lara 0lardan 0larda
    0du; op 0lar 0ları 0lardan 0tan 0la 0ların 0ta 0lara 0larda 0u 0a 0un; or 0u 0lar 0a 0un 0dan
    0la 0ları 0ların 0da 0lardan 0du 0lara 0larda 0dun; os 0a 0lar 0u 0un 0la 0lara 0ta 0tan
    0lardan 0ları 0ların 0larda; ot 0lar 0ları 0lardan 0ların 0tan 0un 0la 0ta 0a 0lara 0u
    0larda; oy 0lar 0a 0da 0dan 0du 0la 0lara 0lardan 0ların 0u 0un 0larda 0ları 0dun; oz 0lar 0u
    0un 0a 0dan 0ları 0da 0ların 0la 0lara 0lardan 0larda 0du; ra 0lar 0dan 0nın 0yı 0ya 0yla 0da
    0ları 0ların 0lara 0lardan 0larda 0na 0nı; re 0ler 0nin 0ye 0yi 0den 0leri 0de 0yle 0lerin
    0lere 0lerden 0lerde 0ni 0ne; rk 0a 0la 0lar 0ları 0ta 0lara 0ların 0tan 0ı 0ın 0larda
    0lardan 0ler 0lerden 0lere 0leri 0lerin 0e 0le 0lerde 0te 0ten 0i 0in 0u 0un 0ü 0ün; rt 0lar
    0ları 0ların 0tan 0la 0ta 0lardan 0lara 0larda 0a 0ler 0leri 0lere 0lerin 0le 0lerden 0te
    0ten 0ın 0lerde 0ı 0un 0u 0e 0ü 0ün; sa 0lar 0yı 0ya 0dan 0ları 0da 0nın 0ların 0yla 0lara
    0lardan 0larda 0nı 0na; se 0ler 0nin 0ye 0den 0leri 0yi 0lere 0lerin 0de 0lerden 0yle 0lerde
    0ni 0ne; st 0ler 0lerin 0lerden 0leri 0lere 0in 0i 0e 0ten 0le 0lerde 0te 0la 0lar 0lara
    0lardan 0ları 0ların 0tan 0ta 0larda; ta 0lar 0ya 0yı 0dan 0nın 0ları 0yla 0ların 0lara 0da
    0lardan 0larda 0nı 0na; te 0ler 0nin 0ye 0leri 0yi 0de 0yle 0lerin 0den 0lere 0lerden 0lerde
    0ni 0ne; uk 0lar 0ları 0tan 0la 0ların 0lardan 0ta 0lara 0larda; ul 0lar 0ları 0dan 0ların
    0un 0a 0da 0la 0lardan 0u 0du 0lara 0e 0ler 0larda 0leri 0lerin 0ü 0den 0ün 0de 0le 0lere 0dü
    0lerden 0lerde 0dun; um 0lar 0ları 0ların 0lara 0u 0un 0a 0dan 0da 0la 0larda 0lardan 0du; un
    0lar 0ları 0ların 0lara 0u 0un 0a 0dan 0lardan 0la 0larda 0da 0du 0dun; up 0lar 0lara 0ları
    0ların 0la 0lardan 0ta 0tan 0larda 0a 0u; ur 0lar 0u 0un 0a 0dan 0la 0ları 0ların 0lara 0da
    0lardan 0du 0larda; us 0la 0lar 0ları 0a 0tan 0lara 0larda 0ların 0ta 0u 0lardan 0un; ut 0lar
    0ları 0tan 0la 0ların 0ta 0lardan 0lara 0a 0u 0un 0larda; uz 0lar 0u 0un 0a 0ları 0dan 0ların
    0lara 0lardan 0du 0la 0da 0larda; uş 0lar 0a 0ların 0un 0lardan 0u 0ları 0tan 0la 0ta 0lara
    0larda; va 0dan 0lar 0ya 0da 0ları 0yı 0nın 0yla 0lara 0ların 0lardan 0larda 0na 0nı; ve 0ler
    0den 0lere 0nin 0leri 0yi 0lerin 0ye 0de 0yle 0lerden 0lerde 0ni 0ne; ya 0lar 0dan 0ya 0nın
    0yı 0ları 0ların 0da 0lara 0yla 0lardan 0larda 0nı 0na; ye 0ler 0ye 0nin 0yi 0den 0de 0leri
    0lerin 0lerden 0lere 0yle 0lerde 0ni 0ne; za 0lar 0ya 0yı 0da 0nın 0dan 0ları 0ların 0lara
    0yla 0lardan 0larda 0nı 0na; ze 0ler 0nin 0ye 0den 0yi 0lere 0lerin 0leri 0de 0lerden 0yle
    0lerde 0ni 0ne; zm 0den 0e 0i 0in 0le 0ler 0de 0leri 0di 0lerin 0lerden 0lere 0a 0da 0dan 0la
    0lar 0ları 0ların 0lerde 0ı 0ın; çe 0ler 0nin 0leri 0ye 0yi 0den 0lere 0lerin 0de 0lerden
    0yle 0lerde 0ni 0ne; çi 0ler 0nin 0lerin 0leri 0ye 0lerden 0lere 0den 0yi 0yle 0de 0lerde
    0ni; çu 0lar 0nun 0ların 0ya 0dan 0yu 0lara 0lardan 0ları 0da 0yla 0larda; çü 0ler 0nün
    0lerden 0lere 0leri 0lerin 0ye 0den 0yü 0yle 0lerde 0de; çı 0lar 0ların 0ları 0nın 0ya
    0lardan 0lara 0yı 0dan 0yla 0da 0larda 0nı; ör 0ler 0ü 0ün 0leri 0lerin 0e 0den 0lere 0le
    0lerden 0de 0lerde 0dü; öz 0e 0ler 0ü 0ün 0le 0leri 0lerin 0den 0lere 0de 0lerden 0dü 0lerde
    0dün; ük 0ler 0ten 0leri 0le 0lerin 0te 0lere 0lerden 0lerde; ül 0ler 0den 0e 0de 0ü 0ün
    0leri 0le 0lerin 0lere 0lerden 0lerde 0dü; üm 0ler 0lerin 0leri 0lere 0lerde 0lerden 0de 0den
    0le 0ü 0ün 0e 0dü 0dün; ün 0ler 0leri 0lerin 0lerden 0lerde 0lere 0den 0de 0e 0le 0ü 0ün 0dü
    0dün; ür 0ler 0den 0le 0leri 0ü 0ün 0de 0e 0lerin 0lerden 0lere 0lerde 0dü 0dün; üs 0ler
    0leri 0e 0lerin 0ü 0ün 0te 0ten 0le 0lerden 0lere 0lerde; üt 0ler 0leri 0lerin 0le 0ten
    0lerden 0te 0lere 0lerde 0ün 0e 0ü; üz 0ler 0lerin 0den 0leri 0ü 0e 0ün 0le 0lerden 0lere 0de
    0dü 0lerde 0dün; üş 0ler 0ü 0ün 0e 0leri 0lerin 0lerden 0lere 0ten 0le 0te 0lerde; ıf 0lar
    0ları 0ların 0tan 0la 0lara 0lardan 0ta 0ı 0ın 0a 0larda; ık 0lar 0ları 0tan 0la 0ların
    0lardan 0ta 0lara 0larda; ıl 0dan 0lar 0ları 0ların 0ın 0a 0la 0da 0dı 0lara 0lardan 0ı
    0larda 0dın; ım 0lar 0ları 0ların 0lara 0larda 0lardan 0dan 0ı 0da 0ın 0a 0la 0dı; ın 0lar
    0ları 0ların 0lara 0lardan 0larda 0ı 0a 0ın 0dan 0da 0la 0dı 0dın; ır 0lar 0dan 0ı 0ın 0ları
    0a 0ların 0la 0da 0dı 0lara 0lardan 0larda 0dın; ıt 0lar 0ları 0ların 0lardan 0la 0lara
    0larda 0tan 0ı 0ın 0a 0ta; ız 0lar 0ı 0ların 0ları 0lara 0ın 0a 0dan 0dı 0lardan 0la 0da
    0larda 0dın; ıç 0la 0lar 0ların 0tan 0ları 0ta 0lara 0lardan 0larda 0a 0ı 0ın; ış 0lar 0ı
    0ları 0lardan 0a 0ın 0ların 0lara 0la 0ta 0tan 0larda; acı 0lar 0ların 0nın 0lara 0ları
    0lardan 0ya 0dan 0yı 0yla 0da 0larda 0nı; alı 0lar 0ların 0dan 0lardan 0nın 0ya 0yı 0ları
    0lara 0da 0yla 0larda 0nı; ame 0ler 0leri 0nin 0lerin 0yi 0de 0ye 0lerden 0lere 0yle 0den
    0lerde 0ni; ans 0la 0lar 0ları 0ta 0tan 0lara 0lardan 0ların 0larda 0ı 0a 0ın; art 0lar 0tan
    0la 0ları 0ta 0a 0lardan 0ların 0ı 0ın 0lara 0larda; bat 0lar 0ları 0ların 0a 0la 0lardan
    0tan 0ı 0ın 0ta 0lara 0larda; cak 0lar 0ları 0ların 0lara 0lardan 0larda 0ta 0tan 0la; cek
    0ler 0leri 0lerin 0lere 0lerden 0te 0lerde 0le; eci 0ler 0lerin 0nin 0leri 0ye 0lere 0lerden
    0den 0yi 0yle 0lerde 0de 0ni; eli 0ler 0den 0nin 0leri 0lerin 0ye 0lere 0lerden 0yi 0yle 0de
    0lerde 0ni; ent 0le 0ler 0leri 0lerin 0ten 0lerde 0lerden 0lere 0te 0e 0i 0in; est 0i 0in
    0ler 0leri 0e 0le 0lerden 0lerin 0te 0ten 0lere 0lerde; ing 0den 0e 0i 0in 0ler 0de 0le 0leri
    0lere 0lerde 0lerin 0lerden 0di; ist 0ler 0lerin 0lerden 0lere 0leri 0in 0i 0e 0ten 0le
    0lerde 0te; izm 0den 0e 0i 0in 0le 0ler 0de 0leri 0di 0lerin 0lerden 0lere 0lerde; kçi 0ler
    0leri 0nin 0lerin 0lere 0lerden 0ye 0yi 0den 0yle 0de 0lerde; lat 0lar 0tan 0lardan 0la 0ları
    0ların 0ta 0a 0ı 0ın 0lara 0larda; log 0lar 0ların 0lardan 0ları 0lara 0dan 0la 0da 0larda
    0du; mat 0lar 0ların 0lardan 0lara 0larda 0ları 0a 0la 0ta 0tan 0ı 0ın; maz 0lar 0dan 0ın 0ı
    0a 0la 0da 0ların 0ları 0lara 0lardan 0larda; mez 0ler 0den 0in 0e 0i 0de 0le 0leri 0lerin
    0lerden 0lere 0lerde; nat 0lar 0ları 0ların 0ta 0a 0la 0lara 0tan 0ın 0ı 0lardan 0larda; rak
    0lar 0tan 0ta 0lardan 0ları 0lara 0ların 0la 0larda 0a 0ı 0ın 0e 0i 0in 0le 0ler 0lerden
    0lere 0leri 0lerin 0te 0ten; rat 0lar 0tan 0ları 0a 0ların 0ın 0ı 0la 0lardan 0lara 0ta
    0larda; rcı 0lar 0ların 0nın 0ya 0yı 0dan 0ları 0lardan 0lara 0yla 0larda 0da; rol 0le 0ler
    0den 0e 0leri 0lerin 0ü 0ün 0de 0lerden 0lere 0dü 0lerde; tçi 0ler 0leri 0lerin 0nin 0lerden
    0lere 0ye 0den 0yi 0yle 0de 0lerde; yat 0la 0lar 0ları 0a 0ta 0tan 0ı 0ın 0lara 0larda
    0lardan 0ların; amış 0lar 0lardan 0ların 0lara 0ları 0a 0ı 0ın 0larda 0tan; ayan 0lar 0lardan
    0ların 0lara 0ları 0a 0ın 0ı 0larda 0dan 0la 0da; ecek 0ler 0leri 0lerin 0lere 0lerden 0lerde
    0te; eyen 0ler 0lerden 0lerin 0lere 0leri 0e 0i 0in 0den 0lerde 0le 0de; eşme 0nin 0ye 0ler
    0den 0yi 0leri 0yle 0de 0lerin 0lere 0lerden 0di 0lerde 0yin 0ni; ller 0den 0in 0e 0de 0i
    0le; mama 0lar 0nın 0ları 0ya 0yı 0da 0dan 0yla 0lara 0ların 0na; meme 0ler 0nin 0ye 0leri
    0yi 0den 0de 0yle 0lerin 0ni; nama 0dan 0dı 0ya 0dın 0yın 0lar 0lardan 0ları 0ların 0yla 0yı
    0da 0lara 0larda 0nın; neme 0den 0di 0din 0ye 0de 0ler 0leri 0yi 0yin 0yle 0lerden 0lere
    0lerin 0nin; reme 0den 0di 0ye 0din 0yin 0leri 0nin 0yi 0yle 0ler 0lere 0lerden 0lerin; rici
    0ler 0leri 0lerin 0lerden 0lere 0nin 0ye 0yi 0den 0yle 0lerde 0de; tama 0dan 0dı 0ya 0dın 0da
    0lar 0lara 0larda 0lardan 0ları 0ların 0yla 0yı; tmaz 0dan 0lar 0ın 0a 0la 0ı; yama 0dan 0dı
    0ya 0dın 0yın; yeme 0den 0di 0ye 0din; şama 0dan 0dı 0ya 0dın 0da 0lar 0ları 0ların 0yla 0yı
    0yın 0lara 0larda 0lardan 0nın`,
  adjectives: '',
}
