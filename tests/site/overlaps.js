// Text that lies on other text, what does not fit into the window, and what scrolls sideways without a name or out of reach.
() => {
    const wide = document.scrollingElement.scrollWidth - window.innerWidth;
    const unseen = element => {  // kept for screen readers, out of sight
        for (let here = element; here; here = here.parentElement) {
            const style = getComputedStyle(here);
            if (style.clipPath !== 'none' || style.clip !== 'auto') return true;
        }
        return false;
    };
    const cut = [];
    const mute = [];
    for (const element of document.querySelectorAll('main *, header *, footer *')) {
        const box = element.getBoundingClientRect();
        if (!box.width || !box.height || element.closest('.visually-hidden, .skip, svg')) continue;
        const scrolls = /auto|scroll/.test(getComputedStyle(element).overflowX);
        const named = element.tabIndex === 0 && element.getAttribute('role') === 'region' && element.getAttribute('aria-label');
        const what = element.tagName + '.' + element.className;
        if (scrolls && !named && element.scrollWidth > element.clientWidth + 1) mute.push(what);
        if (element.closest('[role=region][tabindex="0"]')) continue;
        if ((box.right > window.innerWidth + 1 || box.left < -1) && !unseen(element)) cut.push(`${what} ${Math.round(box.left)}–${Math.round(box.right)}`);
    }
    const lines = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        if (!walker.currentNode.data.trim() || !element.checkVisibility({visibilityProperty: true})) continue;
        if (element.closest('.skip, noscript, title, desc') || unseen(element)) continue;
        const range = document.createRange();
        range.selectNodeContents(walker.currentNode);
        const pane = element.closest('[role=region][tabindex="0"]')?.getBoundingClientRect();  // shows a part of what it holds
        for (const box of range.getClientRects()) {
            const high = box.height * 0.25;  // letters do not fill the height of their line
            if (box.width < 3 || pane && (box.bottom > pane.bottom || box.right > pane.right)) continue;
            lines.push([box.top + high, box.bottom - high, box.left + 1, box.right - 1, walker.currentNode]);
        }
    }
    lines.sort((one, other) => one[0] - other[0]);
    const over = [];
    lines.forEach((one, index) => {
        for (let next = index + 1; next < lines.length && lines[next][0] < one[1]; next++) {
            const other = lines[next];
            if (one[4] !== other[4] && one[2] < other[3] && other[2] < one[3])
                over.push(`“${one[4].data.trim().slice(0, 30)}” and “${other[4].data.trim().slice(0, 30)}”`);
        }
    });
    return {wide, cut: cut.slice(0, 5), mute, over: over.slice(0, 5), lines: lines.length};
}
