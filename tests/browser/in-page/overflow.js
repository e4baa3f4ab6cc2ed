// Runs in the page: nothing from outside of it is there.
(() => {
  const { clientWidth, scrollWidth } = document.documentElement;
  const scrolled = (element) => {
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement)
      if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(at).overflowX)) return true;
    return false;
  };
  const found = [...document.body.querySelectorAll('*')].flatMap((element) => {
    const { left, right, width } = element.getBoundingClientRect();
    const inSvg = element instanceof SVGElement && element.ownerSVGElement !== null;
    if (width <= 1 || inSvg || (right <= clientWidth + 0.5 && left >= -0.5) || scrolled(element)) return [];
    return [`${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} ${left}..${right}`];
  });
  if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth} wide in ${clientWidth}`);
  return found;
})();
