import { rememberByText } from './remember.ts';
import { countScripts } from './script.ts';

/** Who writes with Han signs, which have other shapes with each. */
export type HanStyle = 'JAPANESE' | 'KOREAN' | 'SIMPLIFIED' | 'TRADITIONAL';

/** Signs of daily use that only simplified Chinese has. What both write, such as 里, tells nothing. */
const simplified =
  '们这国来时个说会为学对发经过现动进种问关开门长东车马鸟鱼风飞饭馆电话语读书写买卖钱银铁钟红绿蓝线级纸细给织练续维网罗价优惠图园围团场块坚报声处备复头夺奖实宝审宽专业丛严丧举义乐习乡亲产仅从仓仪众传伤伦伟体佣侧侨债倾偿储儿党兰养兽农军冻净凉减凤凭击创刘则刚办务劳势勋区协单压厅历厂县参双变叶号吗听启呜员响哑圆坏壶够夹妇妈孙宁宫层岁岛师帅帐带帮广庆库应庙异弃张强归当录彻径忆态总恋恶惊惯愿战户扑执扩扫扬抚抢护担拟择挂挥损换摄摆数断无旧显晒晓暂术机杀杂权条极构枪柜标栋树样桥检楼汇汉汤沟没泪泽洁浅测济浓涛润涨渐温湿满灭灯灵灾炉点炼烂热爱爷牺状犹独狮献环玛琼疗疯痒皱盐监盖盘矿码砖确础离积称税稳穷窃竞笔筑签简粮纪纯纷纹纺纽绍组终结绕绘统继绩绪绳绸综缓编缘缩罚职联肃肠肤脉脏脑脚脸舰艺节芦苍苏药获莱营萧虏虑虽补装观规视览觉触订认讨让训议记讲许论设访证评识诉词译试诗诚该详诺谁调谈谊谋谢谱贝负贡财责败货质贫购贵贸费贺资赏赐赔赖赛赞赢赵趋跃践踪转轮软轻载较辅辆辈输辑辞边达迁运还远违连迟适选逊递逻遗邮邻郑释钓针铃铅铜链锁锅锐错锦键镇镜闭闲间闻闹阅阔队阳阴阵阶际陆陈险随隐难雾韩页顶顺须顾顿预领频题颜额颗饮饰饱馈驱驶驻驾骂骑骗骨鱿鲜鸡鸣鸭鸿鹅鹰麦黄齐齿龙龟';
/** The same of traditional Chinese. */
const traditional =
  '們這國來時個說會為學對發經過現動進種問關開門長東車馬鳥魚風飛飯館電話語讀書寫買賣錢銀鐵鐘紅綠藍線級紙細給織練續維網羅價優圖園圍團場塊堅報聲處備複復頭奪獎實寶審寬專業叢嚴喪舉義樂習鄉親產僅從倉儀眾傳傷倫偉體傭側僑債傾償儲兒黨蘭養獸農軍凍淨涼減鳳憑擊創劃劉則剛辦務勞勢勳區協單壓廳歷曆廠縣參雙變臺葉號嗎聽啟員響啞圓壞壺夠夾婦媽孫寧宮層歲島師帥帳帶幫廣慶庫應廟異棄張強歸當錄徹徑憶態總戀惡驚慣願戰撲執擴掃揚撫搶護擔擬擇掛揮損換據攝擺數斷無舊顯曬曉暫術機殺雜權條極構槍櫃標棟樹樣橋檢樓匯漢湯溝淚澤潔淺測濟濃濤潤漲漸溫濕滿滅燈靈災爐點煉爛熱愛爺犧狀猶獨獅獻環瑪瓊療瘋癢皺鹽監蓋盤礦碼磚確礎離積稱稅穩窮竊競筆築簽簡糧紀純紛紋紡紐紹組終結繞繪統繼績緒繩綢綜緩編緣縮罰職聯肅腸膚脈臟腦腳臉艦藝節蘆蒼蘇藥獲萊營蕭虜慮雖補裝觀規視覽覺觸訂認討讓訓議記講許論設訪證評識訴詞譯試詩誠該詳諾誰調談誼謀謝譜貝負貢財責敗貨質貧購貴貿費賀資賞賜賠賴賽贊贏趙趨躍踐蹤轉輪軟輕載較輔輛輩輸輯辭邊達遷運還遠違連遲適選遜遞邏遺郵鄰鄭釋裡釣針鈴鉛銅鏈鎖鍋銳錯錦鍵鎮鏡閉閒間聞鬧閱闊隊陽陰陣階際陸陳險隨隱難霧韓頁頂順須顧頓預領頻題顏額顆飲飾飽饋驅駛駐駕罵騎騙魷鮮雞鳴鴨鴻鵝鷹麥黃齊齒龍龜';

const [ofSimplified, ofTraditional] = [new Set(simplified), new Set(traditional)];

/**
 * In whose shapes the Han signs of a text are: by what they stand among, by what is set, or by what all words of its ad tell; null where
 * nothing does.
 */
export function hanStyleOf(text: string, all: string, chosen: HanStyle | null = null): HanStyle | null {
  return neighborsOf(text) ?? chosen ?? neighborsOf(all) ?? chineseOf(text) ?? chineseOf(all);
}

function neighborsOf(text: string): HanStyle | null {
  const counts = countScripts(text);
  if (counts.has('KANA')) return 'JAPANESE';
  return counts.has('HANGUL') ? 'KOREAN' : null;
}

/** By the signs that only one of the two has. */
const chineseOf = rememberByText((text): HanStyle | null => {
  let more = 0;
  for (const sign of text) more += ofTraditional.has(sign) ? 1 : ofSimplified.has(sign) ? -1 : 0;
  if (more === 0) return /\p{Script=Bopomofo}/u.test(text) ? 'TRADITIONAL' : null;
  return more > 0 ? 'TRADITIONAL' : 'SIMPLIFIED';
});
