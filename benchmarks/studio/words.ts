import type { Tongue } from './project-words.js'

/** What titles of any video are put together from, by language. */
export interface Words {
  readonly who: readonly string[]
  readonly does: readonly string[]
  readonly what: readonly string[]
  readonly where: readonly string[]
  /** Set phrases of the trade: episode, season, for kids. */
  readonly tags: readonly string[]
  /** Sentences a description is filled up with. */
  readonly filler: readonly string[]
}

const list = (text: string): string[] => text.split('|').map((part) => part.trim())

/** Word lists of our own making; a title is one of who, does, what, where and some tags. */
export const WORDS: Readonly<Record<Tongue, Words>> = {
  ru: {
    who: list(
      'Сеня|Катя и Макс|Папа|Бабушка Люся|Рома|Диана|Тима|Лёва|Дракоша|Котики|Пёсик Бим|Робот|Близняшки|Мама и дочка|Команда|Доктор|Леди Баг|Человек паук|Блогеры|Паровозик|Грузовичок|Пожарная машина|Экскаватор|Динозавр|Принцесса|Пираты|Учитель|Сосед|Капуки|Холли|Бодо|Суперкот|Манкиту|Снеговик|Ёжик|Зайчик|Белочка|Хомяк|Волшебник|Русалка',
    ),
    does: list(
      'строит|ищет|нашла|потерял|спасает|красит|покупает|готовит|открывает|прячет|проверяет|чинит|рисует|собирает|выбирает|испытывает|распаковывает|моет|везёт|делит|учит|боится|сломал|украл|выиграл|заказал|сделал|не отдаёт|поймал|разбудил',
    ),
    what: list(
      'дом из картона|большой торт|новую машинку|секретный ящик|слайм|100 подарков|мороженое|ракету|горку|шалаш|куклу|аквариум|бассейн с шарами|самокат|старый телефон|пиццу|киндер|дракона|клад|зубную щётку|школьный рюкзак|ёлку|снежный замок|конструктор|железную дорогу|батут|мыльные пузыри|пластилин|велосипед|палатку|змея|фонарик|чемодан|компот|робота|карту острова',
    ),
    where: list(
      'в реальной жизни|на даче|в школе|в парке|ночью|в Майнкрафт|в магазине|на море|дома|в лесу|24 часа|в космосе|на крыше|под водой|в больнице|зимой|в зоопарке|на ферме|без родителей|в Роблокс|на кухне|в гараже|утром|в садике|на каникулах',
    ),
    tags: list(
      'Мультики для детей|Сборник мультиков|Все серии подряд|Новая серия|Развивающие мультики|Челлендж|Премьера|Песенки для малышей|shorts|Учим цвета|Весёлые истории|Трейлер|1 сезон|2 сезон|Лучшие серии|на русском|Видео для детей|Обзор|Игры|Влог|Лучшие моменты|Часть 2|Машинки|Сказки|Смешные видео|viral',
    ),
    filler: list(
      'Подписывайтесь на канал и ставьте лайк|Новые серии каждую неделю|Смотрите весёлое видео для всей семьи|Пишите в комментариях, что понравилось|Сегодня герои узнают, как дружить|Мультфильм учит доброте и помогает выучить цвета|Все серии подряд смотрите в плейлисте|Музыка из открытой библиотеки|Реклама и сотрудничество по почте|Спасибо, что смотрите нас|В этом выпуске много смешного|Для самых маленьких и их родителей|Не забудьте нажать на колокольчик|Наши группы в сетях ищите по названию|Развивающее видео без рекламы внутри',
    ),
  },
  en: {
    who: list(
      'Little brother|Diana and Roma|Super hero|The puppy|Baby dino|Funny cat|Wolfoo family|Om Nom|Mom and dad|Monster truck|Fire engine|Five ducks|The dragon|Tiny chef|Police car|School kids|Spider boy|Unicorn|Robot dog|The twins|Farm friends|Blippi fan|Penguin|Princess|Garbage truck|Dad',
    ),
    does: list(
      'builds|finds|loses|saves|paints|buys|cooks|opens|hides|tests|fixes|draws|shares|chooses|tries|unboxes|washes|drives|breaks|wins',
    ),
    what: list(
      'a cardboard house|a giant cake|the new toy car|a mystery box|rainbow slime|100 presents|ice cream|a rocket|the slide|a treehouse|a doll|the fish tank|a ball pit|a scooter|the old phone|pizza|surprise eggs|a treasure|a toothbrush|the school bag|a snow castle|building blocks|a train set|a trampoline|soap bubbles|play dough',
    ),
    where: list(
      'in real life|at the farm|at school|in the park|at night|in Minecraft|at the mall|by the sea|at home|in the woods|for 24 hours|in space|on the roof|under water|in winter|at the zoo|without parents|in Roblox',
    ),
    tags: list(
      'Cartoon for kids|Funny episodes|Compilation|Full episodes|Nursery rhymes|Kids songs|Challenge|shorts|Learn colors|Season 2|Best moments|Toys for kids|Pretend play|Stories|New episode|viral trending|Animation|Episode 7',
    ),
    filler: list(
      'Subscribe for more fun videos|New episodes every week|A happy story for the whole family|Tell us in the comments what you liked|Today the friends learn to share|All episodes are in the playlist|Music from a free library|Thanks for watching|Made for kids and parents|Follow us everywhere',
    ),
  },
  es: {
    who: list('El gato|La princesa|Papá|Los gemelos|El dragón|La gallina|El robot|Los amigos'),
    does: list('busca|construye|pierde|encuentra|pinta|cocina|abre|arregla'),
    what: list('una casa|el pastel|el tesoro|un cohete|la pizza|el juguete nuevo|una sorpresa'),
    where: list('en la granja|en casa|de noche|en la escuela|en el parque|bajo el agua'),
    tags: list('Dibujos animados para niños|Canciones infantiles|Episodio completo|en español'),
    filler: list(
      'Suscríbete al canal para ver más videos|Todos los episodios están en la lista|Gracias por ver a nuestros amigos',
    ),
  },
  ar: {
    who: list('القط|الأميرة|الأب|التنين|الدجاجة|الأصدقاء|الأرنب'),
    does: list('يبحث عن|يبني|وجد|يرسم|يطبخ|يفتح|يصلح'),
    what: list('البيت|الكعكة|الكنز|الصاروخ|اللعبة الجديدة|المفاجأة'),
    where: list('في المزرعة|في البيت|ليلا|في المدرسة|في الحديقة'),
    tags: list('كرتون للأطفال|أغاني أطفال|حلقات كاملة|رسوم متحركة'),
    filler: list(
      'اشترك في القناة لمشاهدة المزيد|كل الحلقات في قائمة التشغيل|شكرا لكم على المشاهدة',
    ),
  },
  pl: {
    who: list('Kot|Księżniczka|Tata|Smok|Kura|Przyjaciele|Żaba'),
    does: list('szuka|buduje|gubi|znajduje|maluje|gotuje|otwiera'),
    what: list('dom z kartonu|wielki tort|skarb|rakietę|nową zabawkę|książkę'),
    where: list('na wsi|w domu|w nocy|w szkole|pod wodą|w lesie'),
    tags: list('po polsku|Bajki dla dzieci|Piosenki dla dzieci|Wszystkie odcinki'),
    filler: list(
      'Subskrybuj kanał i oglądaj więcej|Wszystkie odcinki na liście|Dziękujemy za oglądanie',
    ),
  },
  ja: {
    who: list('ねこ|おひめさま|パパ|ドラゴン|ともだち|ロボット'),
    does: list('さがす|つくる|みつける|かくす|ひらく'),
    what: list('おおきなケーキ|たからもの|ロケット|あたらしいおもちゃ'),
    where: list('がっこうで|よるに|うみで|もりのなかで'),
    tags: list('アニメ|こどもむけ|うた|だい2わ'),
    filler: list(
      'チャンネルとうろくおねがいします|まいしゅうあたらしいどうが|みてくれてありがとう',
    ),
  },
  pt: {
    who: list('O gato|A princesa|Papai|O dragão|A galinha|Os amigos'),
    does: list('procura|constrói|perde|encontra|pinta|cozinha'),
    what: list('uma casa|o bolo gigante|o tesouro|um foguete|o brinquedo novo'),
    where: list('na fazenda|em casa|à noite|na escola|no parque'),
    tags: list('Desenho animado em português|Músicas infantis|Episódio completo'),
    filler: list('Inscreva-se no canal para mais vídeos|Obrigado por assistir com a gente'),
  },
  et: {
    who: list('Kass|Printsess|Isa|Lohe|Sõbrad|Kana'),
    does: list('otsib|ehitab|leiab|maalib|küpsetab'),
    what: list('uut maja|suurt kooki|aaret|raketti|mänguasja'),
    where: list('talus|kodus|öösel|koolis|pargis'),
    tags: list('Multikas lastele|Lastelaulud|Kõik osad'),
    filler: list('Telli kanal ja vaata veel|Aitäh vaatamast meie sõpru'),
  },
  uk: {
    who: list('Котик|Принцеса|Тато|Їжачок|Друзі|Песик'),
    does: list('шукає|будує|знайшов|малює|готує|відкриває'),
    what: list('великий торт|скарб|ракету|нову іграшку|будиночок'),
    where: list('на фермі|вдома|вночі|в школі|у парку|під водою'),
    tags: list('Мультики українською|Пісеньки для дітей|Усі серії поспіль'),
    filler: list('Підписуйтесь на канал, щоб не пропустити нові серії|Дякуємо за перегляд'),
  },
  bg: {
    who: list('Сеня|Папа|Робот|Котики|Дракоша|Тима'),
    does: list('и|против|плюс'),
    what: list('торт|клад|самокат|слайм|батут|ракета'),
    where: list('дома|на даче|на море|ночь|парк'),
    tags: list('мультик|серия|игра|тест'),
    filler: list('Лайк и подписка|Серия за серией'),
  },
}
