import { SAMPLE_NAMES } from '@shared/domain/sample-names.ts';
import type { InterfaceLocale } from '@shared/domain/settings.ts';

/** A title and what it is about. */
export interface SampleText {
  readonly name: string;
  readonly overview: string;
}

/** The texts of the sample series in one language: its own, and its episodes' by season, in their order. */
export interface SampleTexts extends SampleText {
  /** Of season 1, 2 and 3. The name is TMDB's generic one in that language. */
  readonly seasons: readonly SampleText[];
  readonly episodes: readonly (readonly SampleText[])[];
}

const text = (name: string, overview: string): SampleText => ({ name, overview });

/** All invented. */
export const SAMPLE_TEXTS: Readonly<Record<InterfaceLocale, SampleTexts>> = {
  en: {
    name: SAMPLE_NAMES.en,
    overview:
      'A night ferry reaches Marrow Point with one passenger too few. The captain keeps the log, the town keeps its secrets, and the tide keeps neither.',
    seasons: [
      text('Season 1', 'One passenger is missing, and everybody on the pier remembers it differently.'),
      text('Season 2', 'A stranger takes over the pilot boat. Nobody has hired her.'),
      text('Season 3', 'The harbour freezes, and what was sunk can be reached on foot.'),
    ],
    episodes: [
      [
        text('The Last Crossing', 'The night ferry comes in with one passenger too few.'),
        text('Ballast', 'Tove reads the old logbooks and finds that a page has been cut out.'),
        text('A Light in the Customs House', 'Somebody has been living in the closed customs house.'),
        text('Low Tide', 'The sea gives back a suitcase, and Nell recognises it.'),
        text('What Finn Saw', 'Finn tells three versions of one night. None of them is true.'),
        text('Slack Water', 'For eleven minutes the tide stands still, and everybody has to choose a side.'),
      ],
      [
        text('A New Pilot', 'A stranger brings the ferry in through the storm and stays.'),
        text('Fog Signal', 'The foghorn sounds on a clear night.'),
        text('The Inspector’s Umbrella', 'An inspector from the mainland counts the boats twice.'),
        text('Dead Reckoning', 'Reed sails without instruments to prove a point.'),
        text('Salt', 'A wedding, a storm warning and one guest whom nobody knows.'),
        text('The Ledger', 'The missing page turns up where everybody had looked.'),
      ],
      [
        text('Ice in the Harbour', 'The harbour freezes for the first time in forty years.'),
        text('Nine Bells', 'The church bell rings at an hour that does not exist.'),
        text('The Other Shore', 'Tove makes the crossing as a passenger.'),
        text('Landfall', 'The ferry comes in with one passenger too many.'),
      ],
    ],
  },
  de: {
    name: SAMPLE_NAMES.de,
    overview:
      'Die Nachtfähre erreicht Marrow Point mit einem Fahrgast zu wenig. Die Kapitänin führt das Logbuch, die Stadt hütet ihre Geheimnisse, und die Flut hält sich an nichts.',
    seasons: [
      text('Staffel 1', 'Ein Fahrgast fehlt, und am Kai erinnert sich jeder anders daran.'),
      text('Staffel 2', 'Eine Fremde übernimmt das Lotsenboot. Niemand hat sie angestellt.'),
      text('Staffel 3', 'Der Hafen friert zu, und was versenkt war, ist zu Fuß erreichbar.'),
    ],
    episodes: [
      [
        text('Die letzte Überfahrt', 'Die Nachtfähre läuft mit einem Fahrgast zu wenig ein.'),
        text('Ballast', 'Tove liest die alten Logbücher und entdeckt, dass eine Seite fehlt.'),
        text('Licht im Zollhaus', 'Im geschlossenen Zollhaus hat jemand gewohnt.'),
        text('Niedrigwasser', 'Das Meer gibt einen Koffer zurück, und Nell erkennt ihn.'),
        text('Was Finn sah', 'Finn erzählt eine Nacht in drei Fassungen. Keine davon stimmt.'),
        text('Stauwasser', 'Elf Minuten lang steht die Flut still, und alle müssen sich entscheiden.'),
      ],
      [
        text('Die neue Lotsin', 'Eine Fremde bringt die Fähre durch den Sturm und bleibt.'),
        text('Nebelhorn', 'In einer klaren Nacht ertönt das Nebelhorn.'),
        text('Der Schirm des Inspektors', 'Ein Inspektor vom Festland zählt die Boote zweimal.'),
        text('Koppelnavigation', 'Reed fährt ohne Instrumente, um etwas zu beweisen.'),
        text('Salz', 'Eine Hochzeit, eine Sturmwarnung und ein Gast, den niemand kennt.'),
        text('Das Hauptbuch', 'Die fehlende Seite taucht dort auf, wo alle gesucht hatten.'),
      ],
      [
        text('Eis im Hafen', 'Zum ersten Mal seit vierzig Jahren friert der Hafen zu.'),
        text('Neun Glasen', 'Die Kirchenglocke schlägt eine Stunde, die es nicht gibt.'),
        text('Das andere Ufer', 'Tove fährt als Fahrgast hinüber.'),
        text('Land in Sicht', 'Die Fähre läuft mit einem Fahrgast zu viel ein.'),
      ],
    ],
  },
  fr: {
    name: SAMPLE_NAMES.fr,
    overview:
      'Le ferry de nuit atteint Marrow Point avec un passager de moins. La capitaine tient le journal de bord, la ville garde ses secrets, et la marée ne garde rien.',
    seasons: [
      text('Saison 1', 'Un passager manque, et sur le quai chacun s’en souvient autrement.'),
      text('Saison 2', 'Une inconnue prend la barre du bateau-pilote. Personne ne l’a engagée.'),
      text('Saison 3', 'Le port gèle, et ce qui avait coulé s’atteint à pied.'),
    ],
    episodes: [
      [
        text('La Dernière Traversée', 'Le ferry de nuit accoste avec un passager de moins.'),
        text('Lest', 'Tove lit les vieux journaux de bord : une page a été découpée.'),
        text('Une lumière à la douane', 'Quelqu’un habitait l’ancienne douane fermée.'),
        text('Marée basse', 'La mer rend une valise, et Nell la reconnaît.'),
        text('Ce que Finn a vu', 'Finn raconte trois fois la même nuit. Aucune version n’est vraie.'),
        text('L’Étale', 'Pendant onze minutes la mer s’arrête, et chacun doit choisir son camp.'),
      ],
      [
        text('Une nouvelle pilote', 'Une inconnue fait entrer le ferry malgré la tempête, et reste.'),
        text('Corne de brume', 'La corne de brume retentit par une nuit claire.'),
        text('Le Parapluie de l’inspecteur', 'Un inspecteur du continent compte deux fois les bateaux.'),
        text('À l’estime', 'Reed navigue sans instruments pour prouver qu’il a raison.'),
        text('Sel', 'Un mariage, un avis de tempête et un invité que personne ne connaît.'),
        text('Le Grand Livre', 'La page manquante reparaît là où tout le monde avait cherché.'),
      ],
      [
        text('Le Port gelé', 'Le port gèle pour la première fois depuis quarante ans.'),
        text('Neuf coups', 'La cloche de l’église sonne une heure qui n’existe pas.'),
        text('L’Autre Rive', 'Tove fait la traversée comme passagère.'),
        text('Terre', 'Le ferry accoste avec un passager de trop.'),
      ],
    ],
  },
  es: {
    name: SAMPLE_NAMES.es,
    overview:
      'El ferry nocturno llega a Marrow Point con un pasajero de menos. La capitana lleva el diario, el pueblo guarda sus secretos y la marea no guarda nada.',
    seasons: [
      text('Temporada 1', 'Falta un pasajero, y en el muelle cada uno lo recuerda de otra manera.'),
      text('Temporada 2', 'Una desconocida se hace cargo de la lancha del práctico. Nadie la ha contratado.'),
      text('Temporada 3', 'El puerto se hiela, y a lo que se hundió se puede llegar a pie.'),
    ],
    episodes: [
      [
        text('La última travesía', 'El ferry nocturno atraca con un pasajero de menos.'),
        text('Lastre', 'Tove lee los viejos diarios y descubre que han cortado una página.'),
        text('Una luz en la aduana', 'Alguien ha estado viviendo en la aduana cerrada.'),
        text('Marea baja', 'El mar devuelve una maleta, y Nell la reconoce.'),
        text('Lo que vio Finn', 'Finn cuenta tres versiones de una noche. Ninguna es verdad.'),
        text('Aguas quietas', 'Durante once minutos la marea se detiene y todos deben elegir bando.'),
      ],
      [
        text('Una nueva práctica', 'Una desconocida guía el ferry en plena tormenta y se queda.'),
        text('Señal de niebla', 'La sirena de niebla suena en una noche despejada.'),
        text('El paraguas del inspector', 'Un inspector del continente cuenta los barcos dos veces.'),
        text('A la estima', 'Reed navega sin instrumentos para demostrar que tiene razón.'),
        text('Sal', 'Una boda, un aviso de temporal y un invitado al que nadie conoce.'),
        text('El libro mayor', 'La página que falta aparece donde todos habían buscado.'),
      ],
      [
        text('Hielo en el puerto', 'El puerto se hiela por primera vez en cuarenta años.'),
        text('Nueve campanadas', 'La campana de la iglesia da una hora que no existe.'),
        text('La otra orilla', 'Tove hace la travesía como pasajera.'),
        text('Tierra a la vista', 'El ferry atraca con un pasajero de más.'),
      ],
    ],
  },
  ja: {
    name: SAMPLE_NAMES.ja,
    overview:
      '夜行フェリーが、乗客が一人足りないままマロウ・ポイントに着く。船長は航海日誌を守り、町は秘密を守る。潮だけは何も守らない。',
    seasons: [
      text('シーズン1', '乗客が一人消えた。桟橋の誰もが、違う記憶を語る。'),
      text('シーズン2', '見知らぬ女が水先船を引き受ける。雇った者はいない。'),
      text('シーズン3', '港が凍り、沈めたはずのものに歩いて行けるようになる。'),
    ],
    episodes: [
      [
        text('最後の渡し', '夜行フェリーが、乗客が一人足りないまま入港する。'),
        text('バラスト', '古い航海日誌を読むトーヴェは、一ページが切り取られていることに気づく。'),
        text('税関の灯り', '閉鎖された税関に、誰かが住んでいた。'),
        text('引き潮', '海がスーツケースを返す。ネルには見覚えがある。'),
        text('フィンが見たもの', 'フィンは一夜を三通りに語る。どれも本当ではない。'),
        text('潮どまり', '十一分間、潮が止まる。誰もが立場を選ばなければならない。'),
      ],
      [
        text('新しい水先人', '見知らぬ女が嵐の中フェリーを導き、そのまま町に残る。'),
        text('霧笛', '晴れた夜に霧笛が鳴る。'),
        text('検査官の傘', '本土から来た検査官が船を二度数える。'),
        text('推測航法', 'リードは意地で、計器なしに船を出す。'),
        text('塩', '結婚式と暴風警報、そして誰も知らない招待客。'),
        text('元帳', '消えたページは、皆が探したはずの場所から出てくる。'),
      ],
      [
        text('凍る港', '四十年ぶりに港が凍る。'),
        text('九つの鐘', '教会の鐘が、存在しない時刻を告げる。'),
        text('向こう岸', 'トーヴェは乗客として海を渡る。'),
        text('陸', 'フェリーが、乗客が一人多いまま入港する。'),
      ],
    ],
  },
  ar: {
    name: SAMPLE_NAMES.ar,
    overview:
      'تصل عبّارة الليل إلى مارو بوينت وقد نقص ركابها واحدًا. القبطانة تحفظ السجل، والبلدة تحفظ أسرارها، أما المدّ فلا يحفظ شيئًا.',
    seasons: [
      text('الموسم 1', 'راكب مفقود، وكل من كان على الرصيف يتذكر الأمر على نحو مختلف.'),
      text('الموسم 2', 'غريبة تتولى قارب الإرشاد، ولم يوظفها أحد.'),
      text('الموسم 3', 'يتجمد الميناء، فيصبح ما أُغرق في متناول السائر على قدميه.'),
    ],
    episodes: [
      [
        text('العبور الأخير', 'تدخل عبّارة الليل الميناء وقد نقص ركابها واحدًا.'),
        text('ثقل التوازن', 'تقرأ توفا السجلات القديمة وتكتشف أن صفحة قد قُصّت.'),
        text('ضوء في دار الجمارك', 'كان أحدهم يسكن دار الجمارك المغلقة.'),
        text('الجزر', 'يعيد البحر حقيبة سفر، فتتعرف نيل عليها.'),
        text('ما رآه فين', 'يروي فين ليلة واحدة بثلاث روايات، وليس فيها رواية صادقة.'),
        text('سكون الماء', 'يتوقف المدّ إحدى عشرة دقيقة، وعلى الجميع أن يختاروا صفهم.'),
      ],
      [
        text('مرشدة جديدة', 'غريبة تقود العبّارة عبر العاصفة ثم تبقى.'),
        text('بوق الضباب', 'يدوّي بوق الضباب في ليلة صافية.'),
        text('مظلة المفتش', 'مفتش من البر الرئيسي يعدّ القوارب مرتين.'),
        text('الملاحة بالتقدير', 'يبحر ريد بلا أجهزة ليثبت وجهة نظره.'),
        text('ملح', 'زفاف وتحذير من عاصفة وضيف لا يعرفه أحد.'),
        text('دفتر الحسابات', 'تظهر الصفحة المفقودة حيث كان الجميع قد بحثوا.'),
      ],
      [
        text('جليد في الميناء', 'يتجمد الميناء لأول مرة منذ أربعين عامًا.'),
        text('تسع دقات', 'يدق جرس الكنيسة ساعة لا وجود لها.'),
        text('الضفة الأخرى', 'تعبر توفا هذه المرة راكبةً.'),
        text('اليابسة', 'تدخل العبّارة الميناء وقد زاد ركابها واحدًا.'),
      ],
    ],
  },
};
