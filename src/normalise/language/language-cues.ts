/**
 * Groups of letters that tell languages of one script apart, with their
 * weights in tenths of a nat: `^` and `$` are the ends of a word, so that
 * `лся$+15` says that a word in -лся is Russian, and `і-20` that і is not.
 * About a hundred per language, made to be checked by eye.
 *
 * Weights: multinomial logistic regression with an L1 penalty over groups of
 * up to three letters, fitted to every other line of lingua-rs's test words
 * (Apache-2.0), rounded; those of several letters are held to −0.6 … 1.5 nats.
 * What they are worth on the other lines: `npm run bench -- language`.
 */
const weights = {
  /** Russian. */
  ru: `
    лся$+15 ать$+15 ют$+15 сь$+13 чт+13 ое$+12 ит$+12 ии$+11 тся$+11 ы+10 же+10 сс+9 ^кр+9
    ния$+9 ках$+8 ь+8 ла$+8 ант$+8 ^со+7 его$+7 дна$+7 и+6 ^о+6 л$+6 ть+6 ить$+6 ау+6 ой$+6 мп+6
    ая$+6 мл+6 ее+6 ю$+6 тив$+6 е+5 ый$+5 ые+5 ^ни+5 ал$+5 тс+5 вл+5 ^про+5 ош+5 она$+5 ^сум+5
    да$+5 ^бро+5 гд+5 гда$+5 от+4 ый+4 й$+4 ое+4 бы+4 ^хо+4 ии+4 он+4 де+4 но+4 бщ+4 ^во+4 ка$+4
    ее$+4 ут$+4 т+3 сти$+3 о+3 ^р+3 х$+3 до+3 со+3 ^в+3 ^под+3 ке+3 ил+3 уг+3 ет$+3 че+3 щи+3
    уш+3 ко$+3 ^гла+3 ^бол+3 ен-3 дз-3 а$-3 чн-3 нс-3 ст$-3 ви$-3 и$-4 як-4 ру-4 ус-4 те$-4
    ^бл-4 ^мож-4 ^ро-5 ту-5 ^сп-5 та$-5 н$-5 иш-5 яв-5 і$-5 ^пе-6 кл-6 ні-6 є-6 ена$-6 ася$-6
    ў-6 ув-6 ещ-6 ним$-6 рг-6 то$-6 ено$-6 се-6 ьо-6 ите$-6 ъ-14 ня$-6 ам$-6 і-20 че$-6`,
  /** Ukrainian. */
  uk: `
    є+27 ї+24 ^осо+15 і+19 ою+15 ою$+14 сь+13 ^ви+13 ді+13 тя+12 них$+12 ій+12 ого$+11 ід+11
    ий+10 ова$+10 ав$+10 ня$+10 ув+9 ^гр+9 ці+9 их$+8 ий$+8 ез+8 ту+8 аж+8 ті+8 ння$+8 іш+8
    ну$+7 ^си+7 ют+7 ити$+7 об+6 ^я+6 ба+6 ати$+6 ер+5 ди+5 ть+5 ьн+5 кр+5 вк+5 ви+5 ут+5 ям$+5
    ^роз+5 ні$+5 ють$+5 ням$+5 ти+4 и$+4 ож+4 ^з+4 у$+4 ся+4 ом$+4 ми+4 им+4 ла+4 ої+4 ним$+4
    ^ств+4 т+3 и+3 ти$+3 о+3 ^ро+3 ж+3 в+3 ь+3 ив+3 ис+3 ли+3 пр+3 ог+3 ^зн+3 му+3 ому$+3 шо+3
    йо+3 ів+3 ає+3 е-3 а-3 ое-3 ае-3 тв-3 ы$-3 ать$-3 ^раз-3 ^пом-3 уб-3 е$-4 жд-4 ая$-4 мн-4
    ем$-4 ши-4 ^то-4 вя-5 ск-5 уг-5 щи-5 ^во-5 ои-5 ^су-5 ия$-5 ите$-5 ие-6 пу-6 ^ра-6 к$-6
    ^об-6 ой-6 др-6 т$-6 ия-6 ў-9 ов$-6 л$-6 ъ-11 ую$-6 ^и-6 э-18 ы-19`,
  /** Belarusian. */
  be: `
    э+25 ў+19 дз+15 ы+15 ^ле+15 ры+14 зе+12 і+12 ць+12 ай$+11 ць$+11 ае$+11 ^па+10 кі+10 бо+9
    ё+9 чы+9 ц+8 д$+8 ^ад+8 ^пе+7 ве+7 тв+7 і$+7 а+6 шт+6 лі+6 іх+6 ы$+5 ^бе+5 га$+5 уб+5 ыя+5
    ні+5 мі$+5 ў$+5 й$+4 я+4 яд+4 ых$+4 е$+4 ей+4 ю+4 ім+4 ^аб+4 не+3 ш+3 у+3 ае+3 ру+3 кн+3
    кл+3 ік+3 лі$+3 яр+3 ыя$+3 ^вя+3 ^по-3 л-3 те-3 аз-3 вн-3 ря-4 ин-4 за-4 ан-4 ях$-4 аж-4 е-5
    о-5 ^о-5 ые-6 де-6 дя-6 ъ-6 ом-6 ат-6 ри-6 ув-6 ка$-6 и$-6 ше-6 о$-6 ач-6 ду-6 ть-6 че-6
    в$-6 ре-6 и-19`,
  /** Bulgarian. */
  bg: `
    ъ+24 ото$+15 аш+14 ат$+14 ^от+14 ите$+14 н$+13 ят$+12 иг+12 ата$+11 ни$+9 и+8 и$+8 жд+8 о$+8
    а$+8 ха$+8 би+8 ш$+8 вс+7 ия+7 ия$+7 то$+7 ^раз+7 ен$+7 пу+7 т$+6 мн+6 ^и+6 не$+6 та$+6 ме+5
    ^ва+5 си+5 ир+5 ^пре+5 ев$+5 л+4 л$+4 ят+4 лн+4 ев+4 то+4 ^се+4 ски$+4 ков$+4 ето$+4 о+3
    жду$+3 ^нап+3 те+3 ри+3 лк+3 ср+3 ^ср+3 зб+3 те$+3 ^до+3 рс+3 яв+3 ени$+3 пе-3 м-3 х-3 ок$-3
    з-3 у-3 ив-3 ^та-3 ^я-3 ку-3 ю$-3 рт-3 ^пра-3 ова$-3 нн-4 ть-4 я$-4 ли$-4 ы$-4 ог-4 ^так-4
    ут-4 ого$-4 ^пер-5 ш-5 ь$-5 ал-5 ло-5 м$-5 го$-5 ба-5 ами$-5 ас-6 али$-6 ся$-6 го-6 ^при-6
    аг-6 ^ш-6 х$-6 аб-6 ю-8 у$-6 й$-6 ом$-6 ла$-6 ми$-6 ет$-6 ь-17 ы-18 і-19`,
  /** English. */
  en: `
    ed$+15 y$+15 ing$+15 d$+15 ies$+15 th+15 ate$+15 ea+14 s$+12 nt$+11 sh+11 st$+11 er$+10
    nce$+10 ee+9 on$+8 w+8 ly+8 ure$+8 ian$+8 ng$+7 ou+7 al$+7 ly$+7 ^th+7 ble$+7 t$+6 h+6 ts+6
    ^res+6 ic$+6 ple$+6 h$+5 ion$+5 su+5 ds+4 ai+4 ^re+4 ers$+4 ct$+4 ge$+4 io+3 c+3 ^a+3 g+3
    in+3 ce$+3 ex+3 ^ex+3 be+3 ck+3 sa-3 des$-3 da-3 ta-3 ^k-3 ne-4 os-4 ^ve-4 te-5 ch-5 ie-6
    les$-6 i$-6 as$-6 é-12 a$-6 z-13 os$-6 o$-6`,
  /** German. */
  de: `
    ei+15 en$+15 ä+18 au+15 ch+13 ß+12 h+11 tz+11 k+9 eu+9 sc+8 ung$+8 ü+8 f+7 g+7 ie+7 io+6
    er+6 t$+6 nd+6 w+6 ^j+6 ö+6 b+5 g$+5 l+5 ge+5 ^er+5 ^die+5 t+4 s+4 n$+4 ck+4 ^k+4 n+3 be+3
    ^da+3 ^an+3 hr+3 nz+3 i-3 s$-3 re-3 a-4 o-4 ^p-4 ^l-4 ^ch-4 ci-5 ing$-5 ^de-5 y-5 nt-6 é-6
    ^t-6 i$-6 an$-6 c-10 ^c-6 o$-6 a$-6`,
  /** Spanish. */
  es: `
    os$+15 as$+15 ue+13 o$+13 dad$+12 bre$+12 ad$+11 n$+10 in$+9 ci+8 rse$+8 ^tie+8 era$+8 a$+7
    nt+6 pu+6 ct+6 ig+6 ado$+6 as+5 ^h+5 r$+5 ^con+5 eo+5 nes$+5 io$+5 nte$+5 ez+5 cin$+5 es+4
    ui+4 ar$+4 j+4 ^su+4 s$+3 ^e+3 ^m+3 id+3 ^t+3 is+3 ab+3 do+3 da$+3 sc-3 ia-3 q-3 qu-3 ^d-3
    ur-3 au-3 ^pro-3 na-4 ns-4 t$-4 ^b-4 i$-4 ^j-4 at-5 ion$-5 m$-5 zi-5 ç-5 ze-6 ei-6 w-9 k-11
    é-12 ss-6`,
  /** French. */
  fr: `
    é+28 è+23 oi+15 eu+15 ai+15 nt$+15 ou+15 ez$+15 on$+14 iq+11 e$+11 s$+10 t$+10 au+10 ts$+10
    ue+9 er$+9 es$+8 tre$+8 nn+8 ^dev+8 x+7 eur$+7 ti+5 he+5 ag+5 em+5 nd+5 mm+5 if+5 ier$+5
    les$+4 ns+3 rd$+3 ^c+3 ll+3 tr+3 li+3 ct+3 it$+3 ^s-3 in-3 ar$-3 be-4 te$-4 eg-4 ed-5 de-5
    m$-5 a$-6 ad-6 as$-6 z-10 k-11 w-12 os$-6 un-6 o$-6`,
  /** Italian. */
  it: `
    i$+15 ^ri+15 tt+15 zz+15 cc+15 are$+15 one$+14 o$+13 ^del+12 à+12 à$+12 ato$+11 nz+10 ta$+9
    a$+8 ti$+8 zi+8 to$+8 lla$+8 ì+8 ì$+8 e$+6 re$+6 ov+6 ale$+6 gl+6 ss+5 no$+5 ^se+4 uo+4
    tro$+4 v+3 ic+3 pp+3 ^st+3 ^mar+3 le$+3 mm+3 if+3 nte$+3 na$+3 ni$+3 ga-3 ei-3 m$-3 da$-3
    od-4 ad-4 y-4 al$-4 ie-4 ns-5 ^o-5 k-9 ct-6 t$-6 l$-6 w-11 n$-6 j-16 r$-6 s$-6`,
  /** Polish. */
  pl: `
    ł+28 ą+22 ż+21 w+20 k+15 j+15 ó+15 ę+15 y+12 z+12 ie+12 ni+11 i$+10 m$+10 ś+10 dz+9 sz+8
    ego$+8 ia+7 sk+7 y$+6 ch$+6 ze+6 u$+6 cz+6 cj+6 na+5 st+5 ii$+5 ć+5 ć$+5 ce+4 ow+4 eg+4 ro+3
    ra+3 po+3 ac+3 je$+3 in-3 ir-3 ^a-4 it-4 co-6 l$-6 n$-6 di-6 ti-6 s$-6 r$-6 v-15`,
  /** Portuguese. */
  pt: `
    á+30 í+25 lh+15 ú+20 ó+19 nh+15 as$+15 ade$+15 ç+16 ei+14 m$+14 o$+13 ou$+13 os$+12 u$+12
    ar$+9 ê+9 ã+9 ão+9 a$+8 ais$+8 ão$+8 nt+7 ai+7 do+7 nte$+7 é+7 ou+6 r$+6 ^des+6 ^con+5 go+5
    am$+5 to$+5 õ+5 õe+5 rr+4 os+4 al$+4 ^n+3 s$+3 es+3 ^a+3 q+3 qu+3 ho+3 x+3 id+3 da+3 br+3
    te$+3 ne-3 la-3 og-3 z-3 i$-3 ch-4 ed-5 k-5 ^do-6 y-9 t$-6 ie-6 n$-6 w-12 ll-6`,
  /** Turkish. */
  tr: `
    ü+23 ı+23 ğ+23 ş+23 ç+20 ö+16 k+13 y+12 ı$+12 i$+10 ey+9 ine$+9 ya+9 n$+7 k$+7 ^son+7 ın+7
    ^h+6 ^g+6 da$+6 nin$+6 l+5 le+5 et+5 ^b+5 ^o+5 den$+5 ml+5 i+4 de+4 ak+4 ^ha+4 ^ta+4 an$+4
    nl+4 rl+4 ^ç+4 ne+3 si+3 iz+3 ih+3 al-3 ^m-3 st-3 o-4 nt-4 ^c-4 vi-4 bl-5 ll-6 p-6 y$-6 ch-6
    ic-6 w-6 br-6 e$-6 c-9 ^r-6 ^l-6 ie-6 io-6 o$-6 ia-6 s$-6`,
}

/** By language, what a group of letters is worth in nats. */
export const CUES: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map(
  Object.entries(weights).map(([language, list]) => [language, readCues(list)]),
)

function readCues(list: string): ReadonlyMap<string, number> {
  return new Map(
    list
      .trim()
      .split(/\s+/)
      .map((cue) => {
        const sign = cue.search(/[+-]/)
        return [cue.slice(0, sign), Number(cue.slice(sign)) / 10] as const
      }),
  )
}
