/**
 * NAB realTweets scores (standard, low FP, low FN) of published detectors, from their stored results in
 * numenta/NAB at commit ea702d75cc22, all ten files.
 */
export const PUBLISHED: readonly (readonly [string, readonly [number, number, number]])[] = [
  ['ARTime', [81.8, 70.1, 87.9]],
  ['contextOSE', [74.5, 73.1, 76.5]],
  ['earthgecko Skyline', [68.9, 45.3, 78.3]],
  ['numenta (HTM)', [68.0, 61.1, 72.6]],
  ['htmjava', [65.0, 52.4, 70.6]],
  ['knncad', [64.3, 42.2, 73.2]],
  ['numentaTM', [62.4, 57.7, 67.9]],
  ['relativeEntropy', [59.8, 55.0, 63.1]],
  ['twitterADVec', [59.6, 35.8, 69.0]],
  ['windowedGaussian', [51.4, 16.3, 64.6]],
  ['randomCutForest', [48.1, 46.9, 62.2]],
  ['Etsy Skyline', [29.4, 31.8, 50.9]],
  ['random', [21.3, 13.0, 31.4]],
  ['expose', [19.8, 3.0, 33.5]],
  ['bayesChangePt', [2.7, 1.7, 9.4]],
  ['null', [0, 0, 0]],
];
