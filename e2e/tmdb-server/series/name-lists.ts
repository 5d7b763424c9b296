import type { Gender } from '../wire.ts';

/** A name as it is written in the Latin alphabet, and in Japanese and Chinese where TMDB would know it. */
export interface LatinName {
  readonly latin: string;
  readonly gender: Gender;
  readonly ja?: string;
  readonly zh?: string;
}

/** A name in its own script beside its Latin form. */
export interface NativeName {
  readonly native: string;
  readonly latin: string;
  readonly gender: Gender;
}

/** People whose names are not in the Latin alphabet. */
export interface NativeScript {
  readonly language: string;
  readonly familyFirst: boolean;
  readonly separator: string;
  readonly given: readonly NativeName[];
  readonly family: readonly NativeName[];
}

/** First names that have a Japanese and a Chinese form: "name gender ja zh". */
export const translatedFirstNames: readonly LatinName[] = `
Alice 1 アリス 爱丽丝
Anna 1 アンナ 安娜
Catherine 1 キャサリン 凯瑟琳
Charlotte 1 シャーロット 夏洛特
Claire 1 クレア 克莱尔
Diana 1 ダイアナ 黛安娜
Elena 1 エレナ 埃琳娜
Emma 1 エマ 艾玛
Grace 1 グレース 格蕾丝
Helen 1 ヘレン 海伦
Julia 1 ジュリア 朱莉娅
Laura 1 ローラ 劳拉
Maria 1 マリア 玛丽亚
Nora 1 ノラ 诺拉
Olivia 1 オリヴィア 奥利维娅
Rachel 1 レイチェル 瑞秋
Sarah 1 サラ 莎拉
Sophie 1 ソフィー 苏菲
Adam 2 アダム 亚当
Andrew 2 アンドリュー 安德鲁
Daniel 2 ダニエル 丹尼尔
David 2 デヴィッド 大卫
Edward 2 エドワード 爱德华
George 2 ジョージ 乔治
Henry 2 ヘンリー 亨利
James 2 ジェームズ 詹姆斯
Jonathan 2 ジョナサン 乔纳森
Martin 2 マーティン 马丁
Michael 2 マイケル 迈克尔
Oscar 2 オスカー 奥斯卡
Paul 2 ポール 保罗
Peter 2 ピーター 彼得
Robert 2 ロバート 罗伯特
Samuel 2 サミュエル 塞缪尔
Thomas 2 トーマス 托马斯
William 2 ウィリアム 威廉`
  .trim()
  .split('\n')
  .map(toTranslatedName);

/** Last names that have a Japanese and a Chinese form. */
export const translatedLastNames: readonly LatinName[] = `
Anderson 0 アンダーソン 安德森
Bailey 0 ベイリー 贝利
Bennett 0 ベネット 贝内特
Brooks 0 ブルックス 布鲁克斯
Campbell 0 キャンベル 坎贝尔
Carter 0 カーター 卡特
Collins 0 コリンズ 柯林斯
Cooper 0 クーパー 库珀
Davis 0 デイヴィス 戴维斯
Edwards 0 エドワーズ 爱德华兹
Fisher 0 フィッシャー 费舍尔
Foster 0 フォスター 福斯特
Graham 0 グレアム 格雷厄姆
Hamilton 0 ハミルトン 汉密尔顿
Harris 0 ハリス 哈里斯
Howard 0 ハワード 霍华德
Hughes 0 ヒューズ 休斯
Jackson 0 ジャクソン 杰克逊
Lawrence 0 ローレンス 劳伦斯
Marshall 0 マーシャル 马歇尔
Mitchell 0 ミッチェル 米切尔
Morgan 0 モーガン 摩根
Morrison 0 モリソン 莫里森
Nelson 0 ネルソン 尼尔森
Parker 0 パーカー 帕克
Reynolds 0 レイノルズ 雷诺兹
Richards 0 リチャーズ 理查兹
Robinson 0 ロビンソン 罗宾逊
Russell 0 ラッセル 拉塞尔
Simmons 0 シモンズ 西蒙斯
Stewart 0 スチュワート 斯图尔特
Taylor 0 テイラー 泰勒
Turner 0 ターナー 特纳
Walker 0 ウォーカー 沃克
Watson 0 ワトソン 沃森
Wilson 0 ウィルソン 威尔逊`
  .trim()
  .split('\n')
  .map(toTranslatedName);

/** First names without a translation: women's before the first bar, men's after it, and both after the second. */
export const plainFirstNames: readonly LatinName[] = genderedNames(
  'Agnieszka Aoife Beatriz Bronagh Chloë Dagný Delphine Éloïse Esmé Fátima Gráinne Haldóra Imogen Inês Jiřina ' +
    'Katarzyna Léa Līga Maëlle Marisol Nadège Ngozi Oddný Pilar Renée Rosalía Saoirse Siobhán Šárka Tamsin ' +
    'Thandiwe Ümit Valérie Xiomara Yaël Zoë|' +
    'Álvaro Anders Ángel Bartłomiej Bjørn Ciarán Chidi Dezső Eoin Emre Fabrício François Göran Håkon Íñigo ' +
    'Jürgen João Kwame Lasse Ľubomír Mátyás Máximo Nuno Øyvind Paweł Réda Seán Søren Stéphane Tadhg Tomáš ' +
    'Uğur Václav Wojciech Ýmir Žarko|' +
    'Alex Ariel Bex Charlie Indigo Jude Kit Quinn Robin Sasha',
);

