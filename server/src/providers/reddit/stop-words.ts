/** Words that titles are full of and that name no subject. */
export const stopWords: ReadonlySet<string> = new Set(
  `a about above actually after again against ago all almost also always am an and another any anybody anyone anything are aren't
  around as ask asking at away back bad be became because been before being below best better between big both bought but buy by
  call came can can't cannot come could couldn't current currently daily day days did didn't different discussion do does doesn't
  doing don't done down during each either else enough ever every everyone everything favorite favourite feel feels few finally find
  first for found from further get gets getting give go goes going gonna good got great guys had happened hard has have haven't
  having he help her here hers herself hey him himself his hour hours how however i'd i'll i'm i've if in into is isn't it it's its
  itself just keep kind knew know last latest least less let let's like liked literally little long look looking looks lot lots love
  made make makes making many may maybe me mean might mine monday month months more morning most much must my myself need needs
  never new next nice night no nobody none nor not nothing now of off often old on once one ones only opinion opinions or other
  others our ours ourselves out over own part people person please post posts pretty probably put question questions quite rather
  really recommend recommendation recommendations reddit right said same saw say says see seen seriously several she should
  shouldn't since so some somebody someone something sometimes soon sort start started still stuff subreddit such suggestion
  suggestions sure take takes tell than thank thanks that that's the their theirs them themselves then there there's these they
  they're thing things think this those though thought thoughts thread three through time times tips to today together told
  tonight too took tried true try trying turns two under until up update upon us use used using very via want wanted wants was
  wasn't way ways we we're week weekly weeks well went were weren't what what's when where whether which while who whole whom whose
  why will wish with within without won't work worth would wouldn't wrong year years yes yesterday yet you you'll you're you've
  your yours yourself yourselves amp nbsp http https www com edit op tldr aita eli5
  ${[
    // Hindi
    'है हैं था थे थी हो हूँ का के की को में से पर और या तो भी ही नहीं यह वह ये वे इस उस एक कि जो क्या क्यों कैसे कब कहाँ मैं हम आप मेरा मेरे मेरी लिए साथ बाद पहले अब कोई कुछ सब बहुत अपने करना करने सही',
    // Thai
    'ที่ และ ของ เป็น ใน ได้ ไม่ ว่า มี จะ ให้ กับ นี้ นั้น แล้ว ก็ คือ หรือ แต่ จาก ถึง โดย อยู่ มา ไป ครับ ค่ะ คะ นะ เรา ผม ฉัน คุณ เขา ใคร อะไร ทำไม ยังไง อย่างไร มาก กัน ด้วย',
    // Japanese
    'です ます ました でした ません から まで こと もの これ それ あれ この その あの ため ない する した して いる ある ない など さん とか けど でも だけ より たい なる なっ という ので のに どう なに 何 誰 私 僕',
    // Chinese
    '的 了 是 在 我 你 您 他 她 它 们 不 也 都 就 和 有 没 这 那 吗 呢 吧 啊 很 真 太 会 要 去 来 说 把 被 跟 对 与 或 一 个 最 更 还 让 给 怎 么 什 为 到 上 下 里 后 前',
    '我们 你们 他们 什么 怎么 这个 那个 一个 没有 可以 就是 不是 因为 所以 但是 如果 还是 为什么 大家 自己 真的 真好 觉得 知道',
    // Korean
    '그리고 그런데 하지만 이거 그거 저거 있는 없는 하는 해요 입니다 합니다 있어요 정말 너무 진짜 어떤 어떻게 무엇 뭐가 제가 나는 우리',
    // Arabic
    'في من على إلى عن مع هذا هذه ذلك التي الذي ما لا لم لن هل كل أن إن كان كيف متى أين لماذا هو هي أنا نحن أو ثم قد بعد قبل',
  ].join(' ')}`.split(/\s+/),
);
