import type { RedditRequest } from './reddit-source.ts';

/**
 * What these communities talk about in most weeks, chosen by hand: the last resort when no source of today's answers.
 * Keys are lower case. It names no posts, for there are none to name.
 */
const curated: Record<string, string> = {
  adidas: 'samba, gazelle, retro running, terrace style, ultraboost, collaborations, resoles, track tops',
  art: 'digital painting, oil portrait, sketchbook, surrealism, urban landscapes, colour studies, process videos',
  beauty: 'glass skin, fragrance layering, clean makeup, lip oil, skin barrier, drugstore finds, blush placement',
  beer: 'hazy ipa, non-alcoholic, pilsner, local taproom, barrel aged, crisp lager, can design',
  books: 'cosy fantasy, book club, translated fiction, audiobooks, reading goals, annotated copies, debut novels',
  camping:
    'lightweight tents, car camping, campfire cooking, national parks, sleep systems, leave no trace, power stations',
  cats: 'rescue kittens, cat trees, zoomies, senior cats, black cats, window perches, slow feeders',
  cars: 'electric range, manual gearbox, road trip, weekend project, hot hatch, detailing, classic restoration',
  chocolate: 'bean to bar, dark chocolate, single origin, pistachio filling, sea salt, fair trade, gift boxes',
  coffee: 'pour over, espresso at home, light roast, cold brew, hand grinder, single origin, latte art, moka pot',
  cooking: 'one pan dinners, cast iron, batch cooking, fermentation, chili crisp, fresh pasta, knife skills',
  cycling: 'gravel bikes, commuting, indoor training, tubeless tyres, century ride, bikepacking, helmet lights',
  diy: 'weekend build, reclaimed wood, tiled backsplash, garage workshop, before and after, smart storage, paint colours',
  dogs: 'adoption, puppy training, raw feeding, hiking with dogs, enrichment toys, senior dogs, harnesses',
  entrepreneur: 'first customers, side project, bootstrapped, pricing, cold outreach, newsletter, automation',
  femalefashionadvice: 'capsule wardrobe, linen, wide leg trousers, thrift finds, ballet flats, workwear, layering',
  fitness: 'progressive overload, home gym, mobility, protein, zone 2 cardio, strength training, consistency, recovery',
  food: 'homemade, sourdough, ramen, smash burger, seasonal vegetables, comfort food, street food',
  gadgets: 'foldable phones, noise cancelling, usb-c everything, smart rings, repairability, battery life, e-ink',
  gaming: 'indie gems, couch co-op, handhelds, open world, remakes, speedruns, cosy games, soundtracks',
  gardening: 'raised beds, native plants, pollinators, composting, seed starting, tomatoes, small space',
  hiking: 'trail runners, day hikes, sunrise summit, ultralight, national parks, trekking poles, autumn colours',
  homedecor:
    'warm neutrals, statement lighting, curved sofas, gallery wall, vintage rugs, small spaces, limewash, plants',
  houseplants: 'monstera, propagation, grow lights, repotting, pet safe plants, rare variegation, low light',
  interiordesign:
    'japandi, dark academia, colour drenching, built-in shelves, natural textures, layered lighting, arches',
  jewelry: 'stacking rings, lab grown, gold vermeil, pearls, personalised, vintage signets, minimal hoops',
  makeupaddiction: 'soft glam, cream blush, graphic liner, skin tints, smoky eye, dupes, lip liner',
  malefashionadvice: 'chore coat, loafers, relaxed fit, earth tones, knit polo, selvedge denim, versatile basics',
  marketing:
    'short video, user generated content, brand voice, first-party data, creator partnerships, email, attribution',
  mealprepsunday:
    'high protein, freezer meals, sheet pan, budget lunches, overnight oats, glass containers, burrito bowls',
  music: 'vinyl, live sessions, bedroom pop, festival line-ups, reissues, concept albums, headphones',
  nutrition: 'fibre, whole foods, protein goals, gut health, meal timing, plant-based, hydration',
  parenting:
    'screen time, sleep routines, picky eaters, outdoor play, gentle discipline, family budget, reading together',
  pets: 'adoption, enrichment, grain free, vet costs, travel carriers, grooming, multi-pet homes',
  photography: 'golden hour, film look, street photography, prime lenses, minimalism, long exposure, portraits',
  running: 'marathon training, easy miles, carbon shoes, first 5k, trail running, race day, recovery, cadence',
  skincareaddiction:
    'spf every day, skin barrier, retinoids, niacinamide, gentle cleanser, double cleansing, acne, ceramides',
  smallbusiness: 'local customers, packaging, handmade, reviews, cash flow, online shop, word of mouth',
  sneakers: 'retro runners, new balance, jordan 1, earth tones, collaborations, gum soles, suede, restocks',
  streetwear: 'oversized fit, workwear, vintage tees, cargo trousers, gorpcore, boxy hoodie, earth tones, layering',
  sustainability: 'repair, refill, second hand, low waste, renewable energy, plant-based, circular design',
  tea: 'matcha, oolong, gongfu brewing, loose leaf, chai, cold steep, teaware',
  technology:
    'artificial intelligence, privacy, open source, right to repair, electric cars, wearables, battery breakthroughs',
  travel:
    'slow travel, carry-on only, hidden gems, night trains, solo travel, shoulder season, street food, remote work',
  vegan: 'high protein, tofu, dairy free cheese, meal prep, oat milk, whole foods, cruelty free, comfort food',
  watches: 'microbrands, field watch, vintage dials, dive watch, strap swaps, titanium, everyday wear',
  wine: 'natural wine, orange wine, chilled reds, pairings, small producers, rosé season, non-alcoholic',
  yoga: 'morning flow, breathwork, beginners, hip openers, yin, home practice, mindfulness',
};

/** For a community that nobody has curated: what sells in most seasons. */
const anywhere =
  'authenticity, everyday comfort, small joys, sustainability, nostalgia, do it yourself, value for money';

/** At most ten words or short phrases. Always answers. */
export function staticTrends({ subreddit }: Pick<RedditRequest, 'subreddit'>): string[] {
  return (curated[subreddit.toLowerCase()] ?? anywhere).split(', ');
}
