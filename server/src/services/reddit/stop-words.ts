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
  your yours yourself yourselves amp nbsp http https www com edit op tldr aita eli5`.split(/\s+/),
);
