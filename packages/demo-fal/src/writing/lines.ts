/** Lines that could stand in an ad, and calls to action, in each language that the demo can write in. */
interface Lines {
  lines: readonly [string, ...string[]];
  calls: readonly [string, ...string[]];
}

export const linesOf: Readonly<Record<string, Lines>> & { en: Lines } = {
  en: {
    lines: [
      'Made slowly, gone by noon.',
      'The good one. You will know.',
      'For mornings that take their time.',
      'Less of everything, and better.',
      'Bring it along. It has been waiting.',
      'Small today, missed tomorrow.',
    ],
    calls: ['Try it today', 'See it now', 'Get yours'],
  },
  ar: { lines: ['صُنع على مهل، ونفد قبل الظهر.', 'الجيد فعلاً، وستعرفه.'], calls: ['جرّبه اليوم', 'اطلبه الآن'] },
  da: {
    lines: ['Lavet langsomt, og væk til middag.', 'Det er den gode, og du ved det.'],
    calls: ['Prøv i dag', 'Se mere'],
  },
  de: {
    lines: [
      'Langsam gemacht, und mittags schon weg.',
      'Für den Morgen, der sich Zeit nimmt.',
      'Das ist die gute Wahl für dich.',
    ],
    calls: ['Jetzt probieren', 'Mehr ansehen'],
  },
  el: { lines: ['Φτιαγμένο αργά, εξαντλημένο ως το μεσημέρι.', 'Το καλό. Θα το καταλάβεις.'], calls: ['Δοκίμασέ το'] },
  es: {
    lines: ['Hecho con calma, y se agota por la tarde.', 'Es el bueno, y tú lo sabes.'],
    calls: ['Pruébalo hoy', 'Ver más'],
  },
  fr: {
    lines: ['Fait avec soin, et épuisé dès midi.', 'Le bon choix pour les matins lents.'],
    calls: ['Essayez-le', 'Voir plus'],
  },
  he: { lines: ['נעשה לאט, ונגמר עד הצהריים.', 'זה הטוב באמת.'], calls: ['נסו היום'] },
  hi: { lines: ['धीरे बना, दोपहर तक ख़त्म।', 'अच्छी चीज़ की यही पहचान।'], calls: ['आज ही आज़माएँ'] },
  it: {
    lines: ['Fatto con calma, finito per pranzo.', 'È quello giusto per la tua mattina.'],
    calls: ['Provalo oggi', 'Scopri di più'],
  },
  ja: { lines: ['ゆっくり作り、昼には売り切れ。', 'ちょっといい朝のために。'], calls: ['今すぐ試す'] },
  ko: { lines: ['천천히 만들고, 점심이면 다 팔려요.', '느긋한 아침을 위해.'], calls: ['지금 써 보기'] },
  nl: {
    lines: ['Met rust gemaakt, en voor de middag op.', 'Dit is de goede voor jouw ochtend.'],
    calls: ['Probeer het nu', 'Bekijk meer'],
  },
  pl: { lines: ['Robione powoli, i do południa już nie ma.', 'To jest to na dobry dzień.'], calls: ['Wypróbuj dziś'] },
  pt: { lines: ['Feito com calma, e acaba ao meio-dia.', 'É o bom para a sua manhã.'], calls: ['Experimente hoje'] },
  ru: { lines: ['Сделано не спеша, к полудню уже нет.', 'То самое. Вы поймёте.'], calls: ['Попробуйте сегодня'] },
  sv: { lines: ['Gjord långsamt, och slut till lunch.', 'Det är den som du vill ha.'], calls: ['Prova i dag'] },
  th: { lines: ['ทำอย่างช้า ๆ หมดก่อนเที่ยง', 'ของดีที่คุณจะรู้เอง'], calls: ['ลองเลยวันนี้'] },
  tr: { lines: ['Yavaşça yapıldı ve öğlene bitti.', 'Bu senin için en iyisi.'], calls: ['Bugün dene'] },
  uk: {
    lines: ['Зроблено не поспіхом, а до обіду вже немає.', 'Саме те. Ви зрозумієте.'],
    calls: ['Спробуйте сьогодні'],
  },
  zh: { lines: ['慢慢做，中午就卖光。', '好东西，一看就懂。'], calls: ['立即试用'] },
};
