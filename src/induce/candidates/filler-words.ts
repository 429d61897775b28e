/** Words that join others, by language: no keyword begins or ends with one. */
const JOINING = [
  // Russian, Ukrainian, Belarusian, Bulgarian
  `а без бы был была были было быть в вам вас ваш весь во вот все всё вы где да для до его ее её ей ему если есть
  еще ещё ж за и из или им их к как кто ко ли мне мой моя моё мои мы на над нам нас наш наша не нет ни но ну о об
  он она они оно от по под при про с сам самый самая самое самые свой своя со так такой там те то тот ты тут у уже
  чем что чтобы эта эти это этот я який які яка це цей та й або але від до із зі для є і що як у на про не ми ви
  вони гэта гэты які што ды са як тази този това и на за от се си е са със ще`,
  // English
  `a about all am an and any are as at be been but by can did do does for from had has have he her here him his how
  i if in into is it its let me my no nor not of off on or our out over she so such than that the their them then
  there these they this those to too up us was we were what when where which who whom whose why will with you your`,
  // Spanish, French, Portuguese, Italian
  `al con como de del desde el ella en es esta este lo la las los mas me mi muy no nos o para pero por que se si sin
  su sus te tu un una uno unos y ya au aux avec ce ces cet cette chez dans des du elle est et eux il ils je la le les
  leur ma mais mes mon ne nous on ou où par pas pour qu que qui sa ses son sur te tes ton un une vos votre vous
  ao aos as com da das do dos e ela em eu foi isso mais mas meu na nas nem no nos o os ou para pela pelo por sem ser
  seu sua um uma alla anche che chi ci col da dal della delle di gli ha il ed era fra ho io lei li loro lui mio nel
  nella noi per più se sono sul suo tra`,
  // German, Dutch, Swedish, Norwegian
  `als am an auf aus bei beim bin das dass dem den der des die du ein eine einem einen einer er es für hat ich ihr im
  ist ja kein mit nach nicht nur oder sich sie sind so über um und uns unter vom von vor war was wenn wer wie wir zu
  zum zur aan bij dat de deze die dit een en er het hij hun ik in is je maar met mijn naar niet nog of om ons ook op
  te tot uit van voor wat we wel zich zijn att av den det du en ett för han hon här i inte jag med men mig min nu och
  om på sig som så till är var vi de det den deg du en er et for fra ham han hun hva i ikke jeg kan med meg men og om
  opp på seg som så til var vi`,
  // Polish, Czech, Turkish
  `aby ale bez być co czy dla do go i ich jak jako jest jej już ku lub ma mi mnie na nad nie o od on ona po pod przez
  przy się są ta tak te tego ten to tu w we więc z za ze že a aby ani až bez by co do je jeho jejich ji jsem jsou k
  kde když má mezi mu na nad ne o od pod podle pro při s se si tak ten to u v ve z ze bir bu da de ve ile için ne o`,
].join(' ')

/** Words of the trade, which any video may be called by. */
const TRADE = `best new top full hd official video videos episode episodes ep season part trailer live stream clip
  show shorts short subscribe channel watch online free series compilation moments
  лучшее лучшие лучший новая новое новые новый выпуск выпуски серия серии сезон сезона часть трейлер видео
  канал смотреть онлайн бесплатно подписывайтесь все сборник премьера обзор эфир прямой топ подряд моменты
  серія сезон випуск частина folge folgen staffel episodio capitulo temporada episode saison odcinek odcinki sezon`

/** Whether folded words may stand at the edge of a keyword. */
export type IsFiller = (word: string) => boolean

/** Makes the test for words that say nothing of a project; `fold` folds as the texts were folded. */
export function createIsFiller(fold: (text: string) => string): IsFiller {
  const words = new Set(`${JOINING} ${TRADE}`.split(/\s+/u).map(fold))
  return (word) =>
    words.has(word) || /^[\p{N}\p{Script=Latin}\p{Script=Cyrillic}]$|^\p{N}+$/u.test(word)
}