/** Last names without a translation, from many places; some are long, some have diacritics or hyphens. */
export const plainLastNames: readonly string[] = (
  'Abernathy Achterberg Adébáyò Ågren Almeida Ashworth-Vane Baptiste Barańska Bełcikowski Bergström Błaszczyk ' +
  "Boateng Brâncoveanu Cañizares Castañeda Çelik Cienfuegos Dąbrowski d'Albufera Delacroix Dvořáková Dressler " +
  'Ekwueme Eriksen Faßbender Fernández-Quiroga Fitzgerald Fröhlich Gonçalves Grünwald Guðmundsdóttir Hallström ' +
  'Håkansson Hernández Hjelmqvist Iglesias İnönü Jægersen Jovanović Kaminska Karlsdóttir Kensington Kjær Kołakowska ' +
  'Kovačević Laßnig Lefèvre Lindqvist Łukasiewicz MacAlister Mbeki Márquez McConaghy Mihăilescu Müller Nakamura-Reyes ' +
  "Núñez Nyström Ó'Súilleabháin O'Malley Okonkwo Ørsted Özdemir Pérez-Galdós Petrović Pfeiffer Popovici Quennell " +
  'Raudsepp Rasmussen Řezníček Rosenqvist Sánchez Šimková Sørensen Strömberg Świątek Szabó Thorvaldsen Tiberghien ' +
  'Ugarte Urbánek Vågen Van-der-Meer Villaseñor Vuković Wąsik Weiß Whitcombe Wójcik Xhafa Yıldırım Zeman Żeleński'
).split(' ');

/** Scripts other than Latin, the Japanese first. */
export const nativeScripts: readonly NativeScript[] = [
  {
    language: 'ja',
    familyFirst: true,
    separator: '',
    given: nativeNames(
      '健 Ken 2,翔 Sho 2,大輔 Daisuke 2,拓也 Takuya 2,誠 Makoto 2,陽子 Yoko 1,美咲 Misaki 1,さくら Sakura 1,由美 Yumi 1,彩 Aya 1,千尋 Chihiro 1,薫 Kaoru 3',
    ),
    family: nativeNames(
      '佐藤 Sato 0,鈴木 Suzuki 0,高橋 Takahashi 0,田中 Tanaka 0,渡部 Watabe 0,伊東 Ito 0,小林 Kobayashi 0,加藤 Kato 0,吉田 Yoshida 0,山本 Yamamoto 0,松井 Matsui 0,森 Mori 0',
    ),
  },
  {
    language: 'ko',
    familyFirst: true,
    separator: '',
    given: nativeNames(
      '민준 Min-jun 2,서연 Seo-yeon 1,지훈 Ji-hoon 2,하은 Ha-eun 1,도윤 Do-yoon 2,유진 Yu-jin 1,현우 Hyun-woo 2,지민 Ji-min 3,수아 Su-a 1,태윤 Tae-yoon 2',
    ),
    family: nativeNames(
      '김 Kim 0,박 Park 0,최 Choi 0,정 Jung 0,윤 Yoon 0,한 Han 0,오 Oh 0,서 Seo 0,신 Shin 0,권 Kwon 0',
    ),
  },
  {
    language: 'zh',
    familyFirst: true,
    separator: '',
    given: nativeNames(
      '伟 Wei 2,芳 Fang 1,敏 Min 1,建国 Jianguo 2,秀英 Xiuying 1,志强 Zhiqiang 2,丽 Li 1,浩然 Haoran 2,雪 Xue 1,明 Ming 2',
    ),
    family: nativeNames(
      '王 Wang 0,李 Li 0,张 Zhang 0,刘 Liu 0,陈 Chen 0,赵 Zhao 0,黄 Huang 0,吴 Wu 0,徐 Xu 0,马 Ma 0',
    ),
  },
  {
    language: 'ru',
    familyFirst: false,
    separator: ' ',
    given: nativeNames(
      'Алексей Aleksei 2,Мария Mariya 1,Дмитрий Dmitri 2,Ольга Olga 1,Илья Ilya 2,Вера Vera 1,Антон Anton 2,Дарья Darya 1,Павел Pavel 2,Нина Nina 1',
    ),
    family: nativeNames(
      'Коваленко Kovalenko 0,Шевчук Shevchuk 0,Мороз Moroz 0,Бойко Boyko 0,Жук Zhuk 0,Соловей Solovey 0,Гончар Honchar 0,Лебедь Lebed 0,Мельник Melnik 0,Зима Zima 0',
    ),
  },
  {
    language: 'ar',
    familyFirst: false,
    separator: ' ',
    given: nativeNames(
      'أحمد Ahmed 2,فاطمة Fatima 1,يوسف Youssef 2,ليلى Layla 1,عمر Omar 2,نور Nour 3,سامي Sami 2,هند Hind 1,كريم Karim 2,رنا Rana 1',
    ),
    family: nativeNames(
      'حداد Haddad 0,خوري Khoury 0,منصور Mansour 0,الشريف El-Sherif 0,سالم Salem 0,ناصر Nasser 0,عباس Abbas 0,فارس Fares 0,قاسم Qassem 0,زيدان Zidane 0',
    ),
  },
];

function toTranslatedName(line: string): LatinName {
  const [latin = '', gender = '0', ja = '', zh = ''] = line.split(' ');
  return { latin, gender: toGender(gender), ja, zh };
}

function genderedNames(text: string): readonly LatinName[] {
  const genders: readonly Gender[] = [1, 2, 3];
  return text
    .split('|')
    .flatMap((names, index) =>
      names.split(' ').map((latin): LatinName => ({ latin, gender: genders[index] ?? 0 })),
    );
}

function nativeNames(text: string): readonly NativeName[] {
  return text.split(',').map((entry) => {
    const [native = '', latin = '', gender = '0'] = entry.split(' ');
    return { native, latin, gender: toGender(gender) };
  });
}

function toGender(digit: string): Gender {
  return digit === '1' ? 1 : digit === '2' ? 2 : digit === '3' ? 3 : 0;
}
